/** Two counties that are one until a fact is flipped: a copy of the whole database, served beside the first. */
import { Client } from 'pg';
import {
  type Asked,
  type Answer,
  type Caller,
  type RunningServer,
  runBeside,
} from '../server/running.ts';
import type { Contract } from '../../src/api/contract.ts';
import type { County } from '../../src/db/county.ts';
import { type Database, openDatabase } from '../../src/db/database.ts';

export type Twin = {
  readonly county: County;
  readonly as: (caller: Caller) => Caller;
  readonly stop: () => Promise<void>;
};

/** A copy of the server's county as it is now, with the same sessions, served over connections of its own. */
export async function twinOf(
  at: RunningServer,
  change: (county: County) => Promise<void>,
): Promise<Twin> {
  const url = await copyOf(at.db);
  const db = openDatabase(url);
  const county = { ...at.county, db };
  await change(county);
  const server = await runBeside({ ...at, county });
  return {
    county,
    as: server.as,
    stop: async () => {
      await server.stop();
      await db.close();
      await drop(url);
    },
  };
}

/** The address of a copy. Nobody may be connected while it is made; pools connect again by themselves. */
async function copyOf(db: Database): Promise<string> {
  const from = new URL(db.url);
  const name = from.pathname.slice(1);
  const to = new URL(db.url);
  to.pathname = `${name}_${Math.random().toString(36).slice(2, 8)}`;
  await atServer(db.url, async (client) => {
    for (let turn = 0; ; turn++) {
      await client.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1',
        [name],
      );
      try {
        await client.query(`create database ${to.pathname.slice(1)} template ${name}`);
        return;
      } catch (error) {
        if (turn === 20) throw error;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  });
  return to.href;
}

const drop = (url: string) =>
  atServer(url, async (client) => {
    await client.query(`drop database ${new URL(url).pathname.slice(1)} with (force)`);
  });

async function atServer(url: string, work: (client: Client) => Promise<void>): Promise<void> {
  const server = new URL(url);
  server.pathname = 'postgres';
  const client = new Client({ connectionString: server.href });
  await client.connect();
  await work(client).finally(() => client.end());
}

const volatile = new Set(['date', 'content-length', 'keep-alive', 'connection']);

/** Everything that an answer tells, without what differs between any two answers: clock and number of the request. */
export function told({ status, text, headers }: Answer): string {
  const own = [...headers].filter(
    ([name]) => !volatile.has(name) && !name.startsWith('x-ratelimit'),
  );
  const same = text
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '#')
    .replaceAll(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, '@');
  return JSON.stringify([status, own, same.length, same]);
}

/** What a caller is told by a twin when asking the very same. */
export const toldBy = async (
  twin: Pick<Twin, 'as'>,
  caller: Caller,
  contract: Pick<Contract, 'method' | 'path'>,
  asked: Asked,
): Promise<string> => told(await twin.as(caller).call(contract, asked));
