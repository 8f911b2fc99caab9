/** A backup or a restore that is killed leaves nothing that looks whole, and can be done again. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createSecretKey, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../test/postgres/database.ts';
import { type Database, openDatabase, sqlState } from '../database.ts';
import { contentsOf, filledCounty } from './fixtures/county.ts';
import { restoreBackup } from './restore.ts';
import { findUnfinishedRestore } from './unfinished.ts';
import { verifyBackup } from './verify.ts';
import { writeBackup } from './write.ts';

const text = randomBytes(32).toString('base64');
const key = createSecretKey(Buffer.from(text, 'base64'));
const folder = mkdtempSync(join(tmpdir(), 'nuanjia-kill-'));
const file = join(folder, 'whole');
let home: TestDatabase;
let target: TestDatabase;
let db: Database;
let other: Database;

beforeAll(async () => {
  [home, target] = await Promise.all([testDatabase(), testDatabase()]);
  db = openDatabase(home.url);
  other = openDatabase(target.url);
  await filledCounty(db, '990291', 4_000);
  await filledCounty(db, '990292', 4_000);
  await writeBackup(db, file, { key });
}, 60_000);
afterAll(async () => {
  await Promise.all([db.close(), other.close()]);
  await Promise.all([home.drop(), target.drop()]);
  rmSync(folder, { recursive: true });
});

/** Starts this folder's work in a process of its own, which stops and waits after so many tables. */
function start(work: string, url: string, tables: number): ChildProcess {
  const at = (name: string) => JSON.stringify(join(import.meta.dirname, name));
  const script = `
    import { createSecretKey } from 'node:crypto';
    import { openDatabase } from ${at('../database.ts')};
    import { restoreBackup } from ${at('restore.ts')};
    import { writeBackup } from ${at('write.ts')};
    const db = openDatabase(${JSON.stringify(url)});
    const key = createSecretKey(Buffer.from(process.env.KEY, 'base64'));
    let done = 0;
    const log = () => {
      done++;
      if (done === 1) process.stdout.write('first');
      if (done === ${tables}) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    };
    process.stdout.write('begun');
    await ${work};
    await db.close();`;
  return spawn(process.execPath, ['--input-type=module', '--eval', script], {
    env: { ...process.env, KEY: text },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** Kills a process some time after it did its first table; it may have ended before. */
async function kill(child: ChildProcess, milliseconds: number): Promise<void> {
  const exit = once(child, 'exit');
  child.stdout!.setEncoding('utf8').on('data', (words: string) => {
    if (words.includes('first')) setTimeout(() => child.kill('SIGKILL'), milliseconds);
  });
  await exit;
}

/** So many tables were done, and so long after the first the kill came: held at a table or not. */
const moments: readonly (readonly [number, number])[] = [
  [1, 0],
  [20, 500],
  [31, 900],
  [60, 1500],
  [Infinity, 10],
  [Infinity, 40],
  [Infinity, 120],
];

test('a killed backup leaves no file under its name, and the next one is whole', async () => {
  const path = join(folder, 'killed');
  const work = `writeBackup(db, ${JSON.stringify(path)}, { key, log })`;
  for (const [tables, milliseconds] of moments) {
    await kill(start(work, home.url, tables), milliseconds);
    if (tables < Infinity) expect(existsSync(path)).toBe(false);
    if (!existsSync(path)) continue;
    await verifyBackup(path, { key });
    rmSync(path);
  }
  await again(() => writeBackup(db, path, { key }));
  expect((await verifyBackup(path, { key })).rows).toBeGreaterThan(40_000);
}, 180_000);

test('a killed restore leaves no county, says so, and can be done again', async () => {
  const work = `restoreBackup(db, ${JSON.stringify(file)}, { key, log, actor: 'test' })`;
  for (const [tables, milliseconds] of moments) {
    await kill(start(work, target.url, tables), milliseconds);
    expect(await findUnfinishedRestore(other.pool)).toMatch(/^\d{4}-\d{2}-\d{2}T/);
    expect((await other.pool.query('select from platform.county')).rows).toEqual([]);
  }
  await expect(writeBackup(other, join(folder, 'half'), { key })).rejects.toMatchObject({
    code: 'BACKUP_RESTORE_UNFINISHED',
  });
  await restoreBackup(other, file, { key, actor: 'test' });
  expect(await findUnfinishedRestore(other.pool)).toBeUndefined();
  expect(await contentsOf(other)).toEqual(await contentsOf(db));
}, 180_000);

test('a backup whose connection is ended fails, and leaves nothing', async () => {
  const path = join(folder, 'cut');
  const log = ({ table }: { readonly table: string }) => {
    if (table !== 'event') return;
    const end = `select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and query like 'copy %'`;
    void db.pool.query(end);
  };
  const failure = await writeBackup(db, path, { key, log }).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(Error);
  expect([path, `${path}.part`].filter(existsSync)).toEqual([]);
});

/** The server may need a moment to notice that a process is gone and to give its lock back. */
async function again<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (sqlState(error) !== 'BACKUP_RUNNING') throw error;
    }
  }
}
