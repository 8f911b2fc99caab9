/**
 * Complication assistance asks nothing: a certificate is brought, never looked for.
 */
import type { FormQuestion } from '../../definition.ts';

/** Empty on purpose. */
export const form = [] satisfies FormQuestion[];
