/**
 * People whom an assessment panel has certified a complication of a family-planning procedure.
 */
import { fact } from '../../../model/facts/index.ts';
import { alive, all } from '../../../rules/index.ts';

/**
 * Days on which a living person holds a certificate of grade 1, 2 or 3. No certificate on record
 * means none; which procedure it was is never read.
 *
 * Source: source.md#who
 */
export const eligibility = all({
  living: alive.cites('who'),
  certified: fact('complication-grade').atMost(3).cites('who'),
});
