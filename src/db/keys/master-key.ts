/**
 * The master key of an installation, from the environment or from a file that only its owner may
 * read. Whoever has it can read every identity number; without it no backup can be read again.
 */
import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { keyError } from './provider.ts';

/** The base64 text of a new random master key, as it stands in a file or in the environment. */
export const newMasterKeyText = (): string => randomBytes(32).toString('base64');

/** The key written as base64 of 32 bytes. Errors: KEY_FILE_BROKEN, which names only the source. */
export function readMasterKey(text: string, source: string): KeyObject {
  const written = text.trim();
  const bytes = Buffer.from(written, 'base64');
  // Decoding skips what is not base64, so only writing it again shows a damaged key.
  if (bytes.length !== 32 || bytes.toString('base64') !== written)
    throw keyError('KEY_FILE_BROKEN', { source });
  const key = createSecretKey(bytes);
  bytes.fill(0);
  return key;
}

/**
 * The installation's master key: NUANJIA_MASTER_KEY if it is set, else `<home>/keys/master.key`.
 *
 * A missing file is made only when nothing has been sealed yet: a new key beside old data would
 * look like a working start and hide that the old key is lost.
 * Errors: KEY_FILE_MISSING, KEY_FILE_BROKEN, KEY_FILE_EXPOSED when others may read the file.
 */
export function getMasterKey(
  home: string,
  environment: Readonly<Record<string, string | undefined>>,
  isFirstStart: boolean,
): KeyObject {
  const given = environment.NUANJIA_MASTER_KEY;
  if (given) return readMasterKey(given, 'NUANJIA_MASTER_KEY');
  const file = join(home, 'keys', 'master.key');
  const isThere = statSync(file, { throwIfNoEntry: false }) !== undefined;
  if (!isThere && !isFirstStart) throw keyError('KEY_FILE_MISSING', { file });
  if (!isThere) makeFile(file);
  // Windows keeps access in lists that `mode` does not show; there the user's folder protects it.
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0)
    throw keyError('KEY_FILE_EXPOSED', { file });
  return readMasterKey(readFileSync(file, 'utf8'), file);
}

/**
 * Puts a new key in place whole or not at all, and never over another: of two first starts at
 * once, the second finds the key of the first. A rename would replace it, a link does not.
 */
function makeFile(file: string): void {
  const folder = dirname(file);
  // Only the keys' own folder is shut: the database server may be another user under the same home.
  mkdirSync(dirname(folder), { recursive: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const part = `${file}.${randomBytes(6).toString('hex')}.part`;
  try {
    const descriptor = openSync(part, 'wx', 0o600);
    try {
      writeSync(descriptor, `${newMasterKeyText()}\n`);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    linkSync(part, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(part, { force: true });
  }
  if (process.platform !== 'win32') syncFolder(folder);
}

/** A new name in a folder survives a power cut only after the folder itself is written. */
function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
