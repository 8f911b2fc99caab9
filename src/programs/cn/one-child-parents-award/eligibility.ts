/**
 * Holders of the one-child parents' certificate, a right from the years before 2016.
 */
import { fact } from '../../../model/facts/index.ts';
import { age, alive, all, children, type Duration, some } from '../../../rules/index.ts';

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

/**
 * Days on which a child of the person is living and younger than the age that a province sets.
 *
 * Source: source.md#what-provinces-rule
 */
export const childUnder = (end: Duration) =>
  some(
    children,
    all({
      childLiving: alive.cites('what-provinces-rule'),
      childYoungEnough: age.below(end).cites('what-provinces-rule'),
    }),
  ).cites('what-provinces-rule');
