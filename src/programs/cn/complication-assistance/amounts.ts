/**
 * Complication assistance per person and month by grade; every known figure is from memory.
 */
import { fact } from '../../../model/facts/index.ts';
import { choose, type Parameter, parameter } from '../../../rules/index.ts';
import type { PaymentRule } from '../../definition.ts';

const rate = (name: string, fen: number): Parameter => ({
  name,
  unit: 'fen per person and month',
  values: [{ from: '2018-01-01', value: fen, status: 'unverified', source: 'amounts-from-memory' }],
});

/** Units: fen per person and month. Unknown: before 2018. Source: source.md#amounts-from-memory */
export const gradeOne = rate('gradeOne', 520_00);
export const gradeTwo = rate('gradeTwo', 390_00);
export const gradeThree = rate('gradeThree', 260_00);

const grade = fact('complication-grade');

/** Each entitled month as a whole month, withheld until an office signs the rates. Units: fen. */
export const payments = {
  per: 'month',
  amountFen: choose(
    grade.atMost(1),
    parameter(gradeOne),
    choose(grade.atMost(2), parameter(gradeTwo), parameter(gradeThree)),
  ),
  partMonth: 'whole',
} satisfies PaymentRule;
