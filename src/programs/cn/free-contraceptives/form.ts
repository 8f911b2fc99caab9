/** Nothing is asked of anyone who takes what is on offer. */
import type { FormQuestion } from '../../definition.ts';

export const form = [] satisfies FormQuestion[];
