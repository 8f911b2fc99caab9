/**
 * Guangdong's monthly health fee per family, half of it for each parent.
 */
import { fact } from '../../../model/facts/index.ts';
import {
  alive,
  amount,
  choose,
  type Parameter,
  parameter,
  share,
  some,
  spouse,
  years,
} from '../../../rules/index.ts';
import { childUnder } from '../../cn/one-child-parents-award/eligibility.ts';
import type { PaymentRule } from '../../definition.ts';

/** Units: fen per family and month. Source: source.md#article-36 */
export const familyHealthFee: Parameter = {
  name: 'familyHealthFee',
  unit: 'fen per family and month',
  values: [{ from: '2021-12-01', value: 10_00, status: 'verified', source: 'article-36' }],
};

const whole = parameter(familyHealthFee);
const half = share(whole, 1, 2);

/**
 * Each month in which the child is under 14: half of the family's fee, all of it for a widowed parent.
 *
 * Units: fen. Source: source.md#article-36
 */
export const payments = {
  per: 'month',
  amountFen: choose(
    childUnder(years(14)),
    choose(some(spouse, alive), half, choose(fact('marital-status').is('widowed'), whole, half)),
    amount(0),
  ),
  partMonth: 'whole',
} satisfies PaymentRule;
