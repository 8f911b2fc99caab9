/**
 * Files with one secret each, made once and readable by their owner alone.
 */
import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { syncFolder } from '../sync-folder.ts';

/** Whether the file is there, and whether others than its owner may read it. */
export function secretFileState(file: string): 'missing' | 'exposed' | 'shut' {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) return 'missing';
  // Windows keeps access in lists that `mode` does not show; there the user's folder protects it.
  return process.platform !== 'win32' && (found.mode & 0o077) !== 0 ? 'exposed' : 'shut';
}

/**
 * Puts a new secret in place whole or not at all, and never over another: of two first starts at once,
 * the second finds the secret of the first. A rename would replace it, a link does not.
 */
export function makeSecretFile(file: string, text: string): void {
  const folder = dirname(file);
  // Only the keys' own folder is shut: the database server may be another user under the same home.
  mkdirSync(dirname(folder), { recursive: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const part = `${file}.${randomBytes(6).toString('hex')}.part`;
  try {
    writeFileSync(part, text, { flag: 'wx', mode: 0o600, flush: true });
    linkSync(part, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(part, { force: true });
  }
  syncFolder(folder);
}
