/** Nothing is asked: a screening is known only where the woman or her clinic recorded it. */
import type { FormQuestion } from '../../definition.ts';

export const form = [] satisfies FormQuestion[];
