/** The page about speed quotes the newest results and nothing else. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type AssessResults, assessFigures, readme, readmeWithFigures } from '../bench/readme.ts';

test('bench/README.md shows the figures of the newest results', () => {
  expect(readme()).toBe(readmeWithFigures(readme()));
});

test('every measurement stands among the ways to run one', () => {
  const benches = readdirSync(join(import.meta.dirname, '../bench')).filter((name) =>
    name.endsWith('.bench.ts'),
  );
  expect(benches.filter((name) => !readme().includes(`node bench/${name}`))).toEqual([]);
});

test('a run of the command is shown with its time, memory and machine', () => {
  const results: AssessResults = {
    date: '2026-11-22T01:02:03.000Z',
    commit: '0123456789abcdef0123456789abcdef01234567 with changes',
    node: 'v24.0.0',
    platform: 'linux x64',
    processor: 'a processor',
    cores: 2,
    memoryGiB: 8,
    loadBefore: 0.5,
    seed: 1,
    runs: [
      {
        file: 'small.csv',
        people: 100_000,
        fileMiB: 21.3,
        seconds: 20,
        peopleSecond: 5000,
        peakGiB: 0.4,
        resultMiB: 400,
      },
    ],
  };
  const lines = assessFigures(results).split('\n');
  expect(lines).toContain('| small.csv | 100,000 | 21.3 | 20 | 5,000 | 0.4 | 400 |');
  expect(lines).toContain(
    'Made 2026-11-22 on a processor, 2 cores, 8 GiB, linux x64, Node v24.0.0, load 0.5 before; commit 0123456789ab with changes, seed 1.',
  );
});
