/** SQL of what somebody must decide. */
import { type Changing, type County, type Reading, softwareOf } from '../../../../db/county.ts';
import type { Value } from '../../../../model/sync/event.ts';

export type NewConflict = {
  readonly record: string;
  readonly field: string;
  readonly person: number | null;
  readonly unit: number | null;
  readonly now: Date;
};

const conflictRow = ({ record, field, person, unit, now }: NewConflict) => ({
  ...{ record, field, person, unit, opened: now.toISOString() },
});

/** Versions of fields differ; one entry a field, however many there are. */
export const openDifferences = (tx: Changing, all: readonly NewConflict[]) =>
  tx.query(
    `insert into phone_conflict (kind, record, field, person_id, unit_id, opened_at)
     select 'differs', record, field, person, unit, opened
     from jsonb_to_recordset($1) as row (record text, field text, person bigint, unit bigint, opened timestamptz)
     on conflict do nothing`,
    [JSON.stringify(all.map(conflictRow))],
  );

export const closeDifferences = (
  tx: Changing,
  all: readonly Pick<NewConflict, 'record' | 'field'>[],
) =>
  tx.query(
    `update phone_conflict set decided_in = $3
     where kind = 'differs' and decided_in is null and (record, field) in (
       select record, field from unnest($1::text[], $2::text[]) as asked (record, field))`,
    [all.map(({ record }) => record), all.map(({ field }) => field), tx.event],
  );

/** An event that somebody must look at. */
export type NewCase = {
  readonly kind: 'elsewhere' | 'refused';
  readonly event: string;
  readonly about: NewConflict;
};

/** What events said stands beside the record until somebody has looked at it. */
export const openCases = (tx: Changing, all: readonly NewCase[]) =>
  tx.query(
    `insert into phone_conflict (kind, event_id, record, field, person_id, unit_id, opened_at)
     select kind, event, record, field, person, unit, opened
     from jsonb_to_recordset($1) as row (kind text, event uuid, record text, field text, person bigint, unit bigint,
       opened timestamptz)
     on conflict do nothing`,
    [JSON.stringify(all.map(({ kind, event, about }) => ({ kind, event, ...conflictRow(about) })))],
  );

/** Nobody needs to look at these events any more: they count. */
export const closeCases = (tx: Changing, events: readonly { readonly id: string }[]) =>
  tx.query(
    'update phone_conflict set decided_in = $2 where event_id = any($1) and decided_in is null',
    [events.map(({ id }) => id), tx.event],
  );

export type ConflictRow = {
  readonly id: number;
  readonly kind: 'differs' | 'elsewhere' | 'refused';
  readonly record: string;
  readonly field: string;
  readonly person: number | null;
  readonly event: string | null;
  readonly opened_at: Date;
};

const columns = 'id, kind, record, field, person_id as person, event_id as event, opened_at';

/** What is open, oldest first; of the asker's unit, or of all where she serves the whole county. */
export const openConflicts = (tx: Reading, after: number, limit: number) =>
  tx.query<ConflictRow>(
    `select ${columns} from phone_conflict where decided_in is null and id > $1 order by id limit $2`,
    [after, limit],
  );

export async function lockConflict(tx: Changing, id: number): Promise<ConflictRow | undefined> {
  const [row] = await tx.query<ConflictRow>(
    `select ${columns} from phone_conflict where id = $1 and decided_in is null for update`,
    [id],
  );
  return row;
}

export const closeConflict = (tx: Changing, id: number, account: number) =>
  tx.query('update phone_conflict set decided_in = $2, decided_by = $3 where id = $1', [
    ...[id, tx.event, account],
  ]);

export type SideRow = {
  readonly id: string;
  readonly record: string;
  readonly field: string;
  readonly value: Value;
  readonly account: number;
  readonly received_at: Date;
  readonly said_at: string;
  readonly state: string;
  readonly is_standing: boolean;
};

/** What was said, of the fields in question or by these events; only as far as it may be seen. */
export const sidesOf = (
  tx: Reading,
  fields: readonly { readonly record: string; readonly field: string }[],
  events: readonly string[],
) =>
  tx.query<SideRow>(
    `select id, record, field, value, account_id as account, received_at, said_at, state,
       effect is not null as is_standing
     from phone_event
     where id = any($3) or (state = 'conflict' and (record, field) in (
       select record, field from unnest($1::text[], $2::text[]) as asked (record, field)))
     order by received_at, id`,
    [fields.map(({ record }) => record), fields.map(({ field }) => field), events],
  );

export async function namesOfPeople(
  tx: Reading,
  persons: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const rows = await tx.query<{ id: number; name: string }>(
    'select id, name from person where id = any($1)',
    [persons],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** What colleagues are called, by the software's rights: no resident is among them. */
export async function namesOfAccounts(
  county: County,
  accounts: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const { db, schema } = softwareOf(county);
  const { rows } = await db.pool.query<{ id: number; name: string }>(
    `select id, name from ${schema}.account where id = any($1) and kind = 'staff'`,
    [accounts],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
