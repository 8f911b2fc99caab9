/**
 * Measures contenders side by side: one run of each a round, round after round, so that a busy moment
 * of the machine falls on all of them. Results are checked after every run, outside the clock.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';

export type Contender = {
  readonly name: string;
  /** How many people one run handles. */
  readonly people: number;
  /** The work; gives a check of its result, which throws when that is wrong. */
  readonly run: () => Promise<() => void> | (() => void);
};

export type Row = {
  readonly name: string;
  readonly people: number;
  /** Median and least wall time of a run. */
  readonly secondsMedian: number;
  readonly secondsLeast: number;
  readonly peoplePerSecond: number;
  /** Speed of the first contender of the table over this one's: median of the rounds. */
  readonly slowerThanFirst: number;
};

export type Table = {
  readonly title: string;
  readonly rounds: number;
  readonly rows: readonly Row[];
};

/** A table of contenders, after one round that only warms up. */
export async function compare(
  title: string,
  rounds: number,
  contenders: readonly Contender[],
): Promise<Table> {
  const seconds = contenders.map((): number[] => []);
  for (let round = 0; round <= rounds; round++) {
    for (const [i, contender] of contenders.entries()) {
      const start = performance.now();
      const check = await contender.run();
      const took = (performance.now() - start) / 1000;
      check();
      if (round > 0) seconds[i]!.push(took);
    }
  }
  const rows = contenders.map(({ name, people }, i): Row => {
    const secondsMedian = median(seconds[i]!);
    const ratios = seconds[i]!.map(
      (took, k) => took / people / (seconds[0]![k]! / contenders[0]!.people),
    );
    return {
      name,
      people,
      secondsMedian: rounded(secondsMedian),
      secondsLeast: rounded(Math.min(...seconds[i]!)),
      peoplePerSecond: Math.round(people / secondsMedian),
      slowerThanFirst: rounded(median(ratios)),
    };
  });
  return { title, rounds, rows };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Four significant digits. */
export const rounded = (value: number): number => Number(value.toPrecision(4));

/** Processes that wanted to run, over the last minute. */
export const loadNow = (): number => rounded(loadavg()[0]!);

/** Where and on what a measurement was made. */
export function circumstances(): Readonly<Record<string, string | number>> {
  const git = (...args: readonly string[]) =>
    execFileSync('git', args, { encoding: 'utf8' }).trim();
  const isChanged = git('status', '--porcelain', '--', 'src') !== '';
  return {
    date: new Date().toISOString(),
    commit: git('rev-parse', 'HEAD') + (isChanged ? ' with changes' : ''),
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    processor: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    loadBefore: loadNow(),
  };
}

/** Writes `results/<name>-<date>.json` and says where. */
export function saveResults(name: string, results: object): void {
  const folder = join(import.meta.dirname, 'results');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}-${new Date().toISOString().slice(0, 10)}.json`);
  writeFileSync(path, `${JSON.stringify(results, null, 2)}\n`);
  say(`written: ${path}`);
}

export function show({ title, rows }: Table): void {
  say(`\n${title}`);
  for (const { name, peoplePerSecond, slowerThanFirst } of rows) {
    const rate = peoplePerSecond.toLocaleString('en').padStart(14);
    say(
      `  ${name.padEnd(52)}${rate} people/s ${slowerThanFirst.toLocaleString('en').padStart(10)}×`,
    );
  }
}

export const say = (text: string): boolean => process.stdout.write(`${text}\n`);
