/** Days of leave that the national rule gives. */
import type { Parameter } from '../../../rules/index.ts';

const maternityLeave = 98;

/** Days from the day of birth on which base leave may run. Source: source.md#base-leave */
export const maternityLeaveDays = maternityLeave;

export const parameters = {
  maternityLeaveDays: {
    name: 'maternityLeaveDays',
    unit: 'days',
    values: [
      { from: '2012-04-28', value: maternityLeave, status: 'unverified', source: 'base-leave' },
    ],
  },
} satisfies Record<string, Parameter>;
