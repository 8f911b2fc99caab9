/**
 * The server under phones: what changed since yesterday, fetched at a fixed rate; the evening's visits, sent; and all
 * phones within a minute after an outage. Phones are a process of their own and run the engine of the application.
 * Usage: `node bench/sync.bench.ts [people] [phones] [delta syncs a second] [seconds]`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countyOf } from '../src/db/county.ts';
import { openCountyKeys } from '../src/db/county-keys.ts';
import { type Database, openDatabase } from '../src/db/database.ts';
import { startEmbedded } from '../src/db/embedded/supervisor.ts';
import { createCounty, migrate } from '../src/db/migrate.ts';
import { SEED } from './county.ts';
import { circumstances, loadNow, saveResults, say } from './measure.ts';
import { startFleet } from './phones/fleet.ts';
import { changeFacts, fillVillages, hire, openOffices } from './phones/office.ts';
import { CODE, master, startServer } from './phones/serve.ts';

const [people = 20_000, phones = 400, perSecond = 25, seconds = 20] = process.argv
  .slice(2)
  .map(Number);
/** In a day, of a hundred people. */
const CHANGED_PER_HUNDRED = 1;
const VISITS_IN_THE_EVENING = 2;
/** Four hundred phones within a minute, after an outage. */
const STORM_PER_SECOND = 400 / 60;

/** What the database did since the last reset: time in statements, and the ten that took most of it. */
async function costliest({ pool }: Database) {
  const { rows } = await pool.query<{ ms: number; calls: number; text: string }>(
    `select round(total_exec_time + total_plan_time)::int as ms, calls,
       regexp_replace(left(query, 160), '\\s+', ' ', 'g') as text
     from pg_stat_statements order by total_exec_time + total_plan_time desc`,
  );
  return {
    databaseMs: rows.reduce((sum, { ms }) => sum + ms, 0),
    calls: rows.reduce((sum, { calls }) => sum + calls, 0),
    costliest: rows.slice(0, 10).map(({ ms, calls, text }) => `${ms} ms, ${calls} × ${text}`),
  };
}

const made = circumstances();
const home = mkdtempSync(join(tmpdir(), 'nuanjia-bench-'));
const settings = {
  shared_preload_libraries: 'pg_stat_statements',
  'pg_stat_statements.max': '2000',
};
const embedded = await startEmbedded({ home, settings });
const db = openDatabase(embedded.url);
const fleet = startFleet();
let stopServer = (): void => {};
try {
  await migrate(db);
  await createCounty(db, { code: CODE, name: 'bench', pack: 'cn' });
  const county = countyOf(db, CODE);
  const villages = await fillVillages(county, await openCountyKeys(db, master, CODE), people);
  const offices = await openOffices(county, villages);
  const workers = await hire(county, villages, offices, phones);
  const server = await startServer(embedded.url);
  stopServer = server.stop;
  await fleet.order({ do: 'enrol', origin: server.origin, workers });
  await db.pool.query('vacuum analyze');
  await db.pool.query('create extension pg_stat_statements');
  say(`${people} people, ${workers.length} phones in ${villages.length} villages`);
  const changes = Math.round((people * CHANGED_PER_HUNDRED) / 100);

  const measured = async (name: string, order: Parameters<typeof fleet.order>[0]) => {
    await db.pool.query('select pg_stat_statements_reset()');
    const [load, cpu] = [loadNow(), await server.cpuMs()];
    const figures = await fleet.order(order);
    const serverCpuMs = Math.round((await server.cpuMs()) - cpu);
    const statements = await costliest(db);
    const { events, seconds: took } = figures;
    const result = {
      ...{ ...figures, serverCpuMs, loadBefore: load },
      ...statements,
      ...(events > 0 && { eventsPerSecond: Math.round(events / took) }),
    };
    say(`${name} ${JSON.stringify(result)}`);
    return result;
  };

  await changeFacts(county, changes, 1);
  const deltas = await measured('deltas', {
    ...{ do: 'syncs', perSecond, count: perSecond * seconds, visits: false },
  });
  const evening = await measured('evening', {
    ...{ do: 'push', visitsEach: VISITS_IN_THE_EVENING, atOnce: 16 },
  });
  await changeFacts(county, changes, 2);
  const storm = await measured('storm', {
    ...{ do: 'syncs', perSecond: STORM_PER_SECOND, count: phones, visits: true },
  });
  const asked = { people, phones, perSecond, seconds, changes };
  saveResults('sync', { ...made, seed: SEED, ...asked, deltas, evening, storm });
} finally {
  fleet.stop();
  stopServer();
  await db.close();
  await embedded.stop();
  rmSync(home, { recursive: true, force: true });
}
