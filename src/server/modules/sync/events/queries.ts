/** SQL of events of phones, as who sent them; row policies show her own and versions of whoever was opened. */
import { type Changing, type County, type Reading, softwareOf } from '../../../../db/county.ts';
import type { Value } from '../../../../model/sync/event.ts';
import type { Version } from '../../../../model/sync/merge.ts';
import type { ReceiptState } from '../../../../model/sync/receipt.ts';
import { dayText } from '../../../../db/database.ts';
import type { Effect } from './effect.ts';

/** Held until the transaction ends by whoever changes what these texts name. */
export const lockNames = async (tx: Reading, names: readonly string[]): Promise<void> => {
  for (const name of names.toSorted()) {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [name]);
  }
};

/** Number of somebody whom a phone registered. */
export async function findRegistered(tx: Reading, uuid: string): Promise<number | undefined> {
  const [row] = await tx.query<{ person: number | null }>('select person_of_phone($1) as person', [
    uuid,
  ]);
  return row!.person ?? undefined;
}

export const insertRegistered = (tx: Changing, uuid: string, person: number) =>
  tx.query('insert into phone_person (uuid, person_id, added_in) values ($1, $2, $3)', [
    ...[uuid, person, tx.event],
  ]);

export async function findServingUnit(
  tx: Reading,
  person: number,
  today: number,
): Promise<number | null> {
  const [row] = await tx.query<{ unit: number | null }>('select unit_serving($1, $2) as unit', [
    ...[person, dayText(today)],
  ]);
  return row!.unit;
}

export type NewEventRow = {
  readonly id: string;
  /** Absent: decided at a desk. */
  readonly sent?: {
    readonly device: number;
    readonly number: number;
    /** null: it names nobody, so it is not kept. */
    readonly text: string | null;
    readonly signature: string | null;
  };
  readonly account: number;
  readonly unit: number;
  readonly record: string;
  readonly field: string;
  readonly value: Value;
  readonly base: readonly string[];
  readonly about: string;
  readonly saidAt: string;
  readonly now: Date;
};

/** Keeps an event as it is; what becomes of it is written afterwards. */
export const insertEvent = (tx: Changing, row: NewEventRow) =>
  tx.query(
    `insert into phone_event (id, device_id, number, account_id, unit_id, record, field, value, base, about, text,
       signature, state, said_at, received_at, added_in, changed_in)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'waiting', $13, $14, $15, $15)`,
    [
      ...[row.id, row.sent?.device ?? null, row.sent?.number ?? null, row.account, row.unit],
      ...[row.record, row.field, JSON.stringify(row.value), row.base, row.about],
      ...[row.sent?.text ?? null, row.sent?.signature ?? null, row.saidAt, row.now, tx.event],
    ],
  );

/** Notes whose data an event is, and in which record it counts. */
export const placeEvent = (
  tx: Changing,
  id: string,
  place: { readonly person: number; readonly kind: number | null; readonly record: string },
) =>
  tx.query('update phone_event set person_id = $2, kind = $3, record = $4 where id = $1', [
    ...[id, place.person, place.kind, place.record],
  ]);

/** What became of an event. */
export const setState = (tx: Changing, id: string, state: ReceiptState, code: string | null) =>
  tx.query(
    `update phone_event set state = $2, code = $3, changed_in = $4
     where id = $1 and (state, code) is distinct from ($2, $3)`,
    [id, state, code, tx.event],
  );

/** What an event has written that stands; null: nothing any more. */
export const setEffect = (tx: Changing, id: string, effect: Effect | null) =>
  tx.query('update phone_event set effect = $2, changed_in = $3 where id = $1', [
    ...[id, effect && JSON.stringify(effect), tx.event],
  ]);

export type StoredVersion = Version & {
  readonly state: ReceiptState;
  readonly effect: Effect | null;
  readonly said_at: string;
};

/** Versions of a field that count. */
export const versionsOf = (tx: Reading, record: string, field: string) =>
  tx.query<StoredVersion>(
    `select id, value, base, state, effect, said_at from phone_event
     where record = $1 and field = $2 and state in ('accepted', 'merged', 'conflict') order by id`,
    [record, field],
  );

