/** English texts of the eight antenatal contacts. */
import type { Messages } from '../../definition.ts';

export const messages: Messages = {
  name: 'Eight contacts in pregnancy',
  summary:
    'Eight meetings with a midwife or doctor before the birth, as the World Health Organization recommends. You decide: take any of them, stop the reminders or say no.',
  conditions: {
    alive: 'is living',
    duringPregnancy: 'is in the 42 weeks after the first day of the last period on record',
    notYetDelivered: 'has not given birth in this pregnancy yet',
    sinceLatestBirth: 'has given birth',
    birthOfThisPregnancy: 'a birth that ended this pregnancy is on record',
    noBirthOnRecord: 'no birth that ended this pregnancy is on record',
    pregnancyBegun: 'this pregnancy has begun',
    beforeLatestBirth: 'the latest birth is still to come',
    lastPeriodOnRecord: 'a last period is on record',
    expectedDeliveryOnRecord: 'an expected day of birth is on record',
    inTheseWeeks: 'is in these weeks of pregnancy',
  },
  steps: {
    contactUpTo12Weeks: 'First contact: up to week 12',
    contactAt20Weeks: 'Second contact: week 20',
    contactAt26Weeks: 'Third contact: week 26',
    contactAt30Weeks: 'Fourth contact: week 30',
    contactAt34Weeks: 'Fifth contact: week 34',
    contactAt36Weeks: 'Sixth contact: week 36',
    contactAt38Weeks: 'Seventh contact: week 38',
    contactAt40Weeks: 'Eighth contact: week 40',
  },
};
