/** A superuser plays the attacker: whatever is done to the chain past the software is found and named. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../test/postgres/database.ts';
import { changeCounty, countyOf, readCounty } from '../../../db/county.ts';
import { type Database, openDatabase } from '../../../db/database.ts';
import { createCounty, migrate } from '../../../db/migrate.ts';
import { readSchema } from '../../../db/schema.ts';
import { brokenLinkWords, flawWords, verifyAudit } from './index.ts';
import { mayNameNobody, pointers } from './queries.ts';

const schema = 'county_990401';
const rows = 12;
let home: TestDatabase;
let db: Database;
const county = () => countyOf(db, '990401');
const attack = (...statements: readonly string[]) =>
  db.pool.query(
    [`set search_path to ${schema}, pg_catalog`, ...statements, 'reset search_path'].join(';'),
  );

beforeAll(async () => {
  home = await testDatabase();
  db = openDatabase(home.url);
  await migrate(db);
  await createCounty(db, { code: '990401', name: '云溪县', pack: 'cn' });
  for (let n = 1; n <= rows / 2; n++) {
    await changeCounty(county(), { kind: 'registration', actor: 'test' }, async (tx) => {
      const [{ id }] = (await tx.query<{ id: number }>(
        `insert into person (name, added_in) values ('测一', ${tx.event}) returning id`,
      )) as [{ id: number }];
      await tx.query(
        `insert into fact (person_id, kind, low, high, added_in) values (${id}, 3, 1, 1, ${tx.event})`,
      );
      tx.changed('person', id);
    });
    const act = { kind: 'read-person', actor: '站长', detail: { purpose: 'subsidy', page: n } };
    await readCounty(county(), act, async ({ seen }) => seen(n));
  }
  await attack('create schema kept', 'create table kept.audit_event as table audit_event');
  await attack('create table kept.journal as table journal');
  await attack(
    'create table kept.change as table change',
    'create table kept.event as table event',
  );
});
afterEach(async () => {
  await attack(
    'set session_replication_role to replica',
    'truncate audit_event, change, event, journal cascade',
    'insert into event overriding system value select * from kept.event',
    'insert into change select * from kept.change',
    'insert into journal select * from kept.journal',
    'insert into audit_event select * from kept.audit_event',
    'reset session_replication_role',
  );
});
afterAll(async () => {
  await db.close();
  await home.drop();
});

test('what the software wrote is whole, and its head is the last row', async () => {
  const { rows: last } = await db.pool.query(
    `select encode(hash, 'hex') as hash from ${schema}.audit_event where seq = ${rows}`,
  );
  const found = await verifyAudit(county());
  expect(found).toEqual({ rows, head: last[0].hash, broken: undefined, flaws: [] });
});

test('a county in which nothing happened yet is whole', async () => {
  const empty = await createCounty(db, { code: '990402', name: '石桥县', pack: 'cn' });
  expect(await verifyAudit(empty)).toEqual({
    rows: 0,
    head: '00'.repeat(32),
    broken: undefined,
    flaws: [],
  });
});

const selfMade = (seq: number) =>
  `insert into audit_event select ${seq}, now(), actor, action, null, subjects, detail,
    sha256(hash || convert_to(audit_text(${seq}, now(), actor, action, null, subjects, detail), 'UTF8'))
    from audit_event where seq = ${seq - 1}`;

describe('an attack on the chain is named', () => {
  test.each([
    [
      'one byte of the detail',
      `update audit_event set detail = replace(detail::text, 'subsidy', 'subsidx')::jsonb where seq = 4`,
      'changed',
      4,
    ],
    ['the actor', `update audit_event set actor = '站员' where seq = 6`, 'changed', 6],
    ['whose data were read', `update audit_event set subjects = '{}' where seq = 8`, 'changed', 8],
    [
      'the time by a microsecond',
      `update audit_event set at = at + interval '1 microsecond' where seq = 2`,
      'changed',
      2,
    ],
    ['the event', 'update audit_event set event_id = null where seq = 3', 'changed', 3],
    ['a hash', `update audit_event set hash = sha256('') where seq = 5`, 'changed', 5],
    ['the first row deleted', 'delete from audit_event where seq = 1', 'missing', 1],
    ['a middle row deleted', 'delete from audit_event where seq = 7', 'missing', 7],
    [
      'three middle rows deleted',
      'delete from audit_event where seq between 4 and 6',
      'missing',
      4,
    ],
    ['the tail deleted', 'delete from audit_event where seq > 9', 'cut-off', 10],
    ['everything deleted', 'truncate audit_event', 'cut-off', 1],
    [
      'two rows swapped',
      'update audit_event set seq = case seq when 4 then -6 else -4 end where seq in (4, 6); update audit_event set seq = -seq where seq < 0',
      'changed',
      4,
    ],
    ['a forged row at the end', selfMade(rows + 1), 'head', rows + 1],
    [
      'a forged row before the first',
      `insert into audit_event select 0, at, actor, action, null, subjects, detail, hash from audit_event where seq = 1`,
      'changed',
      0,
    ],
    [
      'a forged row between two',
      `update audit_event set seq = -seq - 1 where seq > 5; update audit_event set seq = -seq where seq < 0; ${selfMade(6)}`,
      'changed',
      7,
    ],
    ['the counter row deleted', 'delete from journal', 'head', rows],
    ['the counter row set back', 'update journal set audit_seq = 10', 'head', 11],
    ['the hash in the counter row', `update journal set audit_hash = sha256('')`, 'head', rows],
  ] as const)('%s', async (_, statement, reason, seq) => {
    await attack(statement);
    const { broken } = await verifyAudit(county());
    expect(broken).toEqual({ seq, reason });
    expect(brokenLinkWords(broken!).en).toContain(String(seq));
  });

  test('also when the functions of the county were made to lie', async () => {
    await attack(
      `update audit_event set actor = '站员' where seq = 6`,
      `create function sha256(bytea) returns bytea language sql as $$ select hash from audit_event where seq = 6 $$`,
    );
    try {
      expect((await verifyAudit(county())).broken).toEqual({ seq: 6, reason: 'changed' });
    } finally {
      await attack('drop function sha256(bytea)');
    }
  });
});

describe('a record that the software cannot have written is named', () => {
  const past = (statement: string) =>
    `set session_replication_role to replica; ${statement}; reset session_replication_role`;
  test.each([
    ['a change deleted', 'delete from change where seq = 3', 'change-numbers', 'change', 1, 3],
    [
      'the last change deleted',
      'delete from change where seq = 6',
      'change-numbers',
      'change',
      1,
      6,
    ],
    [
      'a change too many',
      `insert into change values (9, 1, 1, 'fact')`,
      'change-numbers',
      'change',
      1,
      9,
    ],
    [
      'an event that was never closed',
      'update event set seq = null where id = 2',
      'event-open',
      'event',
      1,
      2,
    ],
    [
      'an event without its audit row',
      `insert into event overriding system value values (99, 'forged', 'x', null, '{}', now(), 99)`,
      'event-unaudited',
      'event',
      1,
      99,
    ],
    [
      'changes of an event that is gone',
      past('update change set event_id = 77 where seq < 3'),
      'pointer',
      'change.event_id',
      2,
      77,
    ],
  ] as const)('%s', async (_, statement, reason, place, count, first) => {
    await attack(statement);
    const { flaws } = await verifyAudit(county());
    expect(flaws).toContainEqual({
      reason,
      place,
      count,
      first,
      target: place === 'change.event_id' ? 'event' : null,
    });
    expect(flawWords(flaws[0]!)['zh-CN']).toContain(String(first));
  });

  test.each([
    ['added_in', 88, 'event'],
    ['retracted_in', 88, 'event'],
    ['person_id', 88, 'person'],
    ['kind', 88, 'fact_kind'],
  ])('a fact whose %s leads nowhere', async (column, value, target) => {
    await attack('create table kept.fact as table fact');
    await attack(past(`update fact set ${column} = ${value} where person_id = 1`));
    const { flaws } = await verifyAudit(county());
    await attack(
      past('delete from fact; insert into fact overriding system value select * from kept.fact'),
      'drop table kept.fact',
    );
    const place = `fact.${column}`;
    expect(flaws).toEqual([{ reason: 'pointer', place, target, count: 1, first: value }]);
  });

  test('every column that names other rows is a foreign key or is checked', async () => {
    const { tables } = await readSchema(db.pool, schema);
    const stored = tables.filter(({ isView }) => !isView);
    const naming = stored.flatMap(({ name, columns, constraints }) =>
      columns
        .filter((column) => /_(id|in)$|^program$/.test(column.name) && /int/.test(column.type))
        .filter(({ name: column }) => {
          const key = `FOREIGN KEY (${column}) `;
          return !constraints.some(({ definition }) => definition.startsWith(key));
        })
        .map((column) => `${name}.${column.name}`),
    );
    const checked: readonly string[] = [...Object.values(pointers).flat(), ...mayNameNobody];
    expect(naming.filter((place) => !checked.includes(place))).toEqual([]);
    expect(naming.length).toBeGreaterThan(20);
  });
});
