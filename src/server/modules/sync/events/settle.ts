/**
 * Brings the record to what the versions of a field come to: the one that stands has its effect, no other one has, and
 * a version that the record does not take counts for nothing. The outcome follows from the set of versions and from the
 * record, never from the order in which they arrived.
 */
import type { Changing } from '../../../../db/county.ts';
import type { Field } from '../../../../model/sync/fields.ts';
import { merged, type Merged } from '../../../../model/sync/merge.ts';
import { type Applying, applyValue, type Place, takeBack } from './apply.ts';
import type { Book, Entry } from './book.ts';
import type { Effect } from './effect.ts';

/** A field that is being settled, and by whom. */
export type Settling = {
  readonly tx: Changing;
  readonly at: Applying;
  readonly book: Book;
  readonly place: Place;
};

/** The field settled, with a version that has just come. */
export async function settleField(on: Settling, newest: string): Promise<void> {
  const { tx, at, book, place } = on;
  // Phones replace the versions that they know of, so they must know of this one.
  if (place.record.startsWith('person/')) tx.changed('service', place.person);
  const fault = await faultOf(on, newest);
  if (fault !== undefined) refuse(at, book, place, newest, fault);
  await settleStanding(on);
}

/** The version that stands has its effect, whatever that takes. */
export async function settleStanding(on: Settling): Promise<void> {
  const { at, book, place } = on;
  for (;;) {
    const versions = book.versionsOf(place.record, place.text);
    const state = merged(versions);
    if (!state) return book.differ(aboutOf(at, place), false);
    const standing = standingOf(place.field, state);
    const code = await makeStanding(on, versions, standing);
    if (code === undefined) return writeStates(on, versions, state);
    refuse(at, book, place, standing.id, code);
  }
}

/**
 * Why the record would not take a new version if it stood, whether or not it does: else it would count, and replace
 * others, in one order of arrival and not in another. From then on it is one of the versions.
 */
async function faultOf(
  { tx, at, book, place }: Settling,
  newest: string,
): Promise<string | undefined> {
  const stood = book.versionsOf(place.record, place.text).find(({ effect }) => effect !== null);
  book.put(newest, { state: 'merged', code: null });
  const own = book.get(newest);
  const state = merged(book.versionsOf(place.record, place.text))!;
  // Whatever stands is tried anyway.
  if (own.value === null || standingOf(place.field, state).id === newest) return undefined;
  const code = await tried(tx, async () => {
    if (stood) await takeBack(tx, at, place, stood.effect!);
    await applyValue(tx, at, ownPlace(place, own), own);
    throw Object.assign(new Error('taken'), { code: TAKEN });
  });
  return code === TAKEN ? undefined : code;
}

/** Ends a trial that went well. */
const TAKEN = 'TRIAL_TAKEN';

/** Of a yes and a no that do not know of each other the no counts until somebody has asked her. */
export function standingOf({ kind }: Field, { standing, heads }: Merged<Entry>): Entry {
  const isNo = ({ value }: Entry) =>
    value === null || (value as { readonly answer?: string }).answer === 'no';
  return (kind === 'consent' ? heads.find(isNo) : undefined) ?? standing;
}

/** Undefined: it is done; else the code of why the record does not take it, and everything is as it was. */
async function makeStanding(
  { tx, at, book, place }: Settling,
  versions: readonly Entry[],
  standing: Entry,
): Promise<string | undefined> {
  const before = versions.find(({ effect }) => effect !== null);
  if (before?.id === standing.id) return undefined;
  let effect: Effect = {};
  const code = await tried(tx, async () => {
    // The ledger of consents is only added to: the next answer follows upon the one before.
    const isFollowed = place.field.kind === 'consent' && standing.value !== null;
    if (before && !isFollowed) await takeBack(tx, at, place, before.effect!);
    if (standing.value === null) return;
    effect = await applyValue(tx, at, ownPlace(place, standing), standing);
  });
  if (code !== undefined) return code;
  if (before) book.put(before.id, { effect: null });
  book.put(standing.id, { effect });
  return undefined;
}

/** Of several records of a person a version writes into the one that its phone knew. */
const ownPlace = (place: Place, { person }: Entry): Place => ({
  ...place,
  person: person ?? place.person,
});

/** Does something or nothing; gives the code of a refusal. Errors: whatever is none. */
export async function tried(
  tx: Changing,
  work: () => Promise<unknown>,
): Promise<string | undefined> {
  await tx.query('savepoint attempt');
  try {
    await work();
    await tx.query('release savepoint attempt');
    return undefined;
  } catch (error) {
    const code = refusalOf(error);
    if (code === undefined) throw error;
    await tx.query('rollback to savepoint attempt');
    // What was opened on the way is open still: settings went back with the rest.
    await tx.openAs?.('area', []);
    return code;
  }
}

/** SQLSTATE of a row that the policies do not let through. */
const NOT_OPEN = '42501';
/** SQLSTATEs of data that the database cannot keep, or that contradict what it keeps. */
const NO_SUCH_ROW = /^2[23][0-9A-Z]{3}$/;

function refusalOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === NOT_OPEN) return 'ACCESS_NEEDS_TASK';
  if (NO_SUCH_ROW.test(code)) return 'PHONE_NOT_TAKEN';
  return /^[A-Z]+_[A-Z_]+$/.test(code) ? code : undefined;
}

/** What the record does not take stays beside it, for somebody to look at. */
export function refuse(
  at: Applying,
  book: Book,
  place: Pick<Place, 'record' | 'text'> & { readonly person: number | null },
  id: string,
  code: string,
): void {
  book.put(id, { state: 'refused', code });
  book.openCase('refused', id, aboutOf(at, place));
}

/** What somebody who must decide is told. */
export const aboutOf = (
  { unit, now }: Applying,
  { record, text, person }: Pick<Place, 'record' | 'text'> & { readonly person: number | null },
) => ({ record, field: text, person, unit, now });

function writeStates(
  { at, book, place }: Omit<Settling, 'tx'>,
  versions: readonly Entry[],
  state: Merged<Entry>,
): void {
  const heads = new Set(state.heads.map(({ id }) => id));
  const standing = standingOf(place.field, state).id;
  for (const { id } of versions) {
    const own = id === standing ? 'accepted' : 'merged';
    const isDiffering = state.isConflict && heads.has(id);
    book.put(id, { state: isDiffering ? 'conflict' : own, code: null });
  }
  book.differ(aboutOf(at, place), state.isConflict);
}
