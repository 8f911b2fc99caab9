/**
 * The appeal that the law gives against every decision about a benefit: administrative reconsideration.
 */
import type { Procedure } from '../procedure/procedure.ts';

/** Source: heading of the program's source.md; 行政复议法 (revised 2023) articles 20 and 62. */
export const reconsideration = (source: string): Procedure['appeal'] => ({
  days: 60,
  decidedInDays: 60,
  status: 'verified',
  source,
});
