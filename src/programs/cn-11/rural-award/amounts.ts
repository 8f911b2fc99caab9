/**
 * The rural award in Beijing: what it exceeds special assistance by, while both are due.
 */
import { amount, choose, highestOf, minus, parameter, throughout } from '../../../rules/index.ts';
import { ruralAwardRate } from '../../cn/rural-award/amounts.ts';
import { monthlyRate } from '../../cn/special-assistance/amounts.ts';
import { eligibility as specialEligibility } from '../../cn/special-assistance/eligibility.ts';
import type { PaymentRule } from '../../definition.ts';
import { beijingRates } from '../special-assistance/amounts.ts';

const ruralRate = parameter(ruralAwardRate);

/** Months in which special assistance is paid; it pays a touched month whole. */
const specialMonth = throughout(specialEligibility, 'month').cites('the-higher-of-two');

/**
 * The rural rate; in months of special assistance only what it exceeds that rate by, so that both
 * together come to the higher of the two.
 *
 * Units: fen per month. Unknown: while the right to special assistance is not known, a range; while
 * its rate is not known, no line.
 * Source: source.md#the-higher-of-two
 */
export const payments = {
  per: 'month',
  amountFen: choose(
    specialMonth,
    highestOf(amount(0), minus(ruralRate, monthlyRate(beijingRates))),
    ruralRate,
  ),
  partMonth: 'whole',
} satisfies PaymentRule;
