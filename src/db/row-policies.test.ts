/**
 * The second wall: what a statement sees that runs as a county's staff role, whatever the software meant. Everything
 * here is SQL as somebody could inject it.
 */
import { createSecretKey } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importGenerated, type TestCounty, testCounty } from '../../test/postgres/county.ts';
import { type Client, type Database, sqlState, withClient } from './database.ts';
import { factKinds } from './fact-kinds.ts';
import { createCounty } from './migrate.ts';
import { openStaffDatabase } from './staff-login.ts';

let at: TestCounty;
let staffDb: Database;
beforeAll(async () => {
  at = await testCounty();
  await importGenerated(at, { seed: 5, size: 300 });
  await createCounty(at.db, { code: '990102', name: '禾丰县', pack: 'cn' });
  await at.db.pool.query(`insert into county_990102.person (name, added_in) values ('测外县', 1)`);
  staffDb = await openStaffDatabase(at.county, createSecretKey(Buffer.alloc(32, 9)));
});
afterAll(async () => {
  await staffDb.close();
  await at.drop();
});

type Settings = Readonly<Record<string, string>>;

/** Runs statements as staff of the first county, in a transaction that is thrown away. */
const asStaff = <T>(settings: Settings, work: (client: Client) => Promise<T>): Promise<T> =>
  withClient(staffDb, async (client) => {
    await client.query('begin');
    try {
      await client.query('set local search_path to county_990101, pg_catalog, pg_temp');
      for (const [name, value] of Object.entries(settings)) {
        await client.query('select set_config($1, $2, true)', [name, value]);
      }
      return await work(client);
    } finally {
      await client.query('rollback');
    }
  });

const count = async (client: Client, from: string): Promise<number> =>
  (await client.query(`select count(*) as n from ${from}`)).rows[0].n;

const guarded = [
  ...['person', 'person_identity', 'fact', 'relationship', 'household_member', 'entitlement'],
  ...['payment_line', 'due_window', 'question', 'payment', 'entitlement_change', 'task'],
  ...['encounter', 'task_outcome', 'observation', 'referral', 'contact', 'stock', 'stock_move'],
  ...['payment_instruction', 'further_payment', 'rule_failure'],
  ...['benefit_case', 'case_step', 'decision'],
];

/** What staff may read besides, because nothing in it is about a resident. */
const open = [
  ...['area', 'area_code', 'area_successor', 'catchment', 'evaluation', 'event', 'fact_choice'],
  ...['fact_kind', 'household', 'person_merge', 'program', 'unit', 'working_year'],
];

describe('where nothing was opened', () => {
  test.each(guarded)('%s is empty', async (table) => {
    expect(await asStaff({}, (client) => count(client, table))).toBe(0);
    const unset = { 'app.persons': '', 'app.kinds': '', 'app.programs': '', 'app.areas': '' };
    expect(await asStaff(unset, (client) => count(client, table))).toBe(0);
  });

  test('every other table is closed, or is known to hold nothing about a resident', async () => {
    const { rows } = await at.db.pool.query<{ name: string }>(
      `select table_name as name from information_schema.role_table_grants
       where grantee = 'county_990101_staff' and privilege_type = 'SELECT' and table_schema = 'county_990101'
         and table_name in (select tablename from pg_tables where schemaname = 'county_990101')
         and not exists (select from pg_class where relname = table_name and relrowsecurity
           and relnamespace = 'county_990101'::regnamespace)
       union
       select table_name from information_schema.column_privileges
       where grantee = 'county_990101_staff' and privilege_type = 'SELECT' and table_schema = 'county_990101'
         and not exists (select from pg_class where relname = table_name and relrowsecurity
           and relnamespace = 'county_990101'::regnamespace)
         and table_name in (select tablename from pg_tables where schemaname = 'county_990101')
       order by 1`,
    );
    expect(rows.map(({ name }) => name)).toEqual(open.toSorted());
  });
});

describe('where somebody was opened', () => {
  const one = { 'app.persons': '{1}', 'app.kinds': `{${factKinds.birth},${factKinds.residence}}` };

  test('others stay closed, and so do kinds that were not', async () => {
    const seen = await asStaff(one, async (client) => ({
      persons: (await client.query('select id from person')).rows,
      facts: (await client.query('select distinct person_id, kind from fact order by kind')).rows,
    }));
    expect(seen.persons).toEqual([{ id: 1 }]);
    expect(seen.facts).toEqual([
      { person_id: 1, kind: factKinds.birth },
      { person_id: 1, kind: factKinds.residence },
    ]);
  });

  test('nothing can be written about others, or of kinds that were not opened', async () => {
    const add = (person: number, kind: number) =>
      asStaff(one, (client) =>
        client.query(
          `insert into fact (person_id, kind, low, high, added_in) values (${person}, ${kind}, 1, 1, 1)`,
        ),
      ).then(
        () => 'written',
        (error: unknown) => sqlState(error),
      );
    expect(await add(1, factKinds.residence!)).toBe('written');
    expect(await add(2, factKinds.residence!)).toBe('42501');
    expect(await add(1, factKinds['disability-level']!)).toBe('42501');
  });

  test('a unit finds where its residents live, and no one else', async () => {
    const areas = { 'app.areas': '{[990101004000,990101004999]}' };
    const { rows } = await asStaff(areas, (client) =>
      client.query('select distinct kind, low / 1000 as town from fact order by 1, 2'),
    );
    expect(new Set(rows.map(({ town }) => Math.floor(town)))).toEqual(new Set([990101004]));
    expect(rows.length).toBeGreaterThan(0);
  });
});

describe('what staff can do by SQL', () => {
  const refused = (statement: string) =>
    asStaff({}, (client) => client.query(statement)).then(
      () => 'allowed',
      (error: unknown) => sqlState(error),
    );

  test('naming another county shows nothing', async () => {
    const other = { 'app.county': '990102', 'app.persons': '{1}' };
    const seen = await asStaff(other, (client) => client.query('select name from person'));
    expect(seen.rows.map(({ name }) => name)).not.toContain('测外县');
    expect(await refused('select * from county_990102.person')).toBe('42501');
    expect(await refused('set local search_path to county_990102; select * from person')).toBe(
      '42P01',
    );
  });

  test.each([
    'set local role county_990102_staff',
    'set local role county_990101',
    "select set_config('role', 'county_990101', true)",
    'set local session authorization county_990101',
    'delete from person',
    'delete from fact',
    'truncate fact',
    'update audit_event set actor = $$nobody$$',
    'select * from audit_event',
    'select * from account',
    'select * from session',
    'update payment set amount_fen = 1',
    'insert into payment (person_id, program, from_day, until_day, amount_fen, paid_on, added_in) values (1, 1, $$2026-01-01$$, $$2026-02-01$$, 1, $$2026-02-01$$, 1)',
    'alter table person disable row level security',
    'drop policy opened on person',
    'create table county_990101.mine (id int)',
  ])('%s is refused', async (statement) => {
    expect(await refused(statement)).toBe('42501');
  });
});
