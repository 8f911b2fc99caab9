/** The monthly amount of the winter allowance. */
import { type Parameter, parameter } from '../../../../../src/rules/index.ts';
import type { PaymentRule } from '../../../../../src/programs/definition.ts';

/** Units: fen per person and month. Source: source.md#article-1 */
export const monthlyRate: Parameter = {
  name: 'monthlyRate',
  unit: 'fen per person and month',
  values: [
    {
      from: '2025-01-01',
      until: '2027-01-01',
      value: 60_00,
      status: 'verified',
      source: 'article-1',
    },
    { from: '2027-01-01', value: 80_00, status: 'unverified', source: 'rise-of-2027' },
  ],
};

/** Each entitled month, the first and the last as whole months. Units: fen. */
export const payments = {
  per: 'month',
  amountFen: parameter(monthlyRate),
  partMonth: 'whole',
} satisfies PaymentRule;
