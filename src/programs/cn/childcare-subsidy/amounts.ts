/**
 * The yearly amount per child, by months for children born before the subsidy began.
 */
import {
  born,
  choose,
  lesser,
  monthsTouched,
  type Parameter,
  parameter,
  times,
} from '../../../rules/index.ts';
import type { PaymentRule } from '../../definition.ts';
import { subsidisedAge } from './eligibility.ts';

/** Units: fen per child and year. Source: source.md#basic-rate */
export const yearlyRate: Parameter = {
  name: 'yearlyRate',
  unit: 'fen per child and year',
  values: [{ from: '2025-01-01', value: 3_600_00, status: 'verified', source: 'basic-rate' }],
};

/** Units: fen per child and month. Source: source.md#months-of-earlier-births */
export const monthlyRate: Parameter = {
  name: 'monthlyRate',
  unit: 'fen per child and month',
  values: [
    { from: '2025-01-01', value: 300_00, status: 'verified', source: 'months-of-earlier-births' },
  ],
};

/**
 * One amount per calendar year, at most three times: the whole rate for children born since the
 * subsidy began, and 300 yuan for each month touched, up to the whole rate, for earlier births.
 *
 * Units: fen. Source: source.md#months-of-earlier-births
 */
export const payments = {
  per: 'year',
  amountFen: choose(
    born.before('2025-01-01'),
    lesser(parameter(yearlyRate), times(parameter(monthlyRate), monthsTouched(subsidisedAge))),
    parameter(yearlyRate),
  ),
  atMost: 3,
} satisfies PaymentRule;
