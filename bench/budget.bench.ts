/**
 * How long the budget of a county takes: the forecast, commitments, and a try of other values in a thread beside the
 * server, with how long the server itself is held up meanwhile. Usage: `node bench/budget.bench.ts [people …]`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { type County, snapshotCounty } from '../src/db/county.ts';
import { type Database, openDatabase } from '../src/db/database.ts';
import { startEmbedded } from '../src/db/embedded/supervisor.ts';
import { createCounty, migrate } from '../src/db/migrate.ts';
import { packs } from '../src/programs/registry.ts';
import { day } from '../src/rules/index.ts';
import { forecast } from '../src/server/modules/answer/index.ts';
import { commitments } from '../src/server/modules/budget/index.ts';
import { getTry, startTry } from '../src/server/modules/budget/try/tries.ts';
import { policyIn } from '../src/server/modules/policy/index.ts';
import { ON, SEED } from './county.ts';
import { fill } from './large-county.ts';
import { circumstances, median, rounded, saveResults, say } from './measure.ts';

const sizes = process.argv.slice(2).map(Number);
const rounds = 5;
const actor = 'bench';
const made = circumstances();
const { definition } = policyIn(packs, 'cn');

/** One value, and all that can be changed at once. */
const tried = {
  'one amount': [{ lever: 'cn/childcare-subsidy#yearlyRate', value: 4_200_00 }],
  'amounts and ages of four programs': [
    { lever: 'cn/childcare-subsidy#yearlyRate', value: 4_200_00 },
    { lever: 'cn/rural-award#ruralAwardRate', value: 160_00 },
    { lever: 'cn/rural-award@at-least:720', value: 696 },
    { lever: 'cn/special-assistance@at-least:588', value: 576 },
    { lever: 'cn/special-assistance#lossRural', value: 700_00 },
    { lever: 'cn/complication-assistance#gradeOne', value: 600_00 },
  ],
};

async function timed(work: () => Promise<unknown>): Promise<number> {
  const took: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const start = performance.now();
    await work();
    if (round > 0) took.push(performance.now() - start);
  }
  return rounded(median(took));
}

/** A try from the start to its result, and what it does to the thread that answers requests. */
async function aTry(county: County, changes: (typeof tried)['one amount']) {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const start = performance.now();
  const window = { from: day('2027-01-01'), months: 60 };
  const id = startTry(county, 1, { definition, changes, window, tier: 1 });
  const asked: number[] = [];
  let most = 0;
  for (let shown = getTry(county, 1, id); shown.state === 'running'; ) {
    const before = performance.now();
    await snapshotCounty(county, (tx) => tx.query('select 1'));
    asked.push(performance.now() - before);
    most = Math.max(most, process.memoryUsage().rss);
    await new Promise((done) => setTimeout(done, 20));
    shown = getTry(county, 1, id);
  }
  const seconds = rounded((performance.now() - start) / 1000);
  delay.disable();
  const end = getTry(county, 1, id);
  if (end.state !== 'done') throw new Error(`the try ended as ${end.state}`);
  return {
    seconds,
    heldUpMillisecondsMost: rounded(delay.max / 1e6),
    queryMillisecondsMedian: rounded(median(asked)),
    memoryMiBMost: Math.round(most / 2 ** 20),
    found: end.found.people,
  };
}

async function measure(db: Database, size: number, index: number) {
  const county = await createCounty(db, { code: `99010${index + 1}`, name: '云溪县', pack: 'cn' });
  await fill(county, size);
  const row = {
    people: size,
    forecastMilliseconds: await timed(() =>
      forecast(county, { actor, from: ON, months: 60, tier: 1 }),
    ),
    commitmentsMilliseconds: await timed(() => commitments(county, { actor, today: ON })),
    tries: {} as Record<string, Awaited<ReturnType<typeof aTry>>>,
  };
  say(`${size.toLocaleString('en')} people`);
  say(`  forecast ${row.forecastMilliseconds} ms, commitments ${row.commitmentsMilliseconds} ms`);
  for (const [name, changes] of Object.entries(tried)) {
    const one = await aTry(county, changes);
    row.tries[name] = one;
    say(`  ${name}: ${one.seconds} s, held up at most ${one.heldUpMillisecondsMost} ms`);
  }
  return row;
}

const home = mkdtempSync(join(tmpdir(), 'nuanjia-bench-'));
const server = await startEmbedded({ home });
const db = openDatabase(server.url);
try {
  await migrate(db);
  const rows = [];
  for (const [index, size] of (sizes.length > 0 ? sizes : [20_000, 100_000]).entries()) {
    rows.push(await measure(db, size, index));
  }
  saveResults('budget', { ...made, seed: SEED, on: ON, rounds, rows });
} finally {
  await db.close();
  await server.stop();
  rmSync(home, { recursive: true, force: true });
}
