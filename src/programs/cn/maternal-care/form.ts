/** Nothing is asked: only what a woman has brought herself starts this care. */
import type { FormQuestion } from '../../definition.ts';

export const form = [] satisfies FormQuestion[];
