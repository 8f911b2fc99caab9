/** The wall between counties is the database's own: what the role of one county can learn of another. */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../test/postgres/database.ts';
import { changeCounty, countyOf, readCounty } from './county.ts';
import { type Client, type Database, openDatabase, sqlState, withClient } from './database.ts';
import { createCounty, migrate } from './migrate.ts';

const own = 'county_990511';
const other = 'county_990512';
const login = `clerk_${randomBytes(4).toString('hex')}`;
let home: TestDatabase;
let db: Database;
/** A database that is reached as a login that may act for the own county only. */
let clerk: Database;

beforeAll(async () => {
  home = await testDatabase();
  db = openDatabase(home.url);
  await migrate(db);
  await createCounty(db, { code: '990511', name: '云溪县', pack: 'cn' });
  await createCounty(db, { code: '990512', name: '石桥县', pack: 'cn' });
  for (const code of ['990511', '990512']) await addPerson(code, `in-${code}`, 'both');
  const password = randomBytes(12).toString('hex');
  await db.pool.query(`create role ${login} login noinherit password '${password}'`);
  await db.pool.query(`grant ${own} to ${login}`);
  const url = new URL(home.url);
  url.username = login;
  url.password = password;
  clerk = openDatabase(url.href);
});
afterAll(async () => {
  await clerk.close();
  await db.pool.query(`drop role ${login}`);
  await db.close();
  await home.drop();
});

const act = { kind: 'test', actor: 'test' };

/** A person with as many identity numbers, given by their keyed hash. */
function addPerson(code: string, ...numbers: readonly string[]) {
  return changeCounty(countyOf(db, code), act, async (tx) => {
    const [person] = await tx.query<{ id: number }>(
      `insert into person (name, added_in) values ('测一', $1) returning id`,
      [tx.event],
    );
    for (const number of numbers)
      await tx.query(
        `insert into person_identity (person_id, kind, blind_index, sealed, added_in)
          values ($1, 'identity-number', $2, '', $3)`,
        [person!.id, Buffer.from(number), tx.event],
      );
    tx.changed('person', person!.id);
    return person!.id;
  });
}

const asOwn = <T>(work: (client: Client) => Promise<T>) =>
  readCounty(countyOf(db, '990511'), act, ({ client }) => work(client));

describe('the role of a county', () => {
  test.each([
    `select * from ${other}.person`,
    `select count(*) from ${other}.fact`,
    `insert into ${other}.person (name, added_in) values ('测二', 1)`,
    `update ${other}.person set name = ''`,
    `delete from ${other}.person_identity`,
    `select nextval('${other}.person_id_seq')`,
    `select ${other}.audit_text(1, now(), '', '', 1, '{}', '{}')`,
    `select ${other}.close_event(1, '{}', '{}', 'x', 'x', '{}', '{}')`,
    'select * from platform.county',
    `create table stray (id bigint references ${other}.person (id))`,
    `create temp table stray (id bigint references ${other}.person (id))`,
    `create temp table stray () inherits (${other}.person)`,
    `select pg_read_file('/etc/hostname')`,
    `copy (select 1) to program 'true'`,
  ])('is refused: %s', async (statement) => {
    await expect(asOwn((client) => client.query(statement))).rejects.toMatchObject({
      code: '42501',
    });
  });

  test.each([
    `select set_config('search_path', '${other}, pg_catalog', true)`,
    `select set_config('app.county', '990512', true), set_config('search_path', '${other}', true)`,
    `set local search_path to ${other}`,
  ])('sees no table after %s', async (statement) => {
    const found = asOwn(async (client) => {
      await client.query(statement);
      return client.query('select * from person');
    });
    await expect(found).rejects.toMatchObject({ code: '42P01' });
  });

  test('learns nothing of another county from statistics or from what information_schema shows', async () => {
    await db.pool.query('analyze');
    const views = ['pg_stats', 'information_schema.tables', 'information_schema.columns'];
    for (const view of views) {
      const column = view === 'pg_stats' ? 'schemaname' : 'table_schema';
      const { rows } = await asOwn((client) =>
        client.query(
          `select distinct ${column} as schema from ${view} where ${column} like 'county%'`,
        ),
      );
      expect([view, rows]).toEqual([view, [{ schema: own }]]);
    }
  });
});

