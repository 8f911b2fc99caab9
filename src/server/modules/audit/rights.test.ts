/** What a county's own role can do to its record: add and retract, and nothing to the chain. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../test/postgres/database.ts';
import { changeCounty, countyOf } from '../../../db/county.ts';
import { type Database, openDatabase } from '../../../db/database.ts';
import { createCounty, migrate } from '../../../db/migrate.ts';
import { verifyAudit } from './index.ts';

let home: TestDatabase;
let db: Database;
const county = () => countyOf(db, '990431');
const run = (statement: string) =>
  changeCounty(county(), { kind: 'test', actor: 'test' }, async (tx) => {
    tx.changed('fact', 1);
    const { rowCount } = await tx.client.query(statement.replaceAll('$event', String(tx.event)));
    return rowCount;
  });

beforeAll(async () => {
  home = await testDatabase();
  db = openDatabase(home.url);
  await migrate(db);
  await createCounty(db, { code: '990431', name: '云溪县', pack: 'cn' });
  await run(`insert into person (name, added_in) values ('测一', $event)`);
  await run(`insert into fact (person_id, kind, low, high, added_in) values (1, 3, 1, 1, $event)`);
});
afterAll(async () => {
  await db.close();
  await home.drop();
});

describe('the role of a county is refused', () => {
  test.each([
    'update audit_event set actor = actor',
    'delete from audit_event',
    'insert into audit_event select * from audit_event where false',
    'truncate audit_event',
    'update change set kind = kind',
    'delete from change',
    'insert into change select * from change where false',
    'update journal set seq = seq',
    'delete from journal',
    'insert into journal default values',
    'update event set seq = 1',
    'update event set actor = actor',
    `insert into event (kind, actor, seq) values ('test', 'test', 900)`,
    `insert into event (kind, actor, recorded_at) values ('test', 'test', '2001-01-01')`,
    'delete from event',
    'update fact set low = 2, high = 2',
    'update fact set from_day = from_day',
    'update fact set added_in = added_in',
    'delete from fact',
    'update relationship set other_id = other_id',
    'update entitlement_change set after = after',
    'delete from entitlement_change',
    'update payment set amount_fen = amount_fen',
    'delete from payment',
    'delete from person',
    'update policy_version set definition = definition',
    `insert into fact_kind values (99, 'x')`,
    'alter table fact drop column low',
    'drop table audit_event',
    'create table mine (id integer)',
    'create or replace function close_event(bigint, bigint[], text[], text, text, bigint[], jsonb) returns bigint language sql as $$ select 1::bigint $$',
    'select * from platform.county_key',
    'select * from platform.migration',
    'set local session_replication_role to replica',
    'alter role county_990431 superuser',
  ])('%s', async (statement) => {
    await expect(run(statement)).rejects.toMatchObject({ code: '42501' });
  });
});

test('it cannot close an event again, or one that is not there', async () => {
  for (const event of [1, 9999]) {
    const again = `select close_event(${event}, '{null}', '{fact}', 'test', 'test', '{}', '{}')`;
    await expect(run(again)).rejects.toMatchObject({ code: '23001' });
  }
});

test('it may retract a fact, and everything it did is in a chain that holds', async () => {
  const retract = 'update fact set retracted_in = $event where person_id = 1';
  expect(await run(retract)).toMatchObject({ value: 1 });
  const { rows, broken, flaws } = await verifyAudit(county());
  expect({ rows, broken, flaws }).toEqual({ rows: 3, broken: undefined, flaws: [] });
});
