/** English texts of maternal care. */
import type { Messages } from '../../definition.ts';

export const messages: Messages = {
  name: 'Care in pregnancy and after birth',
  summary:
    'Five free check-ups before the birth, a visit at home in the first week after you leave hospital, and a check-up on day 42. You decide: you can take any of them, stop the reminders or say no, and nothing else depends on it.',
  conditions: {
    alive: 'is living',
    expectingOrAfterBirth: 'is expecting a child or has given birth lately',
    expecting: 'is expecting a child',
    duringPregnancy: 'is in the 42 weeks after the first day of the last period on record',
    notYetDelivered: 'has not given birth in this pregnancy yet',
    sinceLatestBirth: 'has given birth',
    birthOfThisPregnancy: 'a birth that ended this pregnancy is on record',
    noBirthOnRecord: 'no birth that ended this pregnancy is on record',
    pregnancyBegun: 'this pregnancy has begun',
    beforeLatestBirth: 'the latest birth is still to come',
    lastPeriodOnRecord: 'a last period is on record',
    expectedDeliveryOnRecord: 'an expected day of birth is on record',
    weeksAfterBirth: 'gave birth less than 12 weeks ago',
    daysAfterDischarge: 'left hospital after the birth at most 7 days ago',
    birthOnRecord: 'a birth is on record',
    dischargeOnRecord: 'a day of leaving hospital is on record',
    inTheseWeeks: 'is in these weeks of pregnancy',
  },
  steps: {
    firstContact: 'First check-up, with your handbook: before week 13',
    secondContact: 'Second check-up: weeks 16 to 20',
    thirdContact: 'Third check-up: weeks 21 to 24',
    fourthContact: 'Fourth check-up: weeks 28 to 36',
    fifthContact: 'Fifth check-up: weeks 37 to 40',
    postnatalHomeVisit: 'Visit at home to mother and baby: within 7 days after leaving hospital',
    postnatalCheck: 'Check-up from day 42 after the birth',
  },
};
