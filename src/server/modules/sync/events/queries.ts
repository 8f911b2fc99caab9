/** SQL of events of phones, as who sent them; row policies show her own and versions of whoever was opened. */
import { type Changing, type County, type Reading, softwareOf } from '../../../../db/county.ts';
import type { Value } from '../../../../model/sync/event.ts';
import type { Version } from '../../../../model/sync/merge.ts';
import type { ReceiptState } from '../../../../model/sync/receipt.ts';
import { dayText } from '../../../../db/database.ts';
import type { Effect } from './effect.ts';

/** Held until the transaction ends by whoever changes what these texts name; taken in the order of the texts. */
export const lockNames = async (tx: Reading, names: readonly string[]): Promise<void> => {
  if (names.length === 0) return;
  await tx.query(
    `select pg_advisory_xact_lock(hashtextextended(name, 0))
     from (select name from unnest($1::text[]) as name offset 0) as sorted`,
    [[...new Set(names)].toSorted()],
  );
};

/** Numbers of those of these people whom a phone registered, by the name that it gave them. */
export async function findRegistered(
  tx: Reading,
  uuids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.query<{ uuid: string; person: number }>(
    `select uuid, person from unnest($1::uuid[]) as uuid cross join person_of_phone(uuid) as person
     where person is not null`,
    [uuids],
  );
  return new Map(rows.map(({ uuid, person }) => [uuid, person]));
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

/** What became of an event, and where it counts. */
export type OutcomeRow = {
  readonly id: string;
  readonly record: string;
  readonly person: number | null;
  readonly kind: number | null;
  readonly state: ReceiptState;
  readonly code: string | null;
  readonly effect: Effect | null;
};

const outcomeRow = ({ id, record, person, kind, state, code, effect }: OutcomeRow) => ({
  ...{ id, record, person, kind, state, code, effect: effect && JSON.stringify(effect) },
});

/** Keeps events as they are, with what became of them. */
export const insertEvents = (
  tx: Changing,
  rows: readonly (Omit<NewEventRow, 'record'> & OutcomeRow)[],
) =>
  tx.query(
    `insert into phone_event (id, device_id, number, account_id, unit_id, record, field, value, base, about, text,
       signature, state, code, effect, person_id, kind, said_at, received_at, added_in, changed_in)
     select id, device, number, account, unit, record, field, value::jsonb, base, about, text,
       signature, state, code, effect::jsonb, person, kind, said, $2, $3, $3
     from jsonb_to_recordset($1) as row (id uuid, device bigint, number bigint, account bigint, unit bigint,
       record text, field text, value text, base uuid[], about text, text text, signature text, state text,
       code text, effect text, person bigint, kind smallint, said text)`,
    [
      JSON.stringify(
        rows.map((row) => ({
          ...{ device: row.sent?.device ?? null, number: row.sent?.number ?? null },
          ...{ account: row.account, unit: row.unit, field: row.field, about: row.about },
          ...{ value: JSON.stringify(row.value), base: row.base, said: row.saidAt },
          ...{ text: row.sent?.text ?? null, signature: row.sent?.signature ?? null },
          ...outcomeRow(row),
        })),
      ),
      ...[rows[0]!.now, tx.event],
    ],
  );

/** Writes what became of events that were kept before. */
export const updateEvents = (tx: Changing, rows: readonly OutcomeRow[]) =>
  tx.query(
    `update phone_event set state = row.state, code = row.code, effect = row.effect::jsonb, record = row.record,
       person_id = row.person, kind = row.kind, changed_in = $2
     from jsonb_to_recordset($1) as row (id uuid, record text, person bigint, kind smallint, state text, code text,
       effect text)
     where phone_event.id = row.id`,
    [JSON.stringify(rows.map(outcomeRow)), tx.event],
  );

/** What became of an event that somebody decided about. */
export async function setState(
  tx: Changing,
  id: string,
  state: ReceiptState,
  code: string | null,
): Promise<void> {
  await tx.query('update phone_event set state = $2, code = $3, changed_in = $4 where id = $1', [
    ...[id, state, code, tx.event],
  ]);
}

export type StoredVersion = Version & {
  readonly state: ReceiptState;
  readonly effect: Effect | null;
  readonly said_at: string;
};

export type FieldName = { readonly record: string; readonly field: string };

/** Versions that count, of these fields and of others of the same records that have the same names. */
export const versionsIn = (tx: Reading, fields: readonly FieldName[]) =>
  tx.query<StoredVersion & OutcomeRow & FieldName>(
    `select id, record, field, value, base, state, code, effect, said_at, person_id as person, kind
     from phone_event
     where record = any($1::text[]) and field = any($2::text[]) and state in ('accepted', 'merged', 'conflict')`,
    [
      [...new Set(fields.map(({ record }) => record))],
      [...new Set(fields.map(({ field }) => field))],
    ],
  );

/** Those of some people whom this account registered by phone a short time ago. */
export async function registeredSince(
  tx: Reading,
  persons: readonly number[],
  since: Date,
): Promise<readonly number[]> {
  const rows = await tx.query<{ person: number }>(
    `select distinct person_id as person from phone_event
     where person_id = any($1) and field in ('birth', 'newcomer')
       and account_id = nullif(current_setting('app.account', true), '')::bigint
       and state = 'accepted' and received_at > $2`,
    [persons, since],
  );
  return rows.map(({ person }) => person);
}

export async function householdNumber(tx: Reading, id: number): Promise<string | undefined> {
  const [row] = await tx.query<{ number: string }>('select number from household where id = $1', [
    id,
  ]);
  return row?.number;
}

/** A version that counts in another record than the one that stays of the person. */
export type StrayRow = FieldName & {
  readonly id: string;
  readonly staying: number;
  readonly account: number;
  readonly unit: number;
};

/** Versions of people whose records were merged or parted since they were said; of everybody or of one. */
export const strays = (tx: Reading, staying?: number) =>
  tx.query<StrayRow>(
    `with recursive up (id, last) as (
       select id, id from (
         select person_id as id from person_merge union select into_id from person_merge) as ever
       union
       select up.id, merge.into_id from up
         join person_merge merge on merge.person_id = up.last and merge.retracted_in is null)
     select event.id, record, field, up.last as staying, account, unit
     from up cross join lateral (
       select id, record, field, account_id as account, unit_id as unit, received_at from phone_event
       where person_id = up.id and state in ('accepted', 'merged', 'conflict') offset 0) as event
     where not exists (select from person_merge further where further.person_id = up.last and retracted_in is null)
       and starts_with(record, 'person/') and record <> 'person/' || up.last
       and ($1::bigint is null or up.last = $1)
     order by received_at, event.id`,
    [staying ?? null],
  );

/** Of each of these people the record that stays. */
export async function stayingOf(
  tx: Reading,
  persons: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  const rows = await tx.query<{ id: number; last: number }>(
    `with recursive up (id, last) as (
       select id, id from unnest($1::bigint[]) as id
       union
       select up.id, merge.into_id from up
         join person_merge merge on merge.person_id = up.last and merge.retracted_in is null)
     select id, last from up
     where not exists (select from person_merge further where further.person_id = up.last and retracted_in is null)`,
    [persons],
  );
  return new Map(rows.map(({ id, last }) => [id, last]));
}

export type KnownEvent = {
  readonly id: string;
  readonly device: number | null;
  readonly number: number | null;
  readonly text: string | null;
};

/**
 * Events that arrived before under these names, or under these numbers of a phone; by the software's rights: a phone
 * asks about its own only.
 */
export async function knownEvents(
  county: County,
  device: number,
  events: readonly { readonly id: string; readonly number: number }[],
): Promise<readonly KnownEvent[]> {
  const { db, schema } = softwareOf(county);
  const { rows } = await db.pool.query<KnownEvent>(
    `select id, device_id as device, number, text from ${schema}.phone_event where id = any($1)
     union
     select id, device_id, number, text from ${schema}.phone_event where device_id = $2 and number = any($3)`,
    [events.map(({ id }) => id), device, events.map(({ number }) => number)],
  );
  return rows;
}

/** What became of those of these events that were kept before, as far as who asks sent them. */
export async function keptOf(
  tx: Reading,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ReceiptState>> {
  const rows = await tx.query<{ id: string; state: ReceiptState }>(
    'select id, state from phone_event where id = any($1)',
    [ids],
  );
  return new Map(rows.map(({ id, state }) => [id, state]));
}

/** Registrations of a phone that were looked at and not taken. */
const refusedSql = `field in ('birth', 'newcomer') and state in ('refused', 'elsewhere', 'held')`;

/** Those of these people whose registration by a phone was not taken. */
export async function refusedRegistrations(
  tx: Reading,
  device: number,
  people: readonly string[],
): Promise<readonly string[]> {
  const rows = await tx.query<{ record: string }>(
    `select distinct record from phone_event where device_id = $1 and record = any($2) and ${refusedSql}`,
    [device, people],
  );
  return rows.map(({ record }) => record);
}

/** Which of these people a phone registered, and whose registration was not taken; by the software's rights. */
export async function registrationsOf(
  county: County,
  device: number,
  people: readonly string[],
): Promise<{ readonly registered: ReadonlySet<string>; readonly refused: ReadonlySet<string> }> {
  const { db, schema } = softwareOf(county);
  const { rows } = await db.pool.query<{ record: string; is_registered: boolean }>(
    `select 'new/' || uuid as record, true as is_registered from ${schema}.phone_person
     where uuid = any(select substr(record, 5)::uuid from unnest($2::text[]) as record)
     union
     select record, false from ${schema}.phone_event
     where device_id = $1 and record = any($2) and ${refusedSql}`,
    [device, people],
  );
  const those = (isRegistered: boolean) =>
    new Set(rows.filter((row) => row.is_registered === isRegistered).map(({ record }) => record));
  return { registered: those(true), refused: those(false) };
}

/** What went to an office because a registration was not taken waits again, for another one was. */
export const wakeEvents = (tx: Changing, device: number, uuid: string) =>
  tx.query(
    `update phone_event set state = 'waiting', changed_in = $3
     where device_id = $1 and state = 'elsewhere' and person_id is null and strpos(text, $2) > 0`,
    [device, uuid, tx.event],
  );

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

/** What a receipt says of an event whose person was not registered. */
const UNREGISTERED = 'PHONE_PERSON_UNREGISTERED';

const receiptSql = (schema: string) => `
  select phone.id, phone.number, phone.state, event.seq,
    case when phone.state = 'elsewhere' and person_id is null then '${UNREGISTERED}' else phone.code end as code,
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
