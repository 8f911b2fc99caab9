/**
 * Holders of the one-child parents' certificate, a right from the years before 2016.
 */
import { fact } from '../../../model/facts/index.ts';
import { alive, all } from '../../../rules/index.ts';

/**
 * Days on which a living person holds the certificate. The number of children is not read: a
 * certificate that no longer holds ends on its own record.
 *
 * Source: source.md#article-31
 */
export const eligibility = all({
  living: alive.cites('article-31'),
  certificateHeld: fact('one-child-certificate').held.cites('article-31'),
});
