/** Residents of the county of 70 or older. */
import { fact } from '../../../../../src/model/facts/index.ts';
import { age, alive, all, areaSet, from, years } from '../../../../../src/rules/index.ts';

/**
 * Days on which someone is entitled.
 *
 * Unknown: a place of residence that nobody has recorded leaves days possible.
 * Source: source.md#article-2
 */
export const eligibility = all({
  inForce: from('2025-01-01').cites('article-1'),
  living: alive.cites('article-2'),
  ofAge: age.atLeast(years(70)).cites('article-2'),
  livesHere: fact('residence').within(areaSet('yunxi', '990101')).cites('article-2'),
});
