/** Test files do not see each other's rows. */
import { Client } from 'pg';
import { expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from './database.ts';

async function ask(database: TestDatabase, text: string): Promise<unknown[]> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  return (await client.query(text).finally(() => client.end())).rows;
}

test('each database is empty, is its own, and is gone after drop', async () => {
  const [one, other] = await Promise.all([testDatabase(), testDatabase()]);
  await ask(one, 'create table mine (id integer)');
  const tables = "select tablename from pg_tables where schemaname = 'public'";
  expect(await ask(one, tables)).toEqual([{ tablename: 'mine' }]);
  expect(await ask(other, tables)).toEqual([]);

  const stranger = new Client({ connectionString: one.url });
  stranger.on('error', () => undefined);
  await stranger.connect();
  await Promise.all([one.drop(), other.drop()]);
  await expect(ask(one, 'select 1')).rejects.toMatchObject({ code: '3D000' });
});
