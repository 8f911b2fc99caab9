/** Nothing is asked: a plan for a child counts only when the person tells us of it. */
import type { FormQuestion } from '../../definition.ts';

export const form = [] satisfies FormQuestion[];
