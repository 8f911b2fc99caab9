/**
 * The one question of the childcare subsidy that a roster may leave open.
 */
import type { FormQuestion } from '../../definition.ts';
import { subsidisedAge } from './eligibility.ts';

/** Nationality, asked only of children who are or may be of the age. */
export const form = [
  { fact: 'nationality', askWhile: subsidisedAge, citation: 'nationality' },
] satisfies FormQuestion[];
