/** Nothing is asked: every child who is here is offered every check-up. */
import type { FormQuestion } from '../../definition.ts';

export const form = [] satisfies FormQuestion[];