describe('a login that is a member of one county', () => {
  test('acts for its own county', async () => {
    const names = await readCounty(countyOf(clerk, '990511'), act, ({ query }) =>
      query('select name from person'),
    );
    expect(names).toEqual([{ name: '测一' }]);
  });

  test.each([
    `set role ${other}`,
    `set session authorization ${other}`,
    'set role nuanjia',
    `grant ${other} to current_user`,
    `select * from ${other}.person`,
    `select ${other}.close_event(1, '{}', '{}', 'x', 'x', '{}', '{}')`,
  ])('is refused: %s', async (statement) => {
    await expect(clerk.pool.query(statement)).rejects.toMatchObject({ code: '42501' });
    const whileActing = readCounty(countyOf(clerk, '990511'), act, async ({ client }) => {
      await client.query('reset role');
      await client.query(statement);
    });
    await expect(whileActing).rejects.toMatchObject({ code: '42501' });
  });

  test('cannot open the other county by its code', async () => {
    const read = readCounty(countyOf(clerk, '990512'), act, async () => 0);
    await expect(read).rejects.toMatchObject({ code: '42501' });
  });
});

describe('an identity number', () => {
  test('that another county knows is taken like a fresh one', async () => {
    const known = await addPerson('990511', 'in-990512');
    const fresh = await addPerson('990511', 'in-nowhere');
    expect({ ...known, value: 0 }).toEqual({ ...fresh, seq: known.seq, value: 0 });
    expect([fresh.seq - known.seq, fresh.value - known.value]).toEqual([1, 1]);
  });

  test('is refused only where the own county has it, and no answer names a number or a person', async () => {
    const answers = ['both', 'in-990511'].map((number) =>
      addPerson('990511', number).catch((error: unknown) => error as Error & { schema: string }),
    );
    for (const answer of await Promise.all(answers)) {
      expect(sqlState(answer)).toBe('23505');
      expect(answer).toMatchObject({ schema: own, table: 'person_identity' });
    }
  });

  test('finds the own person only', async () => {
    const rows = await asOwn((client) =>
      client.query(`select person_id from person_identity where blind_index = 'both'`),
    );
    expect(rows.rowCount).toBe(1);
  });
});

describe('closing an event', () => {
  /** What the county's own journal says after a try to have other names looked up. */
  const journalAfter = async (...tricks: readonly string[]) => {
    const before = await db.pool.query(`select seq, audit_seq from ${own}.journal`);
    await withClient(db, async (client) => {
      await client.query('begin');
      try {
        await client.query(`set local role ${own}`);
        for (const trick of tricks) await client.query(trick);
        await client.query(`select ${own}.close_event(null, '{}', '{}', 'x', 'x', '{}', '{}')`);
      } finally {
        // Ends a transaction that failed as a rollback.
        await client.query('commit');
      }
    });
    const after = await db.pool.query(`select seq, audit_seq from ${own}.journal`);
    return {
      changes: after.rows[0].seq - before.rows[0].seq,
      rows: after.rows[0].audit_seq - before.rows[0].audit_seq,
    };
  };

  test.each([
    ['an empty path', [`set local search_path to ''`]],
    ['the path of another county', [`set local search_path to ${other}, pg_catalog`]],
    [
      'a function of that name among temporary things',
      [
        `create function pg_temp.sha256(bytea) returns bytea language sql as $$ select ''::bytea $$`,
        'set local search_path to pg_temp, pg_catalog',
      ],
    ],
    [
      'temporary tables of those names',
      [
        `create temp table journal as select true as is_only, 900::bigint as seq, 900::bigint as audit_seq,
          ''::bytea as audit_hash, gen_random_uuid() as epoch`,
        'create temp table event as select 1::bigint as id, null::bigint as seq',
        'create temp table change (seq bigint, event_id bigint, person_id bigint, kind text)',
        `create temp table audit_event (seq bigint, at timestamptz, actor text, action text,
          event_id bigint, subjects bigint[], detail jsonb, hash bytea)`,
      ],
    ],
  ])('is not fooled by %s', async (_, tricks) => {
    expect(await journalAfter(...tricks)).toEqual({ changes: 0, rows: 1 });
    const { rows } = await db.pool.query(`select length(audit_hash) as length from ${own}.journal`);
    expect(rows).toEqual([{ length: 32 }]);
  });

  test('leaves no way to put functions where it looks for them', async () => {
    for (const place of ['public', own, 'pg_catalog']) {
      const statement = `create function ${place}.sha256(bytea) returns bytea language sql as $$ select $1 $$`;
      await expect(journalAfter(statement)).rejects.toMatchObject({ code: '42501' });
    }
  });
});
