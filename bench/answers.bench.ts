/**
 * How long answers take in a large county: pages and totals over a generated county of 100,000 people
 * whose stored rows are multiplied. Usage: `node bench/answers.bench.ts [times] [rounds]`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type County, readCounty } from '../src/db/county.ts';
import { openDatabase, withClient } from '../src/db/database.ts';
import { startEmbedded } from '../src/db/embedded/supervisor.ts';
import { createCounty, migrate } from '../src/db/migrate.ts';
import * as answers from '../src/server/modules/answer/index.ts';
import { ON, SEED } from './county.ts';
import { fill, multiply } from './large-county.ts';
import { circumstances, median, rounded, saveResults, say } from './measure.ts';

const SIZE = 100_000;
const times = Number(process.argv[2] ?? 10);
const rounds = Number(process.argv[3] ?? 30);
const actor = 'bench';
const made = circumstances();

type Answer = { readonly name: string; readonly ask: (after: number) => Promise<unknown> };

const answersOf = (county: County, payees: readonly number[]): readonly Answer[] => {
  const page = (after: number) => ({ actor, on: ON, after, limit: 50 });
  const award = { program: 'cn/rural-award' };
  const rare = { program: 'cn/complication-assistance' };
  return [
    { name: 'entitled, a page', ask: (n) => answers.entitledOn(county, page(n)) },
    {
      name: 'entitled to one program',
      ask: (n) => answers.entitledOn(county, { ...page(n), ...award }),
    },
    {
      name: 'entitled to a rare program',
      ask: (n) => answers.entitledOn(county, { ...page(n), ...rare }),
    },
    { name: 'unpaid, a page', ask: (n) => answers.unpaidOn(county, page(n)) },
    {
      name: 'unpaid of one program',
      ask: (n) => answers.unpaidOn(county, { ...page(n), ...award }),
    },
    {
      name: 'unpaid of a rare program',
      ask: (n) => answers.unpaidOn(county, { ...page(n), ...rare }),
    },
    { name: 'missing facts, a page', ask: (n) => answers.missingFacts(county, page(n)) },
    {
      name: 'one person',
      ask: (n) => answers.personTimeline(county, payees[n % payees.length]!, { actor }),
    },
    { name: 'entitled, counted', ask: () => answers.countEntitledOn(county, { actor, on: ON }) },
    { name: 'unpaid in all', ask: () => answers.unpaidTotal(county, { actor, on: ON }) },
    { name: 'missing in all', ask: () => answers.missingTotal(county, { actor }) },
    {
      name: 'forecast of 60 months',
      ask: () => answers.forecast(county, { actor, from: ON, months: 60, tier: 1 }),
    },
  ];
};

async function measure({ name, ask }: Answer) {
  const took: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const after = Math.floor((round * times * SIZE) / (rounds + 1));
    const start = performance.now();
    await ask(after);
    if (round > 0) took.push(performance.now() - start);
  }
  const sorted = took.toSorted((a, b) => a - b);
  const millisecondsMedian = rounded(median(took));
  const milliseconds95 = rounded(sorted[Math.ceil(0.95 * sorted.length) - 1]!);
  say(`  ${name.padEnd(32)}${millisecondsMedian} ms (95 %: ${milliseconds95} ms)`);
  return { name, millisecondsMedian, milliseconds95 };
}

const home = mkdtempSync(join(tmpdir(), 'nuanjia-bench-'));
const server = await startEmbedded({ home });
const db = openDatabase(server.url);
try {
  await migrate(db);
  const county = await createCounty(db, { code: '990101', name: '云溪县', pack: 'cn' });
  await fill(county, SIZE);
  await withClient(db, (client) => multiply(client, county, times));
  say(`answers over ${(times * SIZE).toLocaleString('en')} people`);
  const rows = [];
  const payees = await readCounty(county, { kind: 'bench', actor }, ({ query }) =>
    query<{ id: number }>('select distinct person_id as id from payment limit 1000'),
  );
  const persons = payees.map(({ id }) => id);
  for (const answer of answersOf(county, persons)) rows.push(await measure(answer));
  saveResults('answers', { ...made, seed: SEED, people: times * SIZE, on: ON, rounds, rows });
} finally {
  await db.close();
  await server.stop();
  rmSync(home, { recursive: true, force: true });
}
