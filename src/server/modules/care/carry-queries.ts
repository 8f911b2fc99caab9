/**
 * SQL that carries facts of care out of the record of a county. It touches both schemas in one
 * transaction, so it runs as who migrates, and names each schema; both names are checked by countyOf.
 */
import { careSchemaOf, MIGRATION_LOCK } from '../../../db/migrations.ts';
import type { Client } from '../../../db/database.ts';

export type Leftover = {
  readonly person: number;
  readonly kind: number;
  readonly from: number;
  readonly until: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly holds: boolean;
};

/** Whether the record of the county is known to hold no facts of care. */
export async function isCarriedOver(client: Client, schema: string): Promise<boolean> {
  const { rows } = await client.query<{ convalidated: boolean }>(
    `select convalidated from pg_constraint
     where conrelid = to_regclass($1) and conname = 'fact_not_of_care'`,
    [`${schema}.fact`],
  );
  return rows[0]?.convalidated ?? true;
}

/** One carries over, or migrates, at a time. */
export const lockCarrying = (client: Client) =>
  client.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);

/** Facts of these kinds, also those that were taken back. */
export async function leftoversOf(
  client: Client,
  schema: string,
  kinds: readonly number[],
): Promise<readonly Leftover[]> {
  const { rows } = await client.query<Leftover>(
    `select person_id as person, kind, from_day as from, until_day as until, low, high,
       retracted_in is null as holds
     from ${schema}.fact where kind = any($1) order by id`,
    [kinds],
  );
  return rows;
}

/** Whether the county was ever evaluated by one of these programs. */
export async function hasPrograms(
  client: Client,
  schema: string,
  programs: readonly string[],
): Promise<boolean> {
  const text = `select exists (select from ${schema}.program where name = any($1)) as has`;
  return (await client.query<{ has: boolean }>(text, [programs])).rows[0]!.has;
}

export type Carried = {
  readonly person: number;
  readonly wrapped: Buffer;
  readonly facts: readonly Buffer[];
};

/** Writes them into care records as one event; nobody has consented yet, so nobody else reads them. */
export async function insertCarried(
  client: Client,
  schema: string,
  carried: readonly Carried[],
): Promise<void> {
  const care = careSchemaOf(schema);
  const { rows } = await client.query<{ id: number }>(
    `insert into ${care}.event (kind, actor) values ('care-carried-over', 'nuanjia') returning id`,
  );
  const persons = carried.map(({ person }) => person);
  await client.query(
    `insert into ${care}.person_key (person_id, wrapped) select * from unnest($1::bigint[], $2::bytea[])`,
    [persons, carried.map(({ wrapped }) => wrapped)],
  );
  await client.query(
    `insert into ${care}.fact (person_id, sealed, added_in)
     select person, sealed, $3 from unnest($1::bigint[], $2::bytea[]) as one (person, sealed)`,
    [
      carried.flatMap(({ person, facts }) => facts.map(() => person)),
      carried.flatMap(({ facts }) => facts),
      rows[0]!.id,
    ],
  );
  await closed(client, care, rows[0]!.id, persons);
}

/**
 * Takes everything of care out of the record of the county: facts, open conflicts about them, and rows
 * of programs that rest on them. Evaluations follow the whole log again, as other rows may have rested on
 * such a fact; the log does not say whose.
 */
export async function deleteLeftovers(
  client: Client,
  schema: string,
  kinds: { readonly ids: readonly number[]; readonly names: readonly string[] },
  programs: readonly string[],
): Promise<void> {
  await client.query(`delete from ${schema}.fact where kind = any($1)`, [kinds.ids]);
  await client.query(`delete from ${schema}.roster_conflict where kind = any($1)`, [kinds.names]);
  for (const table of [
    'entitlement',
    'payment_line',
    'due_window',
    'question',
    'entitlement_change',
  ]) {
    await client.query(
      `delete from ${schema}.${table}
       where program in (select id from ${schema}.program where name = any($1))`,
      [programs],
    );
  }
  await client.query(
    `update ${schema}.evaluation set until_seq = 0 where state in ('current', 'ready')`,
  );
  const { rows } = await client.query<{ id: number }>(
    `insert into ${schema}.event (kind, actor) values ('care-carried-over', 'nuanjia') returning id`,
  );
  await closed(client, schema, rows[0]!.id, []);
}

/** From now on the server itself knows that there are none. */
export const noteCarriedOver = (client: Client, schema: string) =>
  client.query(`alter table ${schema}.fact validate constraint fact_not_of_care`);

const closed = (client: Client, schema: string, event: number, persons: readonly number[]) =>
  client.query(
    `select ${schema}.close_event($1, $2, $3, 'nuanjia', 'care-carried-over', '{}', '{}')`,
    [event, persons, persons.map(() => 'fact')],
  );
