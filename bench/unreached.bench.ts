/**
 * How long it takes to find everybody in a county who is owed money that nobody claims, and to show the first of them.
 * Usage: `node bench/unreached.bench.ts [times] [rounds]`, times 100,000 people.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCounty } from '../src/db/county.ts';
import { openDatabase, withClient } from '../src/db/database.ts';
import { startEmbedded } from '../src/db/embedded/supervisor.ts';
import { createCounty, migrate } from '../src/db/migrate.ts';
import { unreached, unreachedSums } from '../src/server/modules/unreached/index.ts';
import { national, ON, SEED } from './county.ts';
import { fill, multiply } from './large-county.ts';
import { circumstances, median, rounded, saveResults, say } from './measure.ts';

const SIZE = 100_000;
const times = Number(process.argv[2] ?? 5);
const rounds = Number(process.argv[3] ?? 20);
const actor = 'bench';
const made = circumstances();
const programs = national.programs.flatMap(({ id, kind }) => (kind === 'benefit' ? [id] : []));
const asked = { actor, today: ON, programs };
/** A town of the generated county. */
const town = { areas: '{[990101004000,990101005000)}' };

async function measure(name: string, ask: () => Promise<unknown>) {
  const took: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const start = performance.now();
    await ask();
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
  const sums = await unreachedSums(county, asked);
  const found = sums.reduce((sum, { people }) => sum + people, 0);
  say(`${found} rights unreached among ${(times * SIZE).toLocaleString('en')} people`);
  const rows = [
    await measure('whole list, by program', () => unreachedSums(county, asked)),
    await measure('first page of the county', () => unreached(county, { ...asked, limit: 50 })),
    await measure('first page of a town', () =>
      unreached(county, { ...asked, ...town, limit: 50 }),
    ),
    await measure('floor: count of payment lines', () =>
      readCounty(county, { kind: 'bench', actor }, ({ query }) =>
        query(
          'select count(*), sum(amount_fen) from payment_line where is_certain and standing < 2',
        ),
      ),
    ),
  ];
  saveResults('unreached', {
    ...made,
    seed: SEED,
    people: times * SIZE,
    on: ON,
    found,
    rounds,
    rows,
  });
} finally {
  await db.close();
  await server.stop();
  rmSync(home, { recursive: true, force: true });
}
