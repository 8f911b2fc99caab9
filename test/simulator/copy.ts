/**
 * The county’s tables as they were, put back later: what restoring a backup comes to, without the time that a real one
 * takes (src/db/backup has tests of its own). Counters go back too, so numbers are given again.
 */
import { randomUUID } from 'node:crypto';
import type { Client } from '../../src/db/database.ts';
import { withClient } from '../../src/db/database.ts';
import type { RunningServer } from '../server/running.ts';

const COPY = 'simulator_copy';

type Table = { readonly schema: string; readonly name: string; readonly columns: string };
type Counter = {
  readonly name: string;
  readonly last: string | null;
};

export type Copy = { readonly putBack: () => Promise<void> };

/** Keeps all rows of the county. */
export const copyOf = (at: RunningServer): Promise<Copy> =>
  withClient(at.county.db, async (client) => {
    const tables = await tablesOf(client, at.county.schema);
    const counters = await countersOf(client, at.county.schema);
    await client.query(`drop schema if exists ${COPY} cascade; create schema ${COPY}`);
    for (const { schema, name } of tables) {
      await client.query(
        `create unlogged table ${COPY}.${schema}_${name} as table ${schema}.${name}`,
      );
    }
    return { putBack: () => putBack(at, tables, counters) };
  });

async function tablesOf(client: Client, schema: string): Promise<readonly Table[]> {
  const { rows } = await client.query<Table>(
    `select relnamespace::regnamespace::text as schema, relname as name,
       string_agg(quote_ident(attname), ', ' order by attnum) as columns
     from pg_class join pg_attribute on attrelid = pg_class.oid and attnum > 0 and not attisdropped
       and attgenerated = ''
     where relkind in ('r', 'p') and not relispartition
       and relnamespace::regnamespace::text in ($1::text, $1::text || '_repro')
     group by 1, 2 order by 1, 2`,
    [schema],
  );
  return rows;
}

async function countersOf(client: Client, schema: string): Promise<readonly Counter[]> {
  const { rows } = await client.query<Counter>(
    `select format('%I.%I', schemaname, sequencename) as name, last_value::text as last
     from pg_sequences where schemaname in ($1::text, $1::text || '_repro')`,
    [schema],
  );
  return rows;
}

const putBack = (
  { county }: RunningServer,
  tables: readonly Table[],
  counters: readonly Counter[],
): Promise<void> =>
  withClient(county.db, async (client) => {
    const all = tables.map(({ schema, name }) => `${schema}.${name}`);
    await client.query('begin');
    await client.query('set local session_replication_role = replica');
    await client.query(`truncate ${all.join(', ')}`);
    for (const { schema, name, columns } of tables) {
      await client.query(
        `insert into ${schema}.${name} (${columns}) overriding system value
         select ${columns} from ${COPY}.${schema}_${name}`,
      );
    }
    for (const { name, last } of counters) {
      await client.query('select setval($1::regclass, $2, $3)', [name, last ?? 1, last !== null]);
    }
    await client.query(`update ${county.schema}.journal set epoch = $1`, [randomUUID()]);
    await client.query('commit');
  });
