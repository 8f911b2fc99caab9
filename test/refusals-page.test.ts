/** The page about refusals says what the linter does, and every safeguard and code is in use. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lintCodes } from '../src/programs/lint/finding.ts';
import { refusalsReference } from '../tools/reference/refusals-page.ts';

const root = join(import.meta.dirname, '..');

test('docs/reference/refusals.md is what the rules say', () => {
  const page = readFileSync(join(root, 'docs/reference/refusals.md'), 'utf8');
  expect(page).toBe(refusalsReference());
});

test('the linter gives every code that the page lists', () => {
  const folder = join(root, 'src/programs/lint');
  const texts = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
  const linter = [...texts, readFileSync(`${folder}.ts`, 'utf8')].join('\n');
  const unused = Object.keys(lintCodes).filter((code) => !linter.includes(`'${code}'`));
  expect(unused).toEqual([]);
});