/** Whether this account registered somebody by phone a short time ago. */
export async function hasRegistered(tx: Reading, person: number, since: Date): Promise<boolean> {
  const found = await tx.query(
    `select from phone_event where person_id = $1 and field in ('birth', 'newcomer')
       and account_id = nullif(current_setting('app.account', true), '')::bigint
       and state = 'accepted' and received_at > $2 limit 1`,
    [person, since],
  );
  return found.length > 0;
}

export async function householdNumber(tx: Reading, id: number): Promise<string | undefined> {
  const [row] = await tx.query<{ number: string }>('select number from household where id = $1', [
    id,
  ]);
  return row?.number;
}

export type KnownEvent = {
  readonly id: string;
  readonly device: number | null;
  readonly number: number | null;
  readonly text: string | null;
};

/** Events that arrived before, by the software's rights: a phone asks about its own names only. */
export async function knownEvents(
  county: County,
  ids: readonly string[],
): Promise<ReadonlyMap<string, KnownEvent>> {
  const { db, schema } = softwareOf(county);
  const { rows } = await db.pool.query<KnownEvent>(
    `select id, device_id as device, number, text from ${schema}.phone_event where id = any($1)`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

export type WaitingRow = { readonly id: string; readonly text: string; readonly signature: string };

/** Events of a phone that wait for a registration, in the order in which they were said. */
export async function waitingEvents(
  county: County,
  device: number,
): Promise<readonly WaitingRow[]> {
  const { db, schema } = softwareOf(county);
  const { rows } = await db.pool.query<WaitingRow>(
    `select id, text, signature from ${schema}.phone_event
     where device_id = $1 and state = 'waiting' and text is not null order by number`,
    [device],
  );
  return rows;
}

export type ReceiptRow = {
  readonly id: string;
  readonly number: number;
  readonly state: ReceiptState;
  readonly code: string | null;
  readonly seq: number | null;
  readonly person: number | null;
};

const receiptSql = (schema: string) => `
  select phone.id, phone.number, phone.state, phone.code, event.seq,
    case when field in ('birth', 'newcomer') then person_id end as person
  from ${schema}.phone_event phone join ${schema}.event on event.id = changed_in`;

export async function receiptsOf(
  county: County,
  device: number,
  ids: readonly string[],
): Promise<readonly ReceiptRow[]> {
  const { db, schema } = softwareOf(county);
  const { rows } = await db.pool.query<ReceiptRow>(
    `${receiptSql(schema)} where device_id = $1 and phone.id = any($2) order by number`,
    [device, ids],
  );
  return rows;
}

export async function receiptsAfter(
  county: County,
  device: number,
  after: number,
  limit: number,
): Promise<readonly ReceiptRow[]> {
  const { db, schema } = softwareOf(county);
  const { rows } = await db.pool.query<ReceiptRow>(
    `${receiptSql(schema)} where device_id = $1 and number > $2 order by number limit $3`,
    [device, after, limit],
  );
  return rows;
}

/** Whether somebody said no, other than by phones, after the clock of a phone says that she said yes. */
export async function saidNoSince(
  tx: Reading,
  person: number,
  purpose: string,
  saidAt: string,
): Promise<boolean> {
  const found = await tx.query(
    `select from consent join event on event.id = added_in
     where person_id = $1 and purpose = $2 and decision <> 'given' and at > $3 and event.kind <> 'phone-event' limit 1`,
    [person, purpose, saidAt],
  );
  return found.length > 0;
}

export type StoredEvent = {
  readonly value: Value;
  readonly about: string;
  readonly kind: number | null;
  readonly state: ReceiptState;
  readonly code: string | null;
};

/** An event that who asks may see. */
export async function findEvent(tx: Reading, id: string): Promise<StoredEvent | undefined> {
  const [row] = await tx.query<StoredEvent>(
    'select value, about, kind, state, code from phone_event where id = $1',
    [id],
  );
  return row;
}
