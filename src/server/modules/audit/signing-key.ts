/**
 * The key that signs audit heads: a file of the installation that only its owner may read. Its public half
 * is what other machines need to believe a head.
 */
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { headError } from './head.ts';

export type SigningKey = {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  /** The public half as PEM, to keep where heads are checked. */
  readonly publicText: string;
};

/**
 * The installation's key pair at `<home>/keys/audit-signing.key`, made when it is asked for first.
 * Errors: AUDIT_KEY_BROKEN, AUDIT_KEY_EXPOSED when others may read the file.
 */
export function openSigningKey(home: string): SigningKey {
  const file = join(home, 'keys', 'audit-signing.key');
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) makeFile(home, file);
  // Windows keeps access in lists that `mode` does not show; there the user's folder protects it.
  else if (process.platform !== 'win32' && (found.mode & 0o077) !== 0)
    throw headError('AUDIT_KEY_EXPOSED', `${file} can be read by others`, { file });
  const privateKey = readKey(file);
  const publicKey = createPublicKey(privateKey);
  const publicText = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  return { privateKey, publicKey, publicText };
}

/** The public key in a PEM text. Errors: AUDIT_KEY_BROKEN, which names only the source. */
export function readPublicKey(text: string, source: string): KeyObject {
  return ed25519(() => createPublicKey(text), source);
}

const readKey = (file: string) => ed25519(() => createPrivateKey(readFileSync(file, 'utf8')), file);

function ed25519(read: () => KeyObject, source: string): KeyObject {
  let key: KeyObject | undefined;
  try {
    key = read();
  } catch {
    // The reason could quote the file.
  }
  if (key?.asymmetricKeyType === 'ed25519') return key;
  throw headError('AUDIT_KEY_BROKEN', `${source} holds no Ed25519 key`, { file: source });
}

/** Whole or not at all, and never over another: a link, unlike a rename, does not replace. */
function makeFile(home: string, file: string): void {
  mkdirSync(home, { recursive: true });
  mkdirSync(join(home, 'keys'), { recursive: true, mode: 0o700 });
  const part = `${file}.${randomBytes(6).toString('hex')}.part`;
  const { privateKey } = generateKeyPairSync('ed25519');
  const text = privateKey.export({ type: 'pkcs8', format: 'pem' });
  try {
    writeFileSync(part, text, { mode: 0o600, flag: 'wx', flush: true });
    linkSync(part, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(part, { force: true });
  }
}
