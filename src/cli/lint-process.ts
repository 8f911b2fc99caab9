/**
 * Runs as a process of its own: imports a pack folder as the registry does, and lints what comes out.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type LintFinding, lintPack, loadFailure } from '../programs/lint.ts';
import { findModule } from './lint-folder.ts';

type Order = { readonly path: string; readonly key: string };

// Taken before any line of the pack runs.
const answer = process.send!.bind(process);

// It stays until whoever asked has heard the answer and ends it.
process.on('message', async ({ path, key }: Order) => {
  const answerWith = (findings: readonly LintFinding[]) => answer({ key, findings });
  process.once('uncaughtException', ({ message }) => answerWith([loadFailure(path, message)]));
  answerWith(await lintFolder(path));
});

async function lintFolder(path: string): Promise<readonly LintFinding[]> {
  const failures: LintFinding[] = [];
  const headings = new Map<string, ReadonlySet<string>>();
  const info = await importedFrom(path, findModule(path, 'pack'), 'pack', failures);
  const members: Record<'programs' | 'overrides', unknown[]> = { programs: [], overrides: [] };
  for (const folder of programFolders(path)) {
    const place = join(path, folder);
    for (const [file, list, key] of [
      ['program', 'programs', 'id'],
      ['override', 'overrides', 'program'],
    ] as const) {
      const module = findModule(place, file);
      if (module === undefined) continue;
      const member = await importedFrom(path, module, camel(folder), failures);
      if (member === undefined) continue;
      members[list].push(member);
      headings.set(String(ownValue(member, key)), headingsOf(join(place, 'source.md')));
    }
  }
  if (info === undefined) return failures;
  // Getters stay getters, so that the linter sees them.
  const pack = Object.defineProperties({}, Object.getOwnPropertyDescriptors(info));
  return [...failures, ...lintPack(Object.assign(pack, members), { headings })];
}

const programFolders = (path: string): readonly string[] =>
  readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted();

/** What a module exports under a name; undefined, with a failure, when it cannot be had. */
async function importedFrom(
  path: string,
  module: string | undefined,
  name: string,
  failures: LintFinding[],
): Promise<unknown> {
  const place = module?.slice(path.length + 1) ?? 'pack.ts';
  try {
    const exports: unknown = module && (await import(pathToFileURL(module).href));
    const found = ownValue(exports, name);
    if (typeof found === 'object' && found !== null) return found;
    failures.push(loadFailure(place, `export const ${name}`));
  } catch (error) {
    failures.push(loadFailure(place, error instanceof Error ? error.message : String(error)));
  }
  return undefined;
}

/** An own data property, without running a getter. */
const ownValue = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null
    ? Reflect.getOwnPropertyDescriptor(value, key)?.value
    : undefined;

const camel = (name: string): string =>
  name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** The headings of a source.md as anchors: `## Article 5` is `article-5`. */
function headingsOf(path: string): ReadonlySet<string> {
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const headings = [...text.matchAll(/^#{2,}\s+(.+)$/gm)].map(([, heading]) =>
    (heading ?? '')
      .trim()
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s-]/gu, '')
      .replace(/\s+/g, '-'),
  );
  return new Set(headings);
}
