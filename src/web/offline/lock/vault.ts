/**
 * Keys of a store. One random key seals every row; it lies in the store wrapped by what the worker brings (PIN or
 * passkey) together with the share that the server lends. Neither alone opens anything.
 */
import {
  type Bytes,
  type Cryptography,
  fromBase64,
  fromJsonBytes,
  joined,
  jsonBytes,
  openBytes,
  sealBytes,
  toBase64,
  utf8,
} from './seal.ts';

/** How the row key is wrapped, as it lies in the store for everybody to see. Bytes are base64. */
export type Wrapped = {
  readonly salt: string;
  readonly key: string;
};

/** Public and open parts of a device, as they lie in the store. */
export type DeviceRow = {
  readonly device: number;
  /** Rounds of PBKDF2 for the PIN. */
  readonly rounds: number;
  readonly byPin: Wrapped;
  readonly byPasskey?: Wrapped & { readonly credential: string };
  /** Public half of the key that rows are sealed to while the store is shut; raw point. */
  readonly capture: string;
};

/** What opens with the row key. */
export type Keys = {
  readonly rows: CryptoKey;
  readonly signing: CryptoKey;
  readonly publicKey: JsonWebKey;
  readonly capture: CryptoKey;
  /** Names of drafts are hashed with it. */
  readonly names: CryptoKey;
};

/** Keys as they lie in the store, sealed by the row key. */
type KeysRow = {
  readonly signing: JsonWebKey;
  readonly capture: JsonWebKey;
  readonly names: string;
};

const signature = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const agreement = { name: 'ECDH', namedCurve: 'P-256' } as const;
const mac = { name: 'HMAC', hash: 'SHA-256' } as const;

/** What is wrapped or opened with: bits of the PIN or of the passkey, before the share is mixed in. */
export const bitsOfPin = async (
  { subtle }: Pick<Cryptography, 'subtle'>,
  pin: string,
  salt: string,
  rounds: number,
): Promise<Bytes> => {
  const from = await subtle.importKey('raw', utf8(pin), 'PBKDF2', false, ['deriveBits']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt: fromBase64(salt), iterations: rounds };
  return new Uint8Array(await subtle.deriveBits(how, from, 256));
};

export const newSalt = ({ randomBytes }: Cryptography): string => toBase64(randomBytes(16));

async function wrappingKey(
  { subtle }: Cryptography,
  bits: Bytes,
  share: string,
  salt: string,
): Promise<CryptoKey> {
  const both = joined(bits, fromBase64(share));
  const from = await subtle.importKey('raw', both, 'HKDF', false, ['deriveKey']);
  const how = { name: 'HKDF', hash: 'SHA-256', salt: fromBase64(salt), info: utf8('nuanjia rows') };
  return subtle.deriveKey(how, from, { name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
}

const wrappedAt = ['meta', 'device'] as const;
export const keysAt = ['meta', 'keys'] as const;

/** The row key wrapped. */
export async function wrap(
  cryptography: Cryptography,
  rowKey: Bytes,
  { bits, share, salt }: { readonly bits: Bytes; readonly share: string; readonly salt: string },
): Promise<Wrapped> {
  const by = await wrappingKey(cryptography, bits, share, salt);
  return { salt, key: toBase64(await sealBytes(cryptography, by, wrappedAt, rowKey)) };
}

/** The row key; undefined when the PIN, the passkey or the share is another. */
export async function unwrap(
  cryptography: Cryptography,
  { salt, key }: Wrapped,
  bits: Bytes,
  share: string,
): Promise<Bytes | undefined> {
  const by = await wrappingKey(cryptography, bits, share, salt);
  return openBytes(cryptography, by, wrappedAt, fromBase64(key));
}

/** A new row key with the keys that it seals, and the public halves. */
export async function newKeys(cryptography: Cryptography): Promise<{
  readonly rowKey: Bytes;
  readonly keysRow: Bytes;
  readonly publicKey: JsonWebKey;
  readonly capturePoint: string;
}> {
  const { subtle, randomBytes } = cryptography;
  const rowKey = randomBytes(32);
  const [signing, capture] = await Promise.all([
    subtle.generateKey(signature, true, ['sign', 'verify']),
    subtle.generateKey(agreement, true, ['deriveBits']),
  ]);
  const row: KeysRow = {
    signing: await subtle.exportKey('jwk', signing.privateKey),
    capture: await subtle.exportKey('jwk', capture.privateKey),
    names: toBase64(randomBytes(32)),
  };
  const rows = await rowsKey(subtle, rowKey);
  return {
    rowKey,
    keysRow: await sealBytes(cryptography, rows, keysAt, jsonBytes(row)),
    publicKey: publicHalf(row.signing),
    capturePoint: toBase64(new Uint8Array(await subtle.exportKey('raw', capture.publicKey))),
  };
}

/** The keys, from now on in memory and not to be exported. Undefined for a row of another key. */
export async function openKeys(
  cryptography: Cryptography,
  rowKey: Bytes,
  keysRow: Bytes,
): Promise<Keys | undefined> {
  const { subtle } = cryptography;
  const rows = await rowsKey(subtle, rowKey);
  const opened = await openBytes(cryptography, rows, keysAt, keysRow);
  if (opened === undefined) return undefined;
  const row = fromJsonBytes(opened) as KeysRow;
  const [signing, capture, names] = await Promise.all([
    subtle.importKey('jwk', row.signing, signature, false, ['sign']),
    subtle.importKey('jwk', row.capture, agreement, false, ['deriveBits']),
    subtle.importKey('raw', fromBase64(row.names), mac, false, ['sign']),
  ]);
  return { rows, signing, capture, names, publicKey: publicHalf(row.signing) };
}

const rowsKey = (subtle: SubtleCrypto, rowKey: Bytes): Promise<CryptoKey> =>
  subtle.importKey('raw', rowKey, 'AES-GCM', false, ['encrypt', 'decrypt']);

const publicHalf = ({ x, y }: JsonWebKey): JsonWebKey => ({
  kty: 'EC',
  crv: 'P-256',
  ...(x !== undefined && { x }),
  ...(y !== undefined && { y }),
});

/** Signature over a text as the server checks it: P1363, base64. */
export async function signed(
  { subtle }: Pick<Cryptography, 'subtle'>,
  { signing }: Keys,
  text: string,
): Promise<string> {
  const how = { name: 'ECDSA', hash: 'SHA-256' } as const;
  return toBase64(new Uint8Array(await subtle.sign(how, signing, utf8(text))));
}

/** A key for a row that would otherwise be named after people. */
export async function hiddenName(
  { subtle }: Pick<Cryptography, 'subtle'>,
  { names }: Keys,
  name: string,
): Promise<string> {
  return toBase64(new Uint8Array(await subtle.sign('HMAC', names, utf8(name))));
}
