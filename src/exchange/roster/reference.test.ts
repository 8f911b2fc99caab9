/** The documented columns and the template are the columns that are read. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { templateColumns } from './columns.ts';
import { rosterReference } from './reference.ts';
import { codesOf, readRows } from './roster-example.ts';

const page = readFileSync(new URL('../../../docs/reference/roster.md', import.meta.url), 'utf8');

test('docs/reference/roster.md holds the table of columns', () => {
  const table = /<!-- columns -->\n+([\s\S]*?)\n+<!-- \/columns -->/.exec(page)?.[1];
  expect(table).toBe(rosterReference());
});

test.each(['zh-CN', 'en'] as const)('the template in %s is read without a problem', (language) => {
  const result = readRows([
    templateColumns.map(({ header }) => header[language]),
    ...[0, 1].map((row) => templateColumns.map(({ examples }) => examples[row] ?? '')),
  ]);
  expect(codesOf(result)).toEqual([]);
  expect(result.counts).toMatchObject({ people: 2, refused: 0 });
  expect(result.columns.every(({ meaning }) => meaning !== undefined)).toBe(true);
});
