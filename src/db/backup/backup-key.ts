/**
 * The key that backups are sealed with, from the environment or from a file that only its owner may
 * read. It is not the master key: who keeps backups need not be able to read identity numbers.
 */
import { hkdfSync, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newMasterKeyText, readMasterKey } from '../keys/master-key.ts';
import { makeSecretFile, secretFileState } from '../keys/secret-file.ts';
import { backupError } from './errors.ts';

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
  const state = secretFileState(file);
  if (state === 'exposed') throw backupError('BACKUP_KEY_EXPOSED', { file });
  if (state === 'missing') {
    if (!mayMake) throw backupError('BACKUP_KEY_MISSING', { file });
    makeSecretFile(
      file,
      `${newMasterKeyText()}
`,
    );
  }
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
