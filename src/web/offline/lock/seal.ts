/**
 * Sealed rows: one AES-GCM blob a row, bound to its table and key, so that rows can neither be read nor swapped.
 * While the store is shut, rows are sealed to a public key whose other half lies in the store.
 */
import type { Key, Table } from '../store/store.ts';

export type Bytes = Uint8Array<ArrayBuffer>;

/** WebCrypto and a source of random bytes; the simulator brings its own source. */
export type Cryptography = {
  readonly subtle: SubtleCrypto;
  readonly randomBytes: (length: number) => Bytes;
};

const NONCE_BYTES = 12;
/** An uncompressed point of P-256. */
const POINT_BYTES = 65;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });

export const utf8 = (text: string): Bytes => encoder.encode(text) as Bytes;
export const jsonBytes = (value: unknown): Bytes => utf8(JSON.stringify(value));
export const fromJsonBytes = (bytes: Uint8Array): unknown => JSON.parse(decoder.decode(bytes));

const placeOf = (table: Table, key: Key): Bytes => utf8(`${table}/${typeof key}/${key}`);

export async function sealBytes(
  { subtle, randomBytes }: Cryptography,
  key: CryptoKey,
  place: readonly [Table, Key],
  bytes: Bytes,
): Promise<Bytes> {
  const iv = randomBytes(NONCE_BYTES);
  const additionalData = placeOf(...place);
  const sealed = await subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, bytes);
  return joined(iv, new Uint8Array(sealed));
}

/** Undefined for what this key did not seal for this place: damaged, swapped, or another key's. */
export async function openBytes(
  { subtle }: Pick<Cryptography, 'subtle'>,
  key: CryptoKey,
  place: readonly [Table, Key],
  sealed: Bytes,
): Promise<Bytes | undefined> {
  const [iv, rest] = [sealed.subarray(0, NONCE_BYTES), sealed.subarray(NONCE_BYTES)];
  const additionalData = placeOf(...place);
  try {
    return new Uint8Array(await subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, key, rest));
  } catch {
    return undefined;
  }
}

const ecdh = { name: 'ECDH', namedCurve: 'P-256' } as const;

/** Seals to a public key: a key of its own for each row, from a point that stands before it. */
export async function sealTo(
  cryptography: Cryptography,
  receiver: Bytes,
  place: readonly [Table, Key],
  bytes: Bytes,
): Promise<Bytes> {
  const { subtle } = cryptography;
  const to = await subtle.importKey('raw', receiver, ecdh, false, []);
  const own = await subtle.generateKey(ecdh, false, ['deriveBits']);
  const point = new Uint8Array(await subtle.exportKey('raw', own.publicKey));
  const key = await keyBetween(subtle, own.privateKey, to, point);
  return joined(point, await sealBytes(cryptography, key, place, bytes));
}

/** Opens what was sealed to the public half of a key; undefined for anything else. */
export async function openSealedTo(
  cryptography: Cryptography,
  receiver: CryptoKey,
  place: readonly [Table, Key],
  sealed: Bytes,
): Promise<Bytes | undefined> {
  const { subtle } = cryptography;
  try {
    const point = sealed.slice(0, POINT_BYTES);
    const from = await subtle.importKey('raw', point, ecdh, false, []);
    const key = await keyBetween(subtle, receiver, from, point);
    return await openBytes(cryptography, key, place, sealed.slice(POINT_BYTES));
  } catch {
    return undefined;
  }
}

async function keyBetween(
  subtle: SubtleCrypto,
  privateKey: CryptoKey,
  publicKey: CryptoKey,
  point: Bytes,
): Promise<CryptoKey> {
  const bits = await subtle.deriveBits({ name: 'ECDH', public: publicKey }, privateKey, 256);
  const from = await subtle.importKey('raw', bits, 'HKDF', false, ['deriveKey']);
  return subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: point, info: utf8('nuanjia captured row') },
    from,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}

export function joined(...parts: readonly Uint8Array[]): Bytes {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

export const toBase64 = (bytes: Uint8Array): string => {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
};

export const fromBase64 = (text: string): Bytes =>
  Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
