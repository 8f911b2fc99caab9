/** How much may be searched, so that nobody reads a county by searching, alone or in concert. */
import type { Reading } from '../../../db/county.ts';
import { beginSearch } from './queries.ts';

export type SearchBudget = {
  /** Identity searches an hour, of an account and of all accounts of a unit. */
  readonly searches: number;
  readonly unitSearches: number;
  /** Searches an hour that find nobody, of an account. */
  readonly misses: number;
  /** People a day whom searching shows to an account: this share of the county, or so many at least. */
  readonly seenShare: number;
  readonly seenLeast: number;
};

export const usualBudget: SearchBudget = {
  searches: 60,
  unitSearches: 240,
  misses: 30,
  seenShare: 0.01,
  seenLeast: 200,
};

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** The civil day begins in China. */
const CHINA_MS = 8 * HOUR_MS;

const beginningOf = (now: Date, length: number, shift = 0) =>
  new Date(Math.floor((now.getTime() + shift) / length) * length - shift);

export const hourOf = (now: Date): Date => beginningOf(now, HOUR_MS);

/** Counts a search of who asks. Errors: SEARCH_BUDGET, with the seconds until there is more. */
export async function countSearch(
  tx: Reading,
  now: Date,
  isIdentity: boolean,
  budget: SearchBudget,
): Promise<void> {
  const [hour, day] = [hourOf(now), beginningOf(now, DAY_MS, CHINA_MS)];
  const counts = await beginSearch(tx, hour, day, isIdentity);
  const most = Math.max(budget.seenLeast, (counts.people ?? 0) * budget.seenShare);
  if (counts.seen >= most) throw spent(day.getTime() + DAY_MS - now.getTime());
  const isSpent =
    counts.searches > budget.searches ||
    counts.unit_searches > budget.unitSearches ||
    counts.misses >= budget.misses;
  if (isSpent) throw spent(hour.getTime() + HOUR_MS - now.getTime());
}

const spent = (milliseconds: number) =>
  Object.assign(new Error('the budget of searches is spent'), {
    code: 'SEARCH_BUDGET',
    detail: { retryAfterSeconds: Math.max(1, Math.ceil(milliseconds / 1000)) },
  });
