/**
 * The master key of an installation, from the environment or from a file that only its owner may
 * read. Whoever has it can read every identity number; without it no backup can be read again.
 */
import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyError } from './provider.ts';
import { makeSecretFile, secretFileState } from './secret-file.ts';

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
  const state = secretFileState(file);
  if (state === 'exposed') throw keyError('KEY_FILE_EXPOSED', { file });
  if (state === 'missing') {
    if (!isFirstStart) throw keyError('KEY_FILE_MISSING', { file });
    makeSecretFile(
      file,
      `${newMasterKeyText()}
`,
    );
  }
  return readMasterKey(readFileSync(file, 'utf8'), file);
}
