/**
 * Undoing a whole event, or all events of a roster import. Nothing is deleted: what the event added is
 * retracted, what it retracted is added again, and the history shows both.
 */
import { type Changing, type County, changeCounty, snapshotCounty } from '../../../../db/county.ts';
import type { Act } from '../acts.ts';
import { registryError } from '../errors.ts';
import { findPerson, isAmongAncestors, lockKinship, updateName } from '../queries.ts';
import { readingOf } from '../reading.ts';
import {
  closeConflicts,
  eventsOfImport,
  findEvent,
  findImportState,
  findReplacedNames,
  isBuiltUpon,
  lockTouched,
  releaseContent,
  reopenConflicts,
  spanOf,
  takeBack,
} from './queries.ts';

/** Kinds of events that can be undone here; merges are undone as merges, imports as imports. */
const undoable = new Set([
  'registration',
  'number-change',
  'fact-add',
  'fact-retract',
  'fact-change',
  'fact-end',
  'fact-correct',
  'link-add',
  'link-end',
  'link-retract',
  'household-join',
  'household-leave',
  'conflict-decision',
]);

/**
 * Takes back one event.
 * Errors: EVENT_UNKNOWN, EVENT_NOT_UNDOABLE, EVENT_BUILT_UPON when later events changed or use what it
 * left, KINSHIP_CIRCLE.
 */
export async function undoEvent(
  county: County,
  { actor, event }: { readonly actor: string; readonly event: number },
): Promise<Act> {
  return undo(county, actor, { events: [event] }, async (tx) => {
    const found = await findEvent(tx, event);
    if (!found) throw registryError('EVENT_UNKNOWN', { event });
    if (!undoable.has(found.kind)) throw registryError('EVENT_NOT_UNDOABLE', { kind: found.kind });
  });
}

/**
 * Takes back everything that a roster import did.
 * Errors: IMPORT_UNKNOWN, IMPORT_RUNNING unless it is whole, IMPORT_UNDONE, EVENT_BUILT_UPON.
 */
export async function undoImport(
  county: County,
  { actor, importId }: { readonly actor: string; readonly importId: number },
): Promise<Act> {
  const events = await snapshotCounty(county, async (tx) => {
    const state = await findImportState(tx, importId);
    if (!state) throw registryError('IMPORT_UNKNOWN', { importId });
    if (state === 'running') throw registryError('IMPORT_RUNNING', { importId });
    return eventsOfImport(tx, importId);
  });
  if (events.length === 0) throw registryError('IMPORT_UNDONE', { importId });
  return undo(county, actor, { events, import: importId }, async (tx) => {
    await closeConflicts(tx, importId);
    await releaseContent(tx, importId);
  });
}

/** What the event of an undoing says: which events no longer count. */
type UndoDetail = { readonly events: readonly number[]; readonly import?: number };

async function undo(
  county: County,
  actor: string,
  detail: UndoDetail,
  prepare: (tx: Changing) => Promise<unknown>,
): Promise<Act> {
  const { events } = detail;
  const { value, seq } = await changeCounty(county, { kind: 'undo', actor, detail }, async (tx) => {
    await lockKinship(tx, county.code);
    await prepare(tx);
    const undone = await spanOf(tx, events);
    await lockTouched(tx, undone);
    if (await isBuiltUpon(tx, undone)) throw registryError('EVENT_BUILT_UPON');
    await restoreNames(tx, events);
    await reopenConflicts(tx, events);
    for (const { parent, child } of await takeBack(tx, undone)) {
      if (await isAmongAncestors(tx, [child], [parent])) throw registryError('KINSHIP_CIRCLE');
    }
    return tx.event;
  });
  return { event: value, seq };
}

/** A name that a decision took from a roster is again what it was before. */
async function restoreNames(tx: Changing, events: readonly number[]): Promise<void> {
  for (const { person, before, after } of await findReplacedNames(tx, events)) {
    const now = await findPerson(tx, person);
    if (now?.name !== after) throw registryError('EVENT_BUILT_UPON');
    await updateName(tx, person, before, readingOf(before));
  }
}
