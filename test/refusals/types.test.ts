/** The compile corpus is alive: `tsc` checks its errors, and nobody shortened it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const corpus = readFileSync(join(import.meta.dirname, 'types.ts'), 'utf8');
const compilerRoots: { readonly include: readonly string[] } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../tsconfig.json'), 'utf8'),
);

test('at least forty-five lines are expected not to compile, each with its reason', () => {
  const expected = corpus.match(/@ts-expect-error.*/g) ?? [];
  expect(expected.length).toBeGreaterThanOrEqual(45);
  expect(expected.filter((line) => !/^@ts-expect-error: \S.{8,}/.test(line))).toEqual([]);
});

test('the compiler checks the corpus', () => {
  expect(compilerRoots.include).toContain('test');
});
