/**
 * Beijing's monthly award as an old text has it: history, never paid from.
 */
import { amount, choose, type Parameter, parameter, years } from '../../../rules/index.ts';
import { childUnder } from '../../cn/one-child-parents-award/eligibility.ts';
import type { PaymentRule } from '../../definition.ts';

/** Units: fen per month. Unknown: outside the years of the text. Source: source.md#text-of-2016 */
export const monthlyAward: Parameter = {
  name: 'monthlyAward',
  unit: 'fen per month',
  values: [
    {
      from: '2017-01-01',
      until: '2021-11-26',
      value: 10_00,
      status: 'unverified',
      source: 'text-of-2016',
    },
  ],
};

/** Each month in which the child is under 18; withheld. Units: fen. Source: source.md#text-of-2016 */
export const payments = {
  per: 'month',
  amountFen: choose(childUnder(years(18)), parameter(monthlyAward), amount(0)),
  partMonth: 'whole',
} satisfies PaymentRule;
