/**
 * The one question of the rural award that a roster may leave open.
 */
import { age, all, born, years } from '../../../rules/index.ts';
import type { FormQuestion } from '../../definition.ts';

/** Registration type, asked only of people of the age. */
export const form = [
  {
    fact: 'household-registration-type',
    askWhile: all({
      bornSince1933: born.onOrAfter('1933-01-01'),
      ofAge: age.atLeast(years(60)),
    }),
    citation: 'conditions',
  },
] satisfies FormQuestion[];
