/** What the first screen of the phone application weighs on the wire. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { buildOnce, builtFolder, firstFiles, gzipBytes } from './built.ts';

const BUDGET_BYTES = 450_000;

beforeAll(buildOnce);

test('the first screen is at most 450 kB with gzip', () => {
  const files = firstFiles();
  const bytes = files.map(gzipBytes).reduce((sum, size) => sum + size, 0);
  const table = files.map((file) => `${gzipBytes(file)} ${file}`).join('\n');
  expect(files.length).toBeGreaterThan(2);
  expect(bytes, table).toBeLessThanOrEqual(BUDGET_BYTES);
});

test('rules and programs wait until somebody is there to be shown something', () => {
  const text = firstFiles()
    .filter((file) => file.endsWith('.js'))
    .map((file) => readFileSync(join(builtFolder, file), 'utf8'))
    .join('');
  expect(text).not.toContain('childcare-subsidy');
});
