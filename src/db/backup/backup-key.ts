/**
 * The key that backups are sealed with, from the environment or from a file that only its owner may
 * read. It is not the master key: who keeps backups need not be able to read identity numbers.
 */
import { hkdfSync, type KeyObject, randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { newMasterKeyText, readMasterKey } from '../keys/master-key.ts';
import { backupError } from './errors.ts';
import { syncFolder } from './files.ts';

/**
 * The installation's backup key: NUANJIA_BACKUP_KEY if it is set, else `<home>/keys/backup.key`,
 * which is made when `mayMake`: to write a backup, never to read one.
 * Errors: BACKUP_KEY_MISSING, BACKUP_KEY_BROKEN, BACKUP_KEY_EXPOSED when others may read the file.
 */
export function getBackupKey(
  home: string,
  environment: Readonly<Record<string, string | undefined>>,
  mayMake: boolean,
): KeyObject {
  const given = environment.NUANJIA_BACKUP_KEY;
  if (given) return readKey(given, 'NUANJIA_BACKUP_KEY');
  const file = join(home, 'keys', 'backup.key');
  const isThere = statSync(file, { throwIfNoEntry: false }) !== undefined;
  if (!isThere && !mayMake) throw backupError('BACKUP_KEY_MISSING', { file });
  if (!isThere) makeFile(file);
  // Windows keeps access in lists that `mode` does not show; there the user's folder protects it.
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0)
    throw backupError('BACKUP_KEY_EXPOSED', { file });
  return readKey(readFileSync(file, 'utf8'), file);
}

/** Tells keys apart without telling anything of them. Shape: 8 bytes. */
export const fingerprintOf = (key: KeyObject): Buffer =>
  Buffer.from(hkdfSync('sha256', key, '', 'nuanjia backup fingerprint', 8));

function readKey(text: string, source: string): KeyObject {
  try {
    return readMasterKey(text, source);
  } catch {
    throw backupError('BACKUP_KEY_BROKEN', { source });
  }
}

/** Puts a new key in place whole or not at all, and never over another: a link does not replace. */
function makeFile(file: string): void {
  mkdirSync(dirname(dirname(file)), { recursive: true });
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const part = `${file}.${randomBytes(6).toString('hex')}.part`;
  try {
    writeFileSync(part, `${newMasterKeyText()}\n`, { flag: 'wx', mode: 0o600, flush: true });
    linkSync(part, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(part, { force: true });
  }
  syncFolder(dirname(file));
}
