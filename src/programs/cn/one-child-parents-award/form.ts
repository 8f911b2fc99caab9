/**
 * The one-child parents' award asks nothing: holders bring the certificate.
 */
import type { FormQuestion } from '../../definition.ts';

/** Empty on purpose: no certificate on record means none. */
export const form = [] satisfies FormQuestion[];
