/** English texts of leave in Guangdong. */
import type { Messages } from '../../definition.ts';

export const messages: Messages = {
  name: 'Leave for parents in Guangdong',
  summary:
    'Leave after a birth: 80 days on top of the national base of 98 (the base still to be checked). Partners have 15 days. Each parent has 10 days of childcare leave a year while a child is under 3. Only children have 5 days a year to care for their parents, 15 when they are in hospital. If your employer sees it differently, ask the office.',
  conditions: {
    alive: 'is living',
    employed: 'is employed',
    inForce: 'these rules have been in force since 2021-12-01',
    leave: 'has a birth in the last months or a child under 3',
    maternityLeave: 'gave birth less than 178 days ago',
    partnerLeave: 'is the father of a child born in the last 15 days',
    man: 'is a man',
    newbornChild: 'has a child born in the last 15 days',
    childcareLeave: 'has a child under 3',
    childAlive: 'the child is living',
    childUnderThree: 'the child is under 3 years old',
  },
};
