/** The one question that a roster may leave open. */
import type { FormQuestion } from '../../../../../src/programs/definition.ts';
import { age, years } from '../../../../../src/rules/index.ts';

export const form = [
  { fact: 'residence', askWhile: age.atLeast(years(70)), citation: 'article-2' },
] satisfies FormQuestion[];
