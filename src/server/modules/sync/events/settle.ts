/**
 * Brings the record to what the versions of a field come to: the one that stands has its effect, no other one has, and
 * a version that the record does not take counts for nothing. The outcome follows from the set of versions and from the
 * record, never from the order in which they arrived.
 */
import type { Changing } from '../../../../db/county.ts';
import type { Field } from '../../../../model/sync/fields.ts';
import { merged, type Merged } from '../../../../model/sync/merge.ts';
import { closeDifference, openDifference, openForEvent } from '../conflicts/queries.ts';
import { type Applying, applyValue, type Place, takeBack } from './apply.ts';
import { setEffect, setState, type StoredVersion, versionsOf } from './queries.ts';

/** The field settled, with a version that has just come. */
export async function settleField(
  tx: Changing,
  at: Applying,
  place: Place,
  newest: string,
): Promise<void> {
  // Phones replace the versions that they know of, so they must know of this one.
  if (place.record.startsWith('person/')) tx.changed('service', place.person);
  const fault = await faultOf(tx, at, place, newest);
  if (fault !== undefined) await refuse(tx, at, place, newest, fault);
  for (;;) {
    const versions = await versionsOf(tx, place.record, place.text);
    const state = merged(versions);
    if (!state) return closeDifferences(tx, place);
    const standing = standingOf(place.field, state);
    const code = await makeStanding(tx, at, place, versions, standing);
    if (code === undefined) return writeStates(tx, at, place, versions, state);
    await refuse(tx, at, place, standing.id, code);
  }
}

/**
 * Why the record would not take a new version if it stood, whether or not it does: else it would count, and replace
 * others, in one order of arrival and not in another. From then on it is one of the versions.
 */
async function faultOf(
  tx: Changing,
  at: Applying,
  place: Place,
  newest: string,
): Promise<string | undefined> {
  const before = await versionsOf(tx, place.record, place.text);
  await setState(tx, newest, 'merged', null);
  const versions = await versionsOf(tx, place.record, place.text);
  const own = versions.find(({ id }) => id === newest)!;
  const state = merged(versions)!;
  const stood = before.find(({ effect }) => effect !== null);
  // Whatever stands is tried anyway.
  if (own.value === null || standingOf(place.field, state).id === newest) return undefined;
  const code = await tried(tx, async () => {
    if (stood) await takeBack(tx, at, place, stood.effect!);
    await applyValue(tx, at, place, own);
    throw Object.assign(new Error('taken'), { code: TAKEN });
  });
  return code === TAKEN ? undefined : code;
}

/** Ends a trial that went well. */
const TAKEN = 'TRIAL_TAKEN';

const closeDifferences = async (tx: Changing, { record, text }: Place): Promise<void> => {
  await closeDifference(tx, record, text);
};

/** Of a yes and a no that do not know of each other the no counts until somebody has asked her. */
function standingOf({ kind }: Field, { standing, heads }: Merged<StoredVersion>): StoredVersion {
  const isNo = ({ value }: StoredVersion) =>
    value === null || (value as { readonly answer?: string }).answer === 'no';
  return (kind === 'consent' ? heads.find(isNo) : undefined) ?? standing;
}

/** Undefined: it is done; else the code of why the record does not take it, and everything is as it was. */
async function makeStanding(
  tx: Changing,
  at: Applying,
  place: Place,
  versions: readonly StoredVersion[],
  standing: StoredVersion,
): Promise<string | undefined> {
  const before = versions.find(({ effect }) => effect !== null);
  if (before?.id === standing.id) return undefined;
  return tried(tx, async () => {
    if (before) {
      // The ledger of consents is only added to: the next answer follows upon the one before.
      const isFollowed = place.field.kind === 'consent' && standing.value !== null;
      if (!isFollowed) await takeBack(tx, at, place, before.effect!);
      await setEffect(tx, before.id, null);
    }
    const effect = standing.value === null ? {} : await applyValue(tx, at, place, standing);
    await setEffect(tx, standing.id, effect);
  });
}

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

function refusalOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === NOT_OPEN) return 'ACCESS_NEEDS_TASK';
  return /^[A-Z]+_[A-Z_]+$/.test(code) ? code : undefined;
}

/** What the record does not take stays beside it, for somebody to look at. */
export async function refuse(
  tx: Changing,
  { unit, now }: Applying,
  { record, text, person }: Pick<Place, 'record' | 'text'> & { readonly person: number | null },
  id: string,
  code: string,
): Promise<void> {
  await setState(tx, id, 'refused', code);
  await openForEvent(tx, 'refused', id, { record, field: text, person, unit, now });
}

async function writeStates(
  tx: Changing,
  { unit, now }: Applying,
  { record, text, person, field }: Place,
  versions: readonly StoredVersion[],
  state: Merged<StoredVersion>,
): Promise<void> {
  const heads = new Set(state.heads.map(({ id }) => id));
  const standing = standingOf(field, state).id;
  for (const { id } of versions) {
    const own = id === standing ? 'accepted' : 'merged';
    await setState(tx, id, state.isConflict && heads.has(id) ? 'conflict' : own, null);
  }
  if (state.isConflict) {
    await openDifference(tx, { record, field: text, person, unit, now });
  } else await closeDifference(tx, record, text);
}
