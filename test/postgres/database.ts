/**
 * A database for one test file, on the server of this run.
 */
import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';
import { startEmbedded } from '../../src/db/embedded/supervisor.ts';

export type TestDatabase = {
  /** A connection as superuser to an empty database. */
  readonly url: string;
  /** Ends all its connections and removes it. */
  readonly drop: () => Promise<void>;
};

/**
 * A new, empty database: take it in `beforeAll`, drop it in `afterAll`.
 *
 * The first to ask starts the server; the others find it running. It belongs to the run, not to the file that was first.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const server =
    process.env.DATABASE_URL ?? (await startEmbedded({ home: inject('postgresHome') })).url;
  const name = `nuanjia_test_${process.pid}_${randomBytes(4).toString('hex')}`;
  await run(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = name;
  return {
    url: url.href,
    drop: () => run(server, `drop database if exists ${name} with (force)`),
  };
}

async function run(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
