/** What was backed up is restored whole, under writers, and nothing is ever loaded over a record. */
import { createSecretKey, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../test/postgres/database.ts';
import { type County, changeCounty, countyOf } from '../county.ts';
import { type Database, openDatabase } from '../database.ts';
import { listCounties, migrate } from '../migrate.ts';
import { migrationsOf } from '../migrations.ts';
import { addPeople, contentsOf, filledCounty, olderCounty } from './fixtures/county.ts';
import { loadOrder } from './layout.ts';
import { restoreBackup } from './restore.ts';
import { findUnfinishedRestore } from './unfinished.ts';
import { verifyBackup } from './verify.ts';
import { writeBackup } from './write.ts';

const key = createSecretKey(randomBytes(32));
const folder = mkdtempSync(join(tmpdir(), 'nuanjia-backup-'));
const homes: TestDatabase[] = [];
const open: Database[] = [];
let db: Database;
let county: County;
let file: string;

async function newDatabase(): Promise<Database> {
  const home = await testDatabase();
  homes.push(home);
  const database = openDatabase(home.url);
  open.push(database);
  return database;
}

beforeAll(async () => {
  db = await newDatabase();
  county = await filledCounty(db, '990271', 50);
  await filledCounty(db, '990272', 3);
  file = join(folder, 'whole');
  await writeBackup(db, file, { key });
}, 60_000);
afterAll(async () => {
  await Promise.all(open.map((database) => database.close()));
  await Promise.all(homes.map((home) => home.drop()));
  rmSync(folder, { recursive: true });
});

const restore = (into: Database, path: string) =>
  restoreBackup(into, path, { key, actor: 'test restore' });
const one = async (database: Database, query: string) =>
  (await database.pool.query(query)).rows[0] as Record<string, unknown>;

describe('a backup', () => {
  test('is a file for its owner only, and nothing else is left beside it', () => {
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test('says what is in it after every byte was read', async () => {
    const summary = await verifyBackup(file, { key });
    const { seq, audit_seq } = await one(db, 'select seq, audit_seq from county_990271.journal');
    expect(summary).toMatchObject({ file, bytes: statSync(file).size });
    expect(summary.counties).toMatchObject([
      { code: '990271', name: '云溪县', seq, auditSeq: audit_seq },
      { code: '990272' },
    ]);
    const facts = summary.tables.find(({ name }) => name === 'fact');
    expect(facts).toEqual({ schema: 'county_990271', name: 'fact', rows: 200 });
  });

  test('is never written over another file', async () => {
    const before = statSync(file).mtimeMs;
    await expect(writeBackup(db, file, { key })).rejects.toMatchObject({ code: 'BACKUP_EXISTS' });
    expect(statSync(file).mtimeMs).toBe(before);
  });

  test('leaves nothing when it is stopped in the middle', async () => {
    const stop = new AbortController();
    const path = join(folder, 'stopped');
    const log = ({ table }: { table: string }) => {
      if (table === 'person') stop.abort();
    };
    await expect(writeBackup(db, path, { key, log, signal: stop.signal })).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect([path, `${path}.part`].filter(existsSync)).toEqual([]);
    await writeBackup(db, path, { key });
  });

  test('of a database that was never set up is refused', async () => {
    const empty = await newDatabase();
    const path = join(folder, 'empty');
    await expect(writeBackup(empty, path, { key })).rejects.toMatchObject({
      code: 'BACKUP_NOT_MIGRATED',
    });
    expect(existsSync(path)).toBe(false);
  });

  test('is one at a time', async () => {
    let second: Promise<unknown> | undefined;
    const log = () => {
      second ??= writeBackup(db, join(folder, 'second'), { key });
      second.catch(() => {});
    };
    await writeBackup(db, join(folder, 'first'), { key, log });
    await expect(second).rejects.toMatchObject({ code: 'BACKUP_RUNNING' });
  });
});

describe('a restored database', () => {
  test('holds the same in every table, and goes on from there', async () => {
    const other = await newDatabase();
    const report = await restore(other, file);
    expect(report.brokenAudits).toEqual([]);
    expect(await contentsOf(other)).toEqual(await contentsOf(db));
    expect(await listCounties(other)).toEqual(await listCounties(db));
    expect(await migrate(other)).toEqual({ applied: [] });
    await addPeople(countyOf(other, '990271'), 2);
    await changeCounty(countyOf(other, '990271'), { kind: 'area', actor: 'test' }, async (tx) => {
      const insert = `insert into area (level, added_in) values ('town', $1) returning id`;
      expect(await tx.query(insert, [tx.event])).toEqual([{ id: 4 }]);
    });
  });

  test('has a new epoch, the same change head, and one more audit row that says so', async () => {
    const other = await newDatabase();
    await restore(other, file);
    const heads = 'select epoch, seq, audit_seq, audit_hash from county_990271.journal';
    const [before, after] = [await one(db, heads), await one(other, heads)];
    expect(after.epoch).not.toBe(before.epoch);
    expect(after).toMatchObject({ seq: before.seq, audit_seq: Number(before.audit_seq) + 1 });
    const last = 'select actor, action, hash from county_990271.audit_event order by seq desc';
    expect(await one(other, last)).toEqual({
      actor: 'test restore',
      action: 'restore',
      hash: after.audit_hash,
    });
  });

  test('gives the county role what it had', async () => {
    const other = await newDatabase();
    await restore(other, file);
    const grants = `select table_name, column_name, privilege_type
      from information_schema.column_privileges
      where table_schema = 'county_990271' and grantee = 'county_990271' order by 1, 2, 3`;
    expect((await other.pool.query(grants)).rows).toEqual((await db.pool.query(grants)).rows);
  });

  test('holds care records, with an audit chain that goes on', async () => {
    const other = await newDatabase();
    await restore(other, file);
    const care = { ...countyOf(other, '990271'), schema: 'county_990271_repro' };
    await changeCounty(care, { kind: 'care-end', actor: 'test' }, (tx) =>
      tx.query('update enrolment set ended_in = $1', [tx.event]),
    );
    const actions = `select array_agg(action order by seq) as done from county_990271_repro.audit_event`;
    expect(await one(other, actions)).toEqual({ done: ['care-enrol', 'restore', 'care-end'] });
    const grants = `select count(*) from information_schema.role_table_grants
      where table_schema = 'county_990271_repro' and grantee in ('county_990271', 'county_990271_staff')`;
    expect(await one(other, grants)).toEqual({ count: 0 });
  });

  test('has no care records where somebody dropped them', async () => {
    const without = await newDatabase();
    await filledCounty(without, '990277', 3);
    await without.pool.query('drop schema county_990277_repro cascade');
    await writeBackup(without, join(folder, 'without'), { key });
    const other = await newDatabase();
    await restore(other, join(folder, 'without'));
    expect(await contentsOf(other)).toEqual(await contentsOf(without));
    expect(await migrate(other)).toEqual({ applied: [] });
    const care = `select to_regnamespace('county_990277_repro') as care`;
    expect(await one(other, care)).toEqual({ care: null });
  });

  test('names the audit event that was broken before the backup was taken', async () => {
    const broken = await newDatabase();
    await filledCounty(broken, '990273', 3);
    await broken.pool.query(`update county_990273.audit_event set actor = 'x' where seq = 2`);
    await writeBackup(broken, join(folder, 'broken'), { key });
    const report = await restore(await newDatabase(), join(folder, 'broken'));
    expect(report.brokenAudits).toEqual([{ code: '990273', seq: 2 }]);
    const ofCare = await newDatabase();
    await filledCounty(ofCare, '990273', 3);
    await ofCare.pool.query(`update county_990273_repro.audit_event set actor = 'x'`);
    await writeBackup(ofCare, join(folder, 'broken care'), { key });
    const other = await restore(await newDatabase(), join(folder, 'broken care'));
    expect(other.brokenAudits).toEqual([{ code: '990273', seq: 1 }]);
  });

  test('had no county before', async () => {
    const before = await contentsOf(db);
    await expect(restore(db, file)).rejects.toMatchObject({ code: 'BACKUP_NOT_EMPTY' });
    expect(await contentsOf(db)).toEqual(before);
  });

  test('may have been set up already', async () => {
    const other = await newDatabase();
    await migrate(other);
    await restore(other, file);
    expect(await listCounties(other)).toHaveLength(2);
  });
});

describe('a backup that a newer or changed version wrote', () => {
  test.each([
    ['a migration we lack', `insert into platform.migration values ('platform', '9999', '')`],
    ['a changed migration', `update platform.migration set checksum = '' where name ~ '^0003'`],
  ])('is refused for %s, and the database stays empty', async (_, spoil) => {
    const other = await newDatabase();
    await migrate(other);
    const before = await one(other, `select count(*) from pg_class`);
    const newer = await newDatabase();
    await filledCounty(newer, '990274', 1);
    await newer.pool.query(spoil);
    const path = join(folder, `newer-${randomBytes(4).toString('hex')}`);
    await writeBackup(newer, path, { key });
    const code = expect.stringMatching(/^BACKUP_(NEWER|MIGRATION_CHANGED)$/);
    await expect(restore(other, path)).rejects.toMatchObject({ code });
    expect(await one(other, `select count(*) from pg_class`)).toEqual(before);
    expect(await findUnfinishedRestore(other.pool)).toBeUndefined();
  });
});

describe('a backup of an older version', () => {
  test('is restored as that version had it, and then migrated', async () => {
    const older = await newDatabase();
    await olderCounty(older, '990275');
    await writeBackup(older, join(folder, 'older'), { key });
    const other = await newDatabase();
    await restore(other, join(folder, 'older'));
    expect(await contentsOf(other)).toEqual(await contentsOf(older));
    const last = migrationsOf('county').at(-1)!.name;
    const ofCare = migrationsOf('repro').map(({ name }) => `county_990275_repro/${name}`);
    expect(await migrate(other)).toEqual({ applied: [`county_990275/${last}`, ...ofCare] });
    await addPeople(countyOf(other, '990275'), 2);
  });
});

/** Writes a backup while four writers add people, each event seven with four facts. */
async function backupUnderWriters(path: string): Promise<void> {
  let isDone = false;
  const write = async (n: number) => {
    while (!isDone) await addPeople(county, 7, `writer ${n}`);
  };
  const writers = [1, 2, 3, 4].map(write);
  try {
    for (let i = 0; i < 5; i++) {
      rmSync(path, { force: true });
      await writeBackup(db, path, { key });
    }
  } finally {
    isDone = true;
    await Promise.all(writers);
  }
}

describe('a backup under four writers', () => {
  test('shows every event whole or not at all, and an audit chain that fits', async () => {
    const path = join(folder, 'busy');
    await backupUnderWriters(path);
    const other = await newDatabase();
    const { counties, brokenAudits } = await restore(other, path);
    const { seq } = counties[0]!;
    expect(brokenAudits).toEqual([]);
    expect(seq).toBeGreaterThan((await verifyBackup(file, { key })).counties[0]!.seq);
    const at = 'county_990271';
    const seen = await one(
      other,
      `select (select count(*) from ${at}.change) as changes, max(seq) as last,
         count(*) filter (where seq is null) as open,
         count(*) filter (where actor ~ 'writer' and facts <> 28) as torn
       from (select seq, actor, (select count(*) from ${at}.fact where added_in = event.id) as facts
         from ${at}.event) as event`,
    );
    expect(seen).toEqual({ changes: seq, last: seq, open: 0, torn: 0 });
  });
});

describe('the order of tables', () => {
  const table = (name: string) => ({ schema: 's', name, columns: [] });
  test('puts a table after those it refers to', () => {
    const references = [
      { from: 'a', to: 'b' },
      { from: 'b', to: 'c' },
    ];
    const order = loadOrder(['a', 'b', 'c', 'd'].map(table), references);
    expect(order.map(({ name }) => name)).toEqual(['c', 'd', 'b', 'a']);
  });

  test('refuses tables that refer to each other', () => {
    const references = [
      { from: 'a', to: 'b' },
      { from: 'b', to: 'a' },
    ];
    const failure = expect.objectContaining({
      code: 'BACKUP_CIRCULAR',
      detail: { tables: 'a, b' },
    });
    expect(() => loadOrder(['a', 'b', 'c'].map(table), references)).toThrow(failure);
  });
});
