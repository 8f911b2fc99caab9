/** Builds of the application that tests may change: a copy in a folder of its own, and another build in its place. */
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildOnce, builtFolder } from './built.ts';

/** A folder with the build as it is now; whoever asks for it removes it. */
export function copyOfBuild(): string {
  buildOnce();
  const folder = mkdtempSync(join(tmpdir(), 'nuanjia-build-'));
  cpSync(builtFolder, folder, { recursive: true });
  return folder;
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const versionOf = (worker: string) => /version:.([0-9a-f]{12})/.exec(worker)![1]!;

/** Another build in its place: the page has another title, and the worker knows it. `isWhole` false: it arrives cut. */
export function buildAnew(folder: string, title: string, { isWhole = true } = {}): string {
  const [page, worker] = ['index.html', 'sw.js'].map((file) => join(folder, file)) as [
    string,
    string,
  ];
  const before = readFileSync(page, 'utf8');
  const after = before.replace(/<title>.*<\/title>/, `<title>${title}</title>`);
  const text = readFileSync(worker, 'utf8');
  const version = hashOf(title).slice(0, 12);
  writeFileSync(page, isWhole ? after : after.slice(0, 40));
  writeFileSync(
    worker,
    text.replace(versionOf(text), version).replace(hashOf(before), hashOf(after)),
  );
  for (const file of [page, worker])
    for (const end of ['.gz', '.br']) rmSync(file + end, { force: true });
  return version;
}
