/** Nothing is asked: only what a woman has brought herself starts the schedule. */
import type { FormQuestion } from '../../definition.ts';

export const form = [] satisfies FormQuestion[];
