/**
 * The command line on whole rosters: time and greatest memory of `assess` for a text table and a
 * workbook. Usage: `node bench/assess.bench.ts [people of the small rosters] [people of the large]`.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import { generateCounty, rosterHeader, rosterRows } from '../src/datagen/index.ts';
import { isoDate } from '../src/rules/index.ts';
import { writeCsv, writeWorkbook } from '../src/sheets/index.ts';
import { ON, SEED } from './county.ts';
import { circumstances, rounded, saveResults, say } from './measure.ts';

const small = Number(process.argv[2] ?? 100_000);
const large = Number(process.argv[3] ?? 1_000_000);

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'nuanjia-bench-'));
const made = circumstances();
const runs: AssessRun[] = [];
try {
  for (const [file, people] of [
    ['small.csv', small],
    ['small.xlsx', small],
    ['large.csv', large],
  ] as const) {
    const run = await assessRun(file, people);
    runs.push(run);
    const { fileMiB, seconds, peopleSecond, peakGiB, resultMiB } = run;
    say(
      `${file.padEnd(12)}${people.toLocaleString('en').padStart(10)} people, ${fileMiB} MiB: ` +
        `${seconds} s, ${peopleSecond.toLocaleString('en')} people/s, peak ${peakGiB} GiB, ` +
        `result ${resultMiB} MiB`,
    );
  }
} finally {
  rmSync(folder, { recursive: true });
}
saveResults('assess', { ...made, seed: SEED, on: ON, runs });

type AssessRun = {
  readonly file: string;
  readonly people: number;
  readonly fileMiB: number;
  readonly seconds: number;
  readonly processorSeconds: number;
  readonly peopleSecond: number;
  /** Greatest resident memory of the command's process. */
  readonly peakGiB: number;
  readonly resultMiB: number;
};

async function assessRun(file: string, people: number): Promise<AssessRun> {
  const path = join(folder, file);
  const out = join(folder, 'result.json');
  await writeRoster(path, people);
  const start = performance.now();
  const usage = await runCommand(path, out);
  const seconds = (performance.now() - start) / 1000;
  const run = {
    file,
    people,
    fileMiB: rounded(statSync(path).size / 2 ** 20),
    seconds: rounded(seconds),
    processorSeconds: rounded((usage.userCPUTime + usage.systemCPUTime) / 1e6),
    peopleSecond: Math.round(people / seconds),
    peakGiB: rounded(usage.maxRSS / 2 ** 20),
    resultMiB: rounded(statSync(out).size / 2 ** 20),
  };
  rmSync(path);
  rmSync(out);
  return run;
}

async function writeRoster(path: string, size: number): Promise<void> {
  const county = generateCounty({ seed: SEED, size, on: ON });
  const rows = rosterRows(county, { on: ON, places: 'addresses' });
  if (path.endsWith('.csv')) return writeCsv(path, { headers: [...rosterHeader], rows });
  const columns = rosterHeader.map((header) => ({ header, kind: 'text' as const }));
  return writeWorkbook(path, [{ name: '名单', columns, rows }]);
}

/** Runs the command and gives what its process used, which it writes to a fourth stream as it ends. */
async function runCommand(path: string, out: string): Promise<NodeJS.ResourceUsage> {
  const atExit =
    'import { writeSync } from "node:fs";' +
    'process.on("exit", () => writeSync(3, JSON.stringify(process.resourceUsage())));';
  const words = ['assess', path, '--on', isoDate(ON), '--format', 'json', '--out', out];
  const child = spawn(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(atExit)}`, 'src/cli/main.ts', ...words],
    { cwd: root, stdio: ['ignore', 'ignore', 'pipe', 'pipe'] },
  );
  const [errors, usage, code] = await Promise.all([
    text(child.stderr!),
    text(child.stdio[3] as Readable),
    new Promise((resolve) => child.on('close', resolve)),
  ]);
  if (usage === '') throw new Error(`assess ended with ${String(code)}: ${errors}`);
  // Problems in a roster have an exit code of their own; a file that was written counts.
  statSync(out);
  return JSON.parse(usage) as NodeJS.ResourceUsage;
}
