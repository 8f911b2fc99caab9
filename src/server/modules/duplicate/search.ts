/** Looks for records that may be one person, and lists the pairs that somebody has to decide. */
import { type County, changeCounty, readCounty, snapshotCounty } from '../../../db/county.ts';
import type { KeyRing } from '../../../db/keys/key-ring.ts';
import { type Act, act } from '../registry/acts.ts';
import { registryError } from '../registry/errors.ts';
import { type FindReport, findDuplicates } from './find.ts';
import { gatherCandidates } from './gather.ts';
import {
  decidePair,
  deleteOpen,
  insertOpen,
  openPairs,
  type PairKey,
  type PairRow,
} from './queries.ts';
import type { Match } from './score.ts';

export type SearchOptions = {
  readonly actor: string;
  /** Told how many pairs have been stored. */
  readonly onProgress?: (pairs: number) => void;
  /** Pairs kept of each person. */
  readonly limitPerPerson?: number;
};

export type SearchReport = FindReport & {
  /** Pairs that wait for a decision. */
  readonly open: number;
};

/** Pairs written at a time. */
const BATCH = 2_000;

/**
 * Compares everybody on record and stores the pairs that may be one person. Pairs that somebody decided
 * stay decided; open ones that no longer look alike are gone.
 * Errors: DUPLICATE_TOO_MANY_PEOPLE.
 */
export async function searchDuplicates(
  county: County,
  keys: KeyRing,
  { actor, onProgress, limitPerPerson = 5 }: SearchOptions,
): Promise<SearchReport> {
  const candidates = await snapshotCounty(county, (tx) => gatherCandidates(tx, keys));
  const matches: Match[] = [];
  const found = findDuplicates(candidates, { limitPerPerson });
  let next = found.next();
  for (; !next.done; next = found.next()) matches.push(next.value);
  const report = next.value;
  const { value: open } = await changeCounty(
    county,
    { kind: 'duplicate-search', actor },
    async (tx) => {
      await deleteOpen(tx);
      let stored = 0;
      for (let from = 0; from < matches.length; from += BATCH) {
        stored += await insertOpen(tx, matches.slice(from, from + BATCH));
        onProgress?.(stored);
      }
      tx.note({ people: report.people, comparisons: report.comparisons, open: stored });
      return stored;
    },
  );
  return { ...report, open };
}

/** Before every pair. */
const first: PairKey = { score: 2_147_483_647, person: 0, other: 0 };

type Listing = { readonly actor: string; readonly after?: PairKey; readonly limit: number };

/** Pairs that wait for a decision, best first; `after` is the last one seen. */
export const listDuplicates = async (
  county: County,
  listing: Listing,
): Promise<readonly PairRow[]> => (await pageOfDuplicates(county, listing)).rows;

/** Pairs that are looked at together. */
const LOOK = 100;

export type PageOfPairs = { readonly rows: readonly PairRow[]; readonly next?: PairKey };

/**
 * Pairs of people both of whom the asker may see. It looks on until the page is full or there are no more, and `next`
 * is a pair that was shown: neither may tell of pairs that the asker may not see.
 */
export function pageOfDuplicates(
  county: County,
  { actor, after = first, limit }: Listing,
): Promise<PageOfPairs> {
  return readCounty(county, { kind: 'list-duplicates', actor }, async (tx) => {
    const seen: PairRow[] = [];
    for (let next: PairKey | undefined = after; next && seen.length < limit; ) {
      const pairs: PairRow[] = await openPairs(tx, next, LOOK);
      const persons = new Set(pairs.flatMap(({ person, other }) => [person, other]));
      const opened = new Set(await tx.openThose(...persons));
      seen.push(...pairs.filter(({ person, other }) => opened.has(person) && opened.has(other)));
      next = pairs.length < LOOK ? undefined : pairs.at(-1);
    }
    const rows = seen.slice(0, limit);
    tx.seen(...new Set(rows.flatMap(({ person, other }) => [person, other])));
    const next = rows.length === limit ? rows.at(-1) : undefined;
    return { rows, ...(next && { next }) };
  });
}

/** Two records are of different people; they are not shown again. Errors: DUPLICATE_NOT_LISTED. */
export async function decideDifferent(
  county: County,
  {
    actor,
    person,
    other,
  }: { readonly actor: string; readonly person: number; readonly other: number },
): Promise<Act> {
  const { event, seq } = await act(county, 'duplicate-different', { actor }, async (tx) => {
    await tx.open(person, other);
    if (!(await decidePair(tx, [person, other], 'different'))) {
      throw registryError('DUPLICATE_NOT_LISTED');
    }
    tx.seen(person, other);
  });
  return { event, seq };
}
