/** The table of attacks is whole, and every test that it names is there. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lawful } from '../refusals/lawful.ts';
import { others, quoted } from '../refusals/quoted.ts';
import { attacks } from './attacks.ts';

const root = join(import.meta.dirname, '..', '..');

const range = (from: number, until: number) =>
  Array.from({ length: until - from + 1 }, (_, i) => `A${String(from + i).padStart(2, '0')}`);
const wanted = [
  ...[
    ...range(1, 17),
    'A20',
    ...range(22, 29),
    'A31',
    'A32',
    'A33',
    'A35',
    ...range(41, 46),
    'A49',
    'A50',
    'A51',
  ],
];

test('every attack that this version withstands has its tests', () => {
  expect(attacks.map(({ number }) => number)).toEqual(wanted);
  expect(attacks.filter(({ shown }) => Object.keys(shown).length === 0)).toEqual([]);
});

test.each(attacks)('$number: the tests that it names are there', ({ shown }) => {
  for (const [file, names] of Object.entries(shown)) {
    const path = join(root, file);
    expect([file, existsSync(path)]).toEqual([file, true]);
    const text = readFileSync(path, 'utf8');
    expect(names.filter((name) => !text.includes(name))).toEqual([]);
  }
});

// H1, A51
test('the linter is tried with at least 120 forbidden definitions and 60 lawful ones', () => {
  const forbidden = [...quoted, others].flatMap(({ refused }) => refused);
  expect(forbidden.length).toBeGreaterThanOrEqual(120);
  expect(lawful.length).toBeGreaterThanOrEqual(60);
  const names = forbidden.map(([name]) => name);
  const asCode = ['a relabelled reproductive fact', 'a rule that begins in 2030'];
  expect(asCode.filter((name) => !names.includes(name))).toEqual([]);
});
