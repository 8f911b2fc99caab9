/**
 * The key that signs audit heads: a file of the installation that only its owner may read. Its public half
 * is what other machines need to believe a head.
 */
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeSecretFile, secretFileState } from '../../../db/keys/secret-file.ts';
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
  const state = secretFileState(file);
  if (state === 'missing') makeSecretFile(file, newKeyText());
  if (state === 'exposed')
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

const newKeyText = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

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
