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

/** Versions of a field differ; one entry a field, however many there are. */
export const openDifference = (tx: Changing, one: NewConflict) =>
  tx.query(
    `insert into phone_conflict (kind, record, field, person_id, unit_id, opened_at)
     values ('differs', $1, $2, $3, $4, $5) on conflict do nothing`,
    [one.record, one.field, one.person, one.unit, one.now],
  );

export const closeDifference = (tx: Changing, record: string, field: string) =>
  tx.query(
    `update phone_conflict set decided_in = $3
     where record = $1 and field = $2 and kind = 'differs' and decided_in is null`,
    [record, field, tx.event],
  );

/** What an event said stands beside the record until somebody has looked at it. */
export const openForEvent = (
  tx: Changing,
  kind: 'elsewhere' | 'refused',
  event: string,
  one: NewConflict,
) =>
  tx.query(
    `insert into phone_conflict (kind, event_id, record, field, person_id, unit_id, opened_at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [kind, event, one.record, one.field, one.person, one.unit, one.now],
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
