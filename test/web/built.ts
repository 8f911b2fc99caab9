/** The application as it is built, for tests: built once for all files of a run that ask, by a process of its own. */
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
export const builtFolder = join(root, 'dist/web');

/** Errors: what the build says, where it fails. */
export function buildOnce(): void {
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'tools/web.ts')], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
}

type Chunk = {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
};
type Manifest = Readonly<Record<string, Chunk>>;

/** Files that a browser fetches before it shows anything: the page and its entry with all that it imports at once. */
export function firstFiles(): readonly string[] {
  const manifest = JSON.parse(
    readFileSync(join(builtFolder, '.vite/manifest.json'), 'utf8'),
  ) as Manifest;
  const [entry] = Object.entries(manifest).find(([, chunk]) => chunk.isEntry)!;
  const found = new Set(['index.html']);
  const add = (name: string): void => {
    const { file, imports = [], css = [] } = manifest[name]!;
    if (found.has(file)) return;
    for (const each of [file, ...css]) found.add(each);
    for (const each of imports) add(each);
  };
  add(entry);
  return [...found];
}

/** Bytes of a built file as they go over the wire with gzip. */
export const gzipBytes = (file: string): number => statSync(join(builtFolder, `${file}.gz`)).size;
