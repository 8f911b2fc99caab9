/** Employment, asked only while one of the leaves may apply. */
import type { FormQuestion } from '../../definition.ts';
import { leave } from './eligibility.ts';

export const form = [
  { fact: 'employment', askWhile: leave, citation: 'who-it-is-for' },
] satisfies FormQuestion[];
