/**
 * Special-family care asks nothing: a family says itself whether it wants to be offered care.
 */
import type { FormQuestion } from '../../definition.ts';

/** Empty on purpose. */
export const form = [] satisfies FormQuestion[];
