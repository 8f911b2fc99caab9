/** What figures mean: judged alone, without a machine that has them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { judgeClock, judgeServer } from './database.ts';
import { numberWords } from './finding.ts';
import { judgeCommits, judgeCopy, limitsOf } from './limits.ts';
import { judgeMachine, type MachineFacts, OLDEST_NODE } from './machine.ts';
import { judgeEvaluation } from './record.ts';

const GIGABYTE = 1 << 30;
const good: MachineFacts = {
  node: '24.1.0',
  processors: 2,
  memoryBytes: 4 * GIGABYTE,
  space: { freeBytes: 100 * GIGABYTE, totalBytes: 500 * GIGABYTE },
};
const statesOf = (facts: Partial<MachineFacts>) =>
  judgeMachine({ ...good, ...facts }).map(({ state }) => state);
const disk = (freeBytes: number) => ({ space: { ...good.space, freeBytes } });

describe('a machine', () => {
  test.each<[Partial<MachineFacts>, string[]]>([
    [{}, ['good', 'good', 'good', 'good']],
    [{ node: '22.17.9' }, ['bad', 'good', 'good', 'good']],
    [{ node: '22.18.0' }, ['good', 'good', 'good', 'good']],
    [{ processors: 1 }, ['good', 'weak', 'good', 'good']],
    [{ memoryBytes: GIGABYTE }, ['good', 'good', 'weak', 'good']],
    [disk(20 * GIGABYTE - 1), ['good', 'good', 'good', 'weak']],
    [disk(2 * GIGABYTE - 1), ['good', 'good', 'good', 'bad']],
  ])('with %j', (facts, states) => {
    expect(statesOf(facts)).toEqual(states);
  });

  test('needs the Node.js that package.json asks for', () => {
    const text = readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8');
    expect(JSON.parse(text).engines.node).toBe(`>=${OLDEST_NODE}`);
  });
});

describe('a server', () => {
  const settings = {
    server_version: '15.4 (Debian)',
    fsync: 'on',
    synchronous_commit: 'remote_apply',
    full_page_writes: 'on',
    data_checksums: 'on',
  };
  test.each([
    [{}, 'good'],
    [{ data_checksums: 'off' }, 'weak'],
    [{ fsync: 'off', data_checksums: 'off' }, 'bad'],
  ])('with %j is %s', (changes, state) => {
    expect(judgeServer({ ...settings, ...changes }).state).toBe(state);
  });

  test.each([
    [0, 0, undefined, 'good'],
    [0, 59_000, 59_000, 'good'],
    [0, 61_000, undefined, 'weak'],
    [0, 0, 61_000, 'bad'],
  ])('here %d ms, there %d ms, the newest event at %s: %s', (now, server, newest, state) => {
    expect(judgeClock(now, server, newest).state).toBe(state);
  });
});

describe('figures', () => {
  test('give people an hour and seconds for a county', () => {
    const measured = { rowsPerSecond: 100_000, peoplePerSecond: 50_000, people: 1_000_000 };
    expect(limitsOf(measured)).toEqual({
      importedPerHour: 3_600_000,
      county: 1_000_000,
      evaluationSeconds: 70,
    });
    expect(limitsOf({ ...measured, people: 0 }).county).toBe(500_000);
  });

  test('below what is enough are weak', () => {
    expect([judgeCommits(50), judgeCommits(49)].map(({ state }) => state)).toEqual([
      'good',
      'weak',
    ]);
    expect([judgeCopy(20_000), judgeCopy(19_999)].map(({ state }) => state)).toEqual([
      'good',
      'weak',
    ]);
  });

  test('are written as exactly as they are known', () => {
    expect([0, 3.06, 999, 1234, 287_182].map(numberWords)).toEqual([
      '0',
      '3.1',
      '999',
      '1,200',
      '290,000',
    ]);
  });
});

describe('an evaluation', () => {
  const facts = {
    people: 10,
    audit_seq: 1,
    audit_hash: '',
    newest_ms: 0,
    running: 0,
    ready: 0,
    behind: 0,
  };
  test.each([
    [{}, 'good'],
    [{ people: 0, behind: null }, 'good'],
    [{ behind: null }, 'weak'],
    [{ behind: 1 }, 'weak'],
    [{ running: 1 }, 'weak'],
    [{ ready: 1 }, 'good'],
  ])('of a record with %j is %s', (changes, state) => {
    expect(judgeEvaluation('990101', { ...facts, ...changes }).state).toBe(state);
  });
});
