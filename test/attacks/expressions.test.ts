/** Regular expressions that outside text meets take no longer for the worst text than for any other. */
import { Worker } from 'node:worker_threads';
import { afterAll, expect, test } from 'vitest';
import { type Expression, isNested, patternsOf, writtenExpressions } from './expressions.ts';
import { contracts } from './scene.ts';

const LENGTH = 50_000;
/**
 * Two seconds for one text: a machine-dependent limit, and a generous one. What is exponential takes longer than the
 * sun will shine, and what is linear takes a millisecond.
 */
const LIMIT_MS = 2000;

/** Meets numbers of our own alone, of 17 digits at most. */
const ofOwnNumbers = new Set(['\\B(?=(\\d{3})+$)']);

const patterns = patternsOf(contracts);
const written = writtenExpressions().filter(({ source }) => !ofOwnNumbers.has(source));

const letters = [
  'a',
  'A',
  '0',
  ' ',
  '\t',
  '\n',
  '-',
  '.',
  ',',
  '/',
  '\\',
  '"',
  "'",
  '<',
  '(',
  '[',
  '{',
  '=',
  '@',
  '测',
  '年',
  '·',
  '：',
  '́',
];

/** Texts that begin to match for long and then do not: one letter, two in turn, behind a head, before a tail. */
function hostileFor({ source }: Expression): readonly string[] {
  const own = [...new Set(source.replaceAll(/\\[a-zA-Z]/g, ''))].slice(0, 24);
  const all = [...new Set([...letters, ...own])];
  const runs = all.map((one) => one.repeat(LENGTH));
  const pairs = all.map((one, i) => (one + all[(i + 1) % all.length]!).repeat(LENGTH / 2));
  return [...runs, ...pairs, ...runs.map((one) => `a0${one}`)].map((one) => `${one}\u0001`);
}

/** A thread of its own, so that an expression that does not come back can be ended. */
const thread = `
  const { parentPort } = require('node:worker_threads');
  parentPort.on('message', ({ source, flags, text }) => {
    parentPort.postMessage(new RegExp(source, flags).test(text));
  });`;

let worker = new Worker(thread, { eval: true });
afterAll(() => worker.terminate());

function isQuick({ source, flags }: Expression, text: string): Promise<boolean> {
  return new Promise((done) => {
    const used = worker;
    const timer = setTimeout(() => {
      void used.terminate();
      worker = new Worker(thread, { eval: true });
      done(false);
    }, LIMIT_MS);
    used.once('message', () => {
      clearTimeout(timer);
      done(true);
    });
    used.postMessage({ source, flags, text });
  });
}

async function slowOnes(expressions: readonly Expression[]): Promise<readonly string[]> {
  const slow: string[] = [];
  for (const one of expressions) {
    for (const text of hostileFor(one)) {
      if (await isQuick(one, text)) continue;
      slow.push(`${one.where}: ${one.source} on ${JSON.stringify(text.slice(0, 6))}…`);
      break;
    }
  }
  return slow;
}

// A35
test('patterns of contracts answer the worst texts at once', async () => {
  expect(patterns.length).toBeGreaterThan(5);
  expect(await slowOnes(patterns)).toEqual([]);
});

test('so do the expressions of the rooms that outside text reaches', async () => {
  expect(written.length).toBeGreaterThan(60);
  expect(await slowOnes(written)).toEqual([]);
});

test('none repeats what already repeats without end', () => {
  expect([...patterns, ...written].filter(isNested)).toEqual([]);
});

test.each([
  ['(a+)+$', true],
  ['(?:\\d*)*', true],
  ['([a-z]+)*x', true],
  ['(a|b)+', false],
  ['(-[0-9a-f]{4}){3}', false],
  ['\\(a+\\)+', false],
])('the look for nested repetition sees %s rightly', async (source, nested) => {
  expect(isNested({ where: '', source, flags: '' })).toBe(nested);
});

test('an expression that does not come back is found by running it', async () => {
  const bad = { where: 'here', source: '^(a|a)+$', flags: '' };
  expect(await slowOnes([bad])).toHaveLength(1);
});
