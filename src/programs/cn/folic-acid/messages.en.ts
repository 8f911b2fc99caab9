/** English texts of folic acid. */
import type { Messages } from '../../definition.ts';

export const messages: Messages = {
  name: 'Free folic acid',
  summary:
    'Folic acid before and in early pregnancy protects a child’s spine and brain. You can have free tablets from three months before a pregnancy until three months into it. Nobody checks whether you take them.',
  conditions: {
    alive: 'is living',
    woman: 'is a woman',
    planningOrEarlyPregnancy: 'plans a child or is in the first three months of pregnancy',
    planning: 'has told us of a plan for a child',
    earlyPregnancy: 'is in the first three months of pregnancy',
    lastPeriodOnRecord: 'a last period is on record',
    expectedDeliveryOnRecord: 'an expected day of birth is on record',
    afterLatestBirth: 'the latest birth is past',
  },
  steps: {
    planningSupply: 'Tablets for the months before pregnancy: 0.4 mg a day',
    earlyPregnancySupply: 'Tablets for the first three months of pregnancy: 0.4 mg a day',
  },
};
