/** The schema of care records: its walls, its comments, and that one that was dropped stays dropped. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../test/postgres/database.ts';
import { findConcept } from '../programs/lint/naming.ts';
import { isCareKind } from '../model/facts/care.ts';
import { type Client, type Database, openDatabase, withClient } from './database.ts';
import { factKinds } from './fact-kinds.ts';
import { citusRules } from './fixtures/citus-rules.ts';
import { createCounty, migrate } from './migrate.ts';
import { readSchema, type Schema } from './schema.ts';

const county = 'county_990541';
const care = `${county}_repro`;
let home: TestDatabase;
let db: Database;
let schema: Schema;

beforeAll(async () => {
  home = await testDatabase();
  db = openDatabase(home.url);
  await migrate(db);
  await createCounty(db, { code: '990541', name: '云溪县', pack: 'cn' });
  schema = await withClient(db, (client) => readSchema(client, care));
});
afterAll(async () => {
  await db.close();
  await home.drop();
});

/** Runs a statement as a role, within a schema, and undoes it. */
const as = <T>(role: string, path: string, work: (client: Client) => Promise<T>): Promise<T> =>
  withClient(db, async (client) => {
    await client.query('begin');
    try {
      await client.query(`set local role ${role}`);
      await client.query(`set local search_path to ${path}, pg_catalog`);
      return await work(client);
    } finally {
      await client.query('rollback');
    }
  });

const denied = expect.objectContaining({ code: '42501' });

describe('the wall around care records', () => {
  const statements = [
    ...[
      ...['person_key', 'enrolment', 'fact', 'event', 'change', 'audit_event', 'audit_subject'],
      'request',
    ].map((table) => `select count(*) from ${care}.${table}`),
    `insert into ${care}.enrolment default values`,
    `delete from ${care}.person_key`,
    `select ${care}.close_event(null, '{}', '{}', 'x', 'x', '{}', '{}')`,
    `select nextval('${care}.fact_id_seq')`,
    `create temp table stray () inherits (${care}.fact)`,
  ];

  test.each(statements)('refuses the county and its staff: %s', async (statement) => {
    for (const role of [county, `${county}_staff`]) {
      const done = as(role, county, (client) => client.query(statement));
      await expect(done).rejects.toEqual(denied);
    }
  });

  test.each([
    `select * from ${county}.person`,
    `insert into ${county}.fact (person_id, added_in, kind) values (1, 1, 20)`,
    `select ${county}.close_event(null, '{}', '{}', 'x', 'x', '{}', '{}')`,
    'select * from platform.county_key',
    `update ${care}.event set actor = 'x'`,
    `update ${care}.fact set sealed = ''`,
    `update ${care}.audit_event set actor = 'x'`,
    `delete from ${care}.enrolment`,
  ])('lets the role of care records do nothing else: %s', async (statement) => {
    const done = as(care, care, (client) => client.query(statement));
    await expect(done).rejects.toEqual(denied);
  });

  test.each(
    Object.entries(factKinds),
  )('the record of the county takes %s only if it is none of care', async (kind, id) => {
    const insert = 'insert into fact (person_id, added_in, kind) values (1, 1, $1)';
    const done = as(county, county, (client) => client.query(insert, [id]));
    if (isCareKind(kind))
      await expect(done).rejects.toMatchObject({ constraint: 'fact_not_of_care' });
    else expect((await done).rowCount).toBe(1);
  });
});

describe('the schema of care records', () => {
  test('says of every table, column and function what it is, and has no word for what is refused', () => {
    const parts = schema.tables.flatMap(({ columns, ...table }) => [table, ...columns]);
    expect(parts.length).toBeGreaterThan(40);
    const silent = [...parts, ...schema.functions].filter(({ comment }) => !comment);
    expect(silent.map(({ name }) => name)).toEqual([]);
    const named = parts.filter(({ name }) => findConcept(name.replaceAll('_', ' ')));
    expect(named.map(({ name }) => name)).toEqual([]);
  });

  test.each(citusRules)('fits on one node of a cluster: $rule', async ({ sql }) => {
    expect(await withClient(db, async (client) => (await client.query(sql, [care])).rows)).toEqual(
      [],
    );
  });

  test('that was dropped stays dropped, and everything else of the county is there', async () => {
    await db.pool.query(`drop schema ${care} cascade`);
    expect(await migrate(db)).toEqual({ applied: [] });
    await createCounty(db, { code: '990541', name: '云溪县', pack: 'cn' });
    const { rows } = await db.pool.query(
      `select to_regnamespace($1) as care, to_regclass($2) as fact`,
      [care, `${county}.fact`],
    );
    expect(rows).toEqual([{ care: null, fact: `${county}.fact` }]);
  });
});
