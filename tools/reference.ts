/**
 * Writes the reference pages of docs/reference from the code that they describe, and the numbers that the
 * README quotes. A test runs it and compares.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { rosterReference } from '../src/exchange/roster/reference.ts';
import { getJurisdiction } from '../src/programs/packs.ts';
import { refusalsReference } from './reference/refusals-page.ts';
import { packs } from '../src/programs/registry.ts';
import { attacksPage } from './reference/attacks-page.ts';
import { commandPage } from './reference/command-page.ts';
import { coverage, coveragePage } from './reference/coverage-page.ts';
import { errorsPage } from './reference/errors-page.ts';
import { factsPage } from './reference/facts-page.ts';
import { overridePage, pageName, programPage, type ReadSource } from './reference/program-page.ts';

const root = join(import.meta.dirname, '..');
const programsFolder = 'docs/reference/programs';

/** Documents whose numbers stand between `<!-- numbers -->` and `<!-- /numbers -->`. */
const withNumbers = ['README.md'];

/** Written by hand but for its table of columns. */
const rosterPage = 'docs/reference/roster.md';

const readSource: ReadSource = (pack, folder) =>
  readFileSync(join(root, 'src/programs', pack, folder, 'source.md'), 'utf8');

/** Every generated page by its path from the root, and documents with their numbers brought up to date. */
export async function referencePages(): Promise<ReadonlyMap<string, string>> {
  const pages = new Map<string, string>();
  for (const pack of packs) {
    const { programs } = getJurisdiction(packs, pack.id);
    for (const program of pack.programs) {
      pages.set(
        `${programsFolder}/${pageName(pack.id, program.id)}`,
        programPage(pack, program, readSource),
      );
    }
    for (const override of pack.overrides) {
      const changed = programs.find(({ id }) => id === override.program)!;
      pages.set(
        `${programsFolder}/${pageName(pack.id, override.program)}`,
        overridePage(pack, override, changed, readSource),
      );
    }
  }
  pages.set(`${programsFolder}/README.md`, coveragePage(packs));
  pages.set('docs/reference/errors.md', errorsPage());
  pages.set('docs/reference/facts.md', factsPage());
  pages.set('docs/reference/command-line.md', await commandPage());
  pages.set('docs/reference/refusals.md', refusalsReference());
  pages.set('docs/reference/attacks.md', attacksPage());
  pages.set(rosterPage, withCurrentColumns(readFileSync(join(root, rosterPage), 'utf8')));
  for (const path of withNumbers) {
    pages.set(path, withCurrentNumbers(readFileSync(join(root, path), 'utf8')));
  }
  return pages;
}

/** Program pages that belong to no program any more. */
export function strayPages(pages: ReadonlyMap<string, string>): readonly string[] {
  return readdirSync(join(root, programsFolder))
    .map((name) => `${programsFolder}/${name}`)
    .filter((path) => !pages.has(path));
}

function withCurrentNumbers(text: string): string {
  const { programs, packs: packCount, overrides, cases, unverified } = coverage(packs);
  const sentence = `${programs} programs in ${packCount} packs with ${overrides} provincial changes, ${cases} worked cases; ${unverified} amounts are unverified and withheld.`;
  return text.replace(
    /(<!-- numbers -->\n)[\s\S]*?(\n<!-- \/numbers -->)/g,
    (_, open: string, close: string) => `${open}${sentence}${close}`,
  );
}

const withCurrentColumns = (text: string): string =>
  text.replace(
    /(<!-- columns -->\n+)[\s\S]*?(\n+<!-- \/columns -->)/,
    (_, open: string, close: string) => `${open}${rosterReference()}${close}`,
  );

if (import.meta.main) {
  mkdirSync(join(root, programsFolder), { recursive: true });
  const pages = await referencePages();
  for (const path of strayPages(pages)) rmSync(join(root, path));
  for (const [path, text] of pages) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  process.stdout.write(`${pages.size} pages in ${relative(process.cwd(), root) || '.'}\n`);
}
