/** Nothing is asked: only what a woman has told us herself starts the supply. */
import type { FormQuestion } from '../../definition.ts';

export const form = [] satisfies FormQuestion[];
