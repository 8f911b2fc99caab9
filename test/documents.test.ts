/** Documents say what is so: generated pages are current, and shown commands print what is shown. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  cutLike,
  documentsWithExamples,
  examplesIn,
  inExampleFolder,
  outputOf,
} from '../tools/examples.ts';
import { referencePages, strayPages } from '../tools/reference.ts';

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const { scripts } = JSON.parse(read('package.json')) as {
  readonly scripts: Readonly<Record<string, string>>;
};

describe('generated pages', async () => {
  const pages = await referencePages();
  test.each([...pages])('%s is what the code says', (path, text) => {
    expect(existsSync(join(root, path)) && read(path)).toBe(text);
  });

  test('no page is left of a program that is gone', () => {
    expect(strayPages(pages)).toEqual([]);
  });
});

describe('commands in documents', () => {
  const documents = ['README.md', 'CONTRIBUTING.md', ...documentsWithExamples];

  test.each([...new Set(documents)])('%s names only npm scripts that exist', (path) => {
    const named = [...read(path).matchAll(/\bnpm (?:run (?:-s )?([\w:]+)|(test|start))/g)];
    expect(named.map(([, run, own]) => (run ?? own)!).filter((name) => !scripts[name])).toEqual([]);
  });

  test.each(documentsWithExamples)('%s shows what its examples print', (path) => {
    inExampleFolder((folder) => {
      for (const example of examplesIn(read(path))) {
        const real = cutLike(example.shown, outputOf(example, path, folder));
        expect([example.command, ...example.shown]).toEqual([example.command, ...real]);
      }
    });
  });

  test('the README shows at least one example', () => {
    expect(examplesIn(read('README.md')).length).toBeGreaterThan(0);
  });

  test.each(
    documentsWithExamples.filter((path) => path.includes('/guide/')),
  )('%s has its page in the other language', (path) => {
    const other = path.endsWith('.zh-CN.md')
      ? path.replace('.zh-CN.md', '.md')
      : path.replace('.md', '.zh-CN.md');
    expect(existsSync(join(root, other))).toBe(true);
  });
});
