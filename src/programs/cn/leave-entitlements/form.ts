/** Employment, asked only of a mother who has told us of a birth. */
import type { FormQuestion } from '../../definition.ts';
import { onBaseLeave } from './eligibility.ts';

export const form = [
  { fact: 'employment', askWhile: onBaseLeave, citation: 'who-it-is-for' },
] satisfies FormQuestion[];
