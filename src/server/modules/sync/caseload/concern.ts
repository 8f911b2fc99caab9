/**
 * Whom a change concerns: most concern no phone of a post. Where somebody is known and who works for her is looked up
 * once for all phones and kept in memory until her record changes again; whatever changes about those near her is a
 * change of its own.
 */
import type { Database } from '../../../../db/database.ts';
import type { Reading } from '../../../../db/county.ts';
import { type Whereabouts, whereaboutsOf } from './queries.ts';

/** Entries that are kept of a county: the changes of a day or two. */
const KEPT_MOST = 50_000;

/** Of one county, under one epoch of its log. */
type Kept = Map<number, Whereabouts & { readonly knownAt: number }>;

const kept = new WeakMap<Database, Map<string, Kept>>();

export type Log = {
  readonly db: Database;
  readonly code: string;
  readonly epoch: string;
  /** What is read now knows every change up to this one. */
  readonly until: number;
};

export type Post = { readonly areas: string; readonly unit: number };

/** A change of somebody's record: its number in the log. */
export type ChangeOf = { readonly seq: number; readonly person: number };

function keptOf({ db, code, epoch }: Log): Kept {
  const ofDatabase = kept.get(db) ?? new Map<string, Kept>();
  kept.set(db, ofDatabase);
  const name = `${code} ${epoch}`;
  const own: Kept = ofDatabase.get(name) ?? new Map();
  if (own.size > KEPT_MOST) own.clear();
  ofDatabase.set(name, own);
  return own;
}

/**
 * Of people whose records changed those because of whom a phone of a post may have to be told something: they or
 * somebody near them ever lived there or had a task of its unit, or they are on no record any more.
 */
export async function concernedBy(
  tx: Reading,
  log: Log,
  changes: readonly ChangeOf[],
  { areas, unit }: Post,
): Promise<ReadonlySet<number>> {
  const own = keptOf(log);
  const stale = changes.filter(({ seq, person }) => (own.get(person)?.knownAt ?? -1) < seq);
  const persons = [...new Set(stale.map(({ person }) => person))];
  const read = persons.length === 0 ? [] : await whereaboutsOf(tx, persons);
  for (const one of read) own.set(one.id, { ...one, knownAt: log.until });
  const ranges = rangesOf(areas);
  const isWithin = ([low, high]: readonly [number, number]) =>
    ranges.some(([first, end]) => first <= low && high < end);
  return new Set(
    changes.flatMap(({ person }) => {
      const one = own.get(person);
      const isOf = one && (one.isGone || one.units.includes(unit) || one.places.some(isWithin));
      return isOf ? [person] : [];
    }),
  );
}

/** The ranges `[first, end)` of an int8multirange as PostgreSQL writes it. */
function rangesOf(areas: string): readonly (readonly [number, number])[] {
  return [...areas.matchAll(/\[(\d+),(\d+)\)/g)].map(([, first, end]) => [
    Number(first),
    Number(end),
  ]);
}
