/** Nothing is asked: the list is the same for every child. */
import type { FormQuestion } from '../../definition.ts';

export const form = [] satisfies FormQuestion[];
