/** Documents say what is so: generated pages are current, and shown commands print what is shown. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pack } from '../docs/guide/program-author/example/pack.ts';
import { winterAllowance } from '../docs/guide/program-author/example/winter-allowance/program.ts';
import type { Assessment } from '../src/model/assessment.ts';
import { peopleOf } from '../src/model/family.ts';
import { assessor } from '../src/programs/assess.ts';
import type { Pack } from '../src/programs/definition.ts';
import { lintPack } from '../src/programs/lint.ts';
import { getJurisdiction } from '../src/programs/packs.ts';
import { packs } from '../src/programs/registry.ts';
import { day } from '../src/rules/index.ts';
import {
  cutLike,
  documentsWithExamples,
  examplesIn,
  inExampleFolder,
  outputOf,
  withRealFiles,
} from '../tools/examples.ts';
import { referencePages, strayPages } from '../tools/reference.ts';

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const { scripts } = JSON.parse(read('package.json')) as {
  readonly scripts: Readonly<Record<string, string>>;
};

const examplePack: Pack = { ...pack, programs: [winterAllowance], overrides: [] };

describe('the example of the guide for program authors', () => {
  const jurisdiction = getJurisdiction([...packs, examplePack], examplePack.id);

  test('may be loaded', () => {
    expect(lintPack(examplePack)).toEqual([]);
  });

  test.each(winterAllowance.cases)('$name', ({ given, today, expect: expected }) => {
    const options = { on: day(today), programs: [winterAllowance.id], everyProgram: true };
    const actual = assessor(peopleOf(given), jurisdiction, options).person(0)[0]!;
    const bare = (lines: Assessment['payments']) =>
      lines.map(({ from, until, amountFen }) => ({ from, until, amountFen }));
    const { because, payments, withheld, ...same } = expected;
    expect(actual).toMatchObject(same);
    if (payments) expect(bare(actual.payments)).toEqual(payments);
    if (withheld) expect(bare(actual.withheld)).toEqual(withheld);
    if (because) expect(actual.reasons.map(({ condition }) => condition)).toEqual(because);
  });
});

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

  test.each(documentsWithExamples)('%s quotes files as they are', (path) => {
    expect(withRealFiles(read(path), path)).toBe(read(path));
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
