/**
 * The network interface under load: a county of so many people, clerks at work in every town, requests at a fixed
 * rate from another process, and what writing the read log costs beside the same read without it.
 * Usage: `node bench/http.bench.ts [people] [requests a second] [seconds]`.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { createSecretKey } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type County, countyOf, readCounty, snapshotCounty } from '../src/db/county.ts';
import { openCareKeys, openCountyKeys } from '../src/db/county-keys.ts';
import { openDatabase } from '../src/db/database.ts';
import { startEmbedded } from '../src/db/embedded/supervisor.ts';
import { createCounty, migrate } from '../src/db/migrate.ts';
import { openStaffDatabase } from '../src/db/staff-login.ts';
import { buildApp, usualLimits } from '../src/server/http/app.ts';
import { routes } from '../src/server/routes.ts';
import { SEED } from './county.ts';
import { fill, staff, type Worker } from './http/county.ts';
import { type Kind, load, type Sent } from './http/load.ts';
import { circumstances, median, saveResults, say } from './measure.ts';

const CODE = '990101';
const master = createSecretKey(Buffer.alloc(32, 1));

/** The process that serves: it says where, and on being asked how much processor time it has used. */
async function serveOnly(url: string): Promise<void> {
  const db = openDatabase(url);
  const county = countyOf(db, CODE);
  const staffDb = await openStaffDatabase(county, master);
  const keys = await openCountyKeys(db, master, CODE);
  const careKeys = await openCareKeys(db, master, CODE);
  const served = { county, name: '云溪县', staffDb, keys, careKeys };
  const limits = { ...usualLimits, perMinute: 10_000_000 };
  const origin = 'http://127.0.0.1';
  const app = await buildApp({ counties: new Map([[CODE, served]]), routes, origin, limits });
  await app.listen({ host: '127.0.0.1', port: 0 });
  process.send!({ port: (app.server.address() as AddressInfo).port });
  process.on('message', () => process.send!({ cpu: process.cpuUsage() }));
}

const task = ({ tasks }: Worker, nth: number) => tasks[nth % tasks.length]!;
const read = (path: string, of: Worker, nth: number): Sent => {
  const one = task(of, nth);
  return { method: 'GET', path: path.replace('?', String(one.person)), task: one.task };
};

/** What a day at the desk is made of. */
const kinds: readonly Kind[] = [
  { name: 'own tasks', share: 20, of: () => ({ method: 'GET', path: '/api/tasks' }) },
  { name: 'a person', share: 20, of: (of, nth) => read('/api/people/?', of, nth) },
  { name: 'a household', share: 20, of: (of, nth) => read('/api/households/?', of, nth) },
  { name: 'what she is owed', share: 15, of: (of, nth) => read('/api/people/?/rights', of, nth) },
  {
    name: 'why',
    share: 5,
    of: (of, nth) => read('/api/people/?/explanation', of, nth),
  },
  {
    name: 'search by name',
    share: 10,
    of: ({ names }, nth) => ({
      method: 'POST',
      path: '/api/people/search',
      body: { name: names[nth % names.length] },
    }),
  },
  { name: 'list of unpaid', share: 5, of: () => ({ method: 'GET', path: '/api/rights/unpaid' }) },
  {
    name: 'task opened',
    share: 5,
    of: (of, nth) => ({
      method: 'POST',
      path: '/api/tasks',
      body: { person: task(of, nth).person, purpose: 'benefit', basis: 'asked-for' },
    }),
  },
];

/** The same read with and without its audit row, turn by turn. Units: milliseconds. */
async function readLogCost(county: County, persons: readonly number[], rounds: number) {
  const facts = 'select id, kind, low, high, from_day, until_day from fact where person_id = $1';
  const act = { kind: 'bench', actor: 'bench' };
  const logged: number[] = [];
  const bare: number[] = [];
  const timed = async (into: number[], work: () => Promise<unknown>) => {
    const start = performance.now();
    await work();
    into.push(performance.now() - start);
  };
  for (let round = 0; round < rounds; round++) {
    const person = persons[round % persons.length]!;
    await timed(logged, () =>
      readCounty(county, act, async (tx) => {
        tx.seen(person);
        return tx.query(facts, [person]);
      }),
    );
    await timed(bare, () => snapshotCounty(county, (tx) => tx.query(facts, [person])));
  }
  return { logged: Number(median(logged).toFixed(2)), bare: Number(median(bare).toFixed(2)) };
}

async function answerOf(child: ChildProcess): Promise<Record<string, never>> {
  const [message] = await once(child, 'message');
  return message;
}

async function cpuOf(child: ChildProcess): Promise<number> {
  child.send('cpu');
  const { cpu } = (await answerOf(child)) as unknown as { cpu: NodeJS.CpuUsage };
  return (cpu.user + cpu.system) / 1000;
}

async function measure(size: number, perSecond: number, seconds: number): Promise<void> {
  const made = circumstances();
  const home = mkdtempSync(join(tmpdir(), 'nuanjia-bench-'));
  const embedded = await startEmbedded({ home });
  const db = openDatabase(embedded.url);
  let child: ChildProcess | undefined;
  try {
    await migrate(db);
    await createCounty(db, { code: CODE, name: 'bench', pack: 'cn' });
    const county = countyOf(db, CODE);
    const began = performance.now();
    await fill(county, await openCountyKeys(db, master, CODE), size);
    const workers = await staff(county, 50);
    say(
      `${size} people, ${workers.length} clerks: ${((performance.now() - began) / 1000).toFixed(0)} s`,
    );
    child = fork(import.meta.filename, ['serve', embedded.url]);
    const { port } = (await answerOf(child)) as unknown as { port: number };
    const origin = `http://127.0.0.1:${port}`;
    await load(origin, workers, kinds, { perSecond: 20, seconds: 5 });
    const before = await cpuOf(child);
    const figures = await load(origin, workers, kinds, { perSecond, seconds });
    const cpuMs = (await cpuOf(child)) - before;
    const search = kinds.filter(({ name }) => name === 'search by name');
    const alone = await load(origin, workers, search, { perSecond: 20, seconds: 15 });
    const persons = workers.flatMap(({ tasks }) => tasks.map(({ person }) => person));
    const readLog = await readLogCost(county, persons, 1000);
    const result = {
      ...{ perSecond, seconds, figures, searchAlone: alone.all, readLog },
      serverCpuMsPerRequest: Number((cpuMs / (perSecond * seconds)).toFixed(2)),
    };
    say(JSON.stringify(result, null, 2));
    saveResults(`http-${size}`, { ...made, seed: SEED, people: size, ...result });
  } finally {
    child?.kill();
    await db.close();
    await embedded.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

const [first, second, third] = process.argv.slice(2);
await (first === 'serve'
  ? serveOnly(second!)
  : measure(Number(first ?? 100_000), Number(second ?? 200), Number(third ?? 30)));
