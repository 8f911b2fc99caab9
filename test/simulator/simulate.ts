/**
 * Runs seeds on demand: `npm run simulate -- --seed 4711` replays one, `--runs 10000` goes on from there. Each line
 * says what happened; a seed that breaks a promise is told with everything that led to it, and the exit code is 1.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findBinaries } from '../../src/db/embedded/binaries.ts';
import { openHome, pathsOf } from '../../src/db/embedded/home.ts';
import { stopPostmaster } from '../../src/db/embedded/postmaster.ts';
import { startEmbedded } from '../../src/db/embedded/supervisor.ts';
import { SEEDS_PER_COUNTY } from './county.ts';
import type { Run } from './run.ts';

const { values } = parseArgs({
  options: { seed: { type: 'string', default: '0' }, runs: { type: 'string' } },
});
const first = Number(values.seed);
const runs = Number(values.runs ?? 1);
if (!Number.isSafeInteger(first) || first < 0 || !Number.isSafeInteger(runs) || runs < 1) {
  process.stderr.write('usage: npm run simulate -- --seed 4711 --runs 1\n');
  process.exit(2);
}

const totals = { phones: 0, calls: 0, events: 0, broken: 0 };
const home = mkdtempSync(join(tmpdir(), 'nuanjia-simulator-'));
try {
  process.env.DATABASE_URL ??= (await startEmbedded({ home })).url;
  for (let seed = first; seed < first + runs; ) {
    const end = Math.min(
      first + runs,
      (Math.floor(seed / SEEDS_PER_COUNTY) + 1) * SEEDS_PER_COUNTY,
    );
    await runBlock(seed, end);
    seed = end;
  }
} finally {
  await stopPostmaster(pathsOf(home).dataDir, await findBinaries(await openHome(home)));
  rmSync(home, { recursive: true, force: true, maxRetries: 3 });
}
process.stdout.write(`${runs} seeds from ${first}: ${JSON.stringify(totals)}\n`);
process.exitCode = totals.broken === 0 ? 0 : 1;

/** Seeds `[from, end)` of one county. */
async function runBlock(from: number, end: number): Promise<void> {
  const [{ countyOf }, { runSeed }] = await Promise.all([
    import('./county.ts'),
    import('./run.ts'),
  ]);
  const at = await countyOf(from);
  try {
    for (let seed = from; seed < end; seed++) tell(await runSeed(at, seed));
  } finally {
    await at.stop();
  }
}

function tell({ seed, phones, calls, events, states, flaws, log }: Run): void {
  totals.phones += phones;
  totals.calls += calls;
  totals.events += events;
  const counts = Object.entries(states).map(([state, count]) => `${count} ${state}`);
  process.stdout.write(
    `seed ${seed}: ${phones} phones, ${calls} calls, ${counts.join(', ') || 'nothing said'}\n`,
  );
  if (flaws.length === 0) return;
  totals.broken++;
  process.stdout.write(`${log.join('\n')}\n${flaws.map((flaw) => `  BROKEN ${flaw}\n`).join('')}`);
}
