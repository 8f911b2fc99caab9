/**
 * Zhejiang's yearly award per family, shared between the parents' employers.
 */
import { fact } from '../../../model/facts/index.ts';
import {
  alive,
  all,
  amount,
  choose,
  duringCalendarYear,
  type Parameter,
  parameter,
  share,
  some,
  spouse,
  years,
} from '../../../rules/index.ts';
import { childUnder } from '../../cn/one-child-parents-award/eligibility.ts';
import type { PaymentRule } from '../../definition.ts';

/** At least this much. Units: fen per family and year. Source: source.md#articles-26-to-30 */
export const familyAward: Parameter = {
  name: 'familyAward',
  unit: 'fen per family and year',
  values: [{ from: '2021-11-25', value: 100_00, status: 'verified', source: 'articles-26-to-30' }],
};

/** What counties rule for people without an employer; for the county to enter. Units: fen per year. */
export const countyAward: Parameter = {
  name: 'countyAward',
  unit: 'fen per person and year',
  values: [],
};

const whole = parameter(familyAward);
const half = share(whole, 1, 2);
const wifeOrHusband = some(spouse, alive);
const ruralSpouse = some(
  spouse,
  all({ living: alive, rural: fact('household-registration-type').is('agricultural') }),
);

/** What one parent's employer owes. */
const byEmployer = choose(
  wifeOrHusband,
  choose(ruralSpouse, whole, half),
  choose(fact('marital-status').is('widowed'), whole, half),
);

/**
 * One amount for each calendar year in which the child is under 14 on some day: half of the family's
 * award from each employer, all of it where the other parent is rural or has died.
 *
 * Units: fen. Unknown: without an employer the county rules, and its amount is not known here.
 * Source: source.md#articles-26-to-30
 */
export const payments = {
  per: 'year',
  amountFen: choose(
    duringCalendarYear(childUnder(years(14))),
    choose(fact('employment').is('employed'), byEmployer, parameter(countyAward)),
    amount(0),
  ),
} satisfies PaymentRule;
