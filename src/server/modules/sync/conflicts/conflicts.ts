/**
 * What somebody must decide: versions that differ, what the record did not take, and what came from phones that no
 * longer serve the person. A decision is a version like any other, said at a desk, that replaces all heads.
 */
import { type Changing, changeCounty, type County, readCounty } from '../../../../db/county.ts';
import type { RecordRef, Value } from '../../../../model/sync/event.ts';
import { type Field, findField } from '../../../../model/sync/fields.ts';
import { merged } from '../../../../model/sync/merge.ts';
import { accessError, actorOf } from '../../../access/index.ts';
import { syncError } from '../errors.ts';
import type { Applying, Place } from '../events/apply.ts';
import { type Book, openBook } from '../events/book.ts';
import { findEvent, setState, type StoredEvent } from '../events/queries.ts';
import { settleField } from '../events/settle.ts';
import {
  closeConflict,
  type ConflictRow,
  lockConflict,
  namesOfPeople,
  openConflicts,
  type SideRow,
  sidesOf,
} from './queries.ts';

export type Listed = Omit<ConflictRow, 'event'> & {
  readonly name: string | undefined;
  readonly isOpen: boolean;
  /** What was said, where her record is open to who asks. */
  readonly sides: readonly SideRow[];
};

/** What waits for a decision of the unit, oldest first. */
export function listConflicts(
  county: County,
  { account, after, limit }: { account: number; after: number; limit: number },
): Promise<readonly Listed[]> {
  const act = { kind: 'list-phone-conflicts', actor: actorOf(account) };
  return readCounty(county, act, async (tx) => {
    const rows = await openConflicts(tx, after, limit);
    const persons = [...new Set(rows.flatMap(({ person }) => person ?? []))];
    tx.seen(...persons);
    const opened = new Set(await tx.openAs!('task', persons));
    const names = await namesOfPeople(tx, [...opened]);
    const shown = rows.filter(({ person }) => person === null || opened.has(person));
    const sides = await sidesOf(
      tx,
      shown
        .filter(({ kind }) => kind === 'differs')
        .map(({ record, field }) => ({ record, field })),
      shown.flatMap(({ event }) => event ?? []),
    );
    return rows.map(({ event, ...row }) => ({
      ...row,
      name: row.person === null ? undefined : names.get(row.person),
      isOpen: shown.some(({ id }) => id === row.id),
      sides: sides.filter((side) =>
        event === null
          ? row.record === side.record && row.field === side.field && side.state === 'conflict'
          : side.id === event,
      ),
    }));
  });
}

/** The field that a text names on a record; supplies are counted beside the visit. */
export const fieldOn = (record: string, text: string): Field | undefined =>
  findField((record === 'supply' ? 'visit/' : record) as RecordRef, text);

export type Deciding = Applying & {
  readonly id: number;
  /** The version that holds; null: none does. */
  readonly event: string | null;
};

/**
 * Decides; gives the act.
 * Errors: PHONE_CONFLICT_UNKNOWN, PHONE_SIDE_UNKNOWN, PHONE_DESK_ONLY for what speaks of nobody who has a number,
 * ACCESS_NEEDS_TASK, and whatever the record says to the version.
 */
export async function decideConflict(
  county: County,
  deciding: Deciding,
): Promise<{ readonly event: number; readonly seq: number }> {
  const { id, event, account } = deciding;
  const act = { kind: 'phone-decision', actor: actorOf(account), detail: { conflict: id } };
  const { value, seq } = await changeCounty(county, act, async (tx) => {
    const row = await lockConflict(tx, id);
    if (!row) throw syncError('PHONE_CONFLICT_UNKNOWN', { conflict: id });
    if (row.person !== null && (await tx.openAs!('task', [row.person])).length === 0) {
      throw accessError('ACCESS_NEEDS_TASK');
    }
    if (row.person !== null) tx.seen(row.person);
    if (row.event === null) await decideDifference(tx, deciding, row, event);
    else await decideEvent(tx, deciding, row, { own: row.event, chosen: event });
    await closeConflict(tx, id, account);
    return tx.event;
  });
  return { event: value, seq };
}

async function decideDifference(
  tx: Changing,
  at: Deciding,
  row: ConflictRow,
  chosen: string | null,
): Promise<void> {
  const book = await openBook(tx, [row]);
  const heads = merged(book.versionsOf(row.record, row.field))?.heads ?? [];
  const side = heads.find(({ id }) => id === chosen);
  if (chosen !== null && !side) throw syncError('PHONE_SIDE_UNKNOWN');
  const said = await findEvent(tx, heads[0]!.id);
  await say(tx, at, book, { row, said: said!, value: side?.value ?? null, base: heads });
  await book.write();
}

/** What stood beside the record comes into it now, or never. */
async function decideEvent(
  tx: Changing,
  at: Deciding,
  row: ConflictRow,
  { own, chosen }: { readonly own: string; readonly chosen: string | null },
): Promise<void> {
  if (chosen === null) return setState(tx, own, 'refused', 'PHONE_DECIDED_AGAINST');
  if (chosen !== own) throw syncError('PHONE_SIDE_UNKNOWN');
  const said = await findEvent(tx, own);
  if (!said || row.person === null) throw syncError('PHONE_DESK_ONLY');
  const book = await openBook(tx, [row]);
  const heads = merged(book.versionsOf(row.record, row.field))?.heads ?? [];
  await say(tx, at, book, { row, said, value: said.value, base: heads });
  await book.write();
  await setState(tx, own, 'merged', null);
}

type Word = {
  readonly row: ConflictRow;
  /** As which event this is one of the field. */
  readonly said: StoredEvent;
  readonly value: Value;
  readonly base: readonly { readonly id: string }[];
};

/** A version that is said at the desk. Errors: PHONE_DESK_ONLY, those of the record. */
async function say(
  tx: Changing,
  at: Deciding,
  book: Book,
  { row, said, value, base }: Word,
): Promise<void> {
  const { account, unit, now } = at;
  const { record, field: text, person } = row;
  const field = fieldOn(record, text);
  const about = Number(/^person\/(\d+)$/.exec(said.about)?.[1] ?? person);
  if (!field || person === null || !Number.isSafeInteger(about)) throw syncError('PHONE_DESK_ONLY');
  const id = crypto.randomUUID();
  book.add({
    ...{ id, account, unit, record, field: text, value, about: said.about, now },
    base: base.map((one) => one.id),
    saidAt: now.toISOString(),
  });
  book.put(id, { person, kind: said.kind });
  if (about !== person) await tx.open(about);
  const place: Place = { record, field, text, person, about };
  await settleField({ tx, at, book, place }, id);
  const { state, code } = book.get(id);
  if (state === 'refused') throw syncError(code!);
}
