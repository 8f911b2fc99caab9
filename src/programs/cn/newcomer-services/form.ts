/** The two places, asked only of people of whom they are not known. */
import { alive } from '../../../rules/index.ts';
import type { FormQuestion } from '../../definition.ts';

export const form = [
  { fact: 'residence', askWhile: alive, citation: 'half-a-year' },
  { fact: 'household-registration', askWhile: alive, citation: 'half-a-year' },
] satisfies FormQuestion[];
