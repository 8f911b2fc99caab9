/**
 * The rural award per person and month.
 */
import { type Parameter, parameter } from '../../../rules/index.ts';
import type { PaymentRule } from '../../definition.ts';

/** Units: fen per person and month. Source: source.md#rates-since-2004 */
export const ruralAwardRate: Parameter = {
  name: 'ruralAwardRate',
  unit: 'fen per person and month',
  values: [
    {
      from: '2004-01-01',
      until: '2009-01-01',
      value: 50_00,
      status: 'secondary',
      source: 'rates-since-2004',
    },
    {
      from: '2009-01-01',
      until: '2012-01-01',
      value: 60_00,
      status: 'secondary',
      source: 'rates-since-2004',
    },
    { from: '2012-01-01', value: 80_00, status: 'secondary', source: 'rate-since-2012' },
  ],
};

/** Each entitled month, the first and the last as whole months. Units: fen. */
export const payments = {
  per: 'month',
  amountFen: parameter(ruralAwardRate),
  partMonth: 'whole',
} satisfies PaymentRule;
