/**
 * Ciphers that seal a short text and mac it: one international, one of the Chinese standards. Which
 * one a county uses stands in its key records, so both can be open at the same time.
 */
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomFillSync,
  timingSafeEqual,
} from 'node:crypto';

export type CipherProviderId = 'aes-256-gcm+hmac-sha256' | 'sm4-cbc+hmac-sm3';

/** Keys have 32 bytes. A context names what the text belongs to; it is not stored, but must match. */
export type CipherProvider = {
  readonly id: CipherProviderId;
  /** The sealed text, different at every call. */
  readonly seal: (key: KeyObject, plaintext: Uint8Array | string, context: string) => Buffer;
  /** The bytes that were sealed. Errors: SEAL_BROKEN when sealed bytes, key or context differ. */
  readonly open: (key: KeyObject, sealed: Uint8Array, context: string) => Buffer;
  /** 32 bytes that only holders of the key can compute. */
  readonly mac: (key: KeyObject, text: string) => Buffer;
};

export type KeyErrorCode =
  | 'SEAL_BROKEN'
  | 'KEY_WRONG'
  | 'KEY_MISSING'
  | 'KEY_FILE_MISSING'
  | 'KEY_FILE_BROKEN'
  | 'KEY_FILE_EXPOSED';

/** An error with a code; `detail` never holds keys, sealed bytes or what was sealed. */
export function keyError(code: KeyErrorCode, detail: Readonly<Record<string, string | number>>) {
  return Object.assign(new Error(`${code} ${JSON.stringify(detail)}`), { code, detail });
}

/** Random bytes are drawn in stock: asking for 12 at a time takes a third of the time of sealing. */
const stock = Buffer.alloc(48 * 1024);
let stockUsed = stock.length;

/** Fresh random bytes, valid until the next call. */
function randomPart(size: number): Buffer {
  if (stockUsed + size > stock.length) {
    randomFillSync(stock);
    stockUsed = 0;
  }
  stockUsed += size;
  return stock.subarray(stockUsed - size, stockUsed);
}

const bytesOf = (plaintext: Uint8Array | string): Uint8Array =>
  typeof plaintext === 'string' ? Buffer.from(plaintext, 'utf8') : plaintext;

/**
 * AES-256-GCM with the context as additional data. Shape: nonce 12, ciphertext, tag 16.
 * Random nonces allow four thousand million seals a key; a county has some millions.
 */
const international: CipherProvider = {
  id: 'aes-256-gcm+hmac-sha256',
  seal(key, plaintext, context) {
    const nonce = randomPart(12);
    const cipher = createCipheriv('aes-256-gcm', key, nonce);
    cipher.setAAD(Buffer.from(context));
    const text = cipher.update(bytesOf(plaintext));
    return Buffer.concat([nonce, text, cipher.final(), cipher.getAuthTag()]);
  },
  open(key, sealed, context) {
    if (sealed.length < 28) throw keyError('SEAL_BROKEN', {});
    const tagAt = sealed.length - 16;
    const nonce = sealed.subarray(0, 12);
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 });
    decipher.setAAD(Buffer.from(context)).setAuthTag(sealed.subarray(tagAt));
    const text = decipher.update(sealed.subarray(12, tagAt));
    try {
      return Buffer.concat([text, decipher.final()]);
    } catch {
      throw keyError('SEAL_BROKEN', {});
    }
  },
  mac: (key, text) => createHmac('sha256', key).update(text).digest(),
};

type Sm4Keys = { readonly cipher: KeyObject; readonly mac: KeyObject };
const sm4KeysOf = new WeakMap<KeyObject, Sm4Keys>();

/** Separate keys for cipher and MAC, derived once a key. */
function sm4Keys(key: KeyObject): Sm4Keys {
  const known = sm4KeysOf.get(key);
  if (known) return known;
  const bytes = Buffer.from(hkdfSync('sm3', key, '', 'sm4-cbc+hmac-sm3', 48));
  const cipher = createSecretKey(bytes.subarray(0, 16));
  const keys = { cipher, mac: createSecretKey(bytes.subarray(16)) };
  bytes.fill(0);
  sm4KeysOf.set(key, keys);
  return keys;
}

/** The MAC covers length and bytes of the context, so no context can reach into the sealed part. */
function sm4Tag(key: KeyObject, body: Uint8Array, context: string): Buffer {
  const head = Buffer.alloc(4);
  const contextBytes = Buffer.from(context);
  head.writeUInt32BE(contextBytes.length);
  return createHmac('sm3', key).update(head).update(contextBytes).update(body).digest();
}

/** SM4-CBC, then HMAC-SM3 (Node.js has no SM4-GCM). Shape: start vector 16, ciphertext, tag 32. */
const chinese: CipherProvider = {
  id: 'sm4-cbc+hmac-sm3',
  seal(key, plaintext, context) {
    const keys = sm4Keys(key);
    const start = randomPart(16);
    const cipher = createCipheriv('sm4-cbc', keys.cipher, start);
    const body = Buffer.concat([start, cipher.update(bytesOf(plaintext)), cipher.final()]);
    return Buffer.concat([body, sm4Tag(keys.mac, body, context)]);
  },
  open(key, sealed, context) {
    if (sealed.length < 64) throw keyError('SEAL_BROKEN', {});
    const keys = sm4Keys(key);
    const body = sealed.subarray(0, sealed.length - 32);
    // The tag is checked before anything is decrypted: padding faults must tell an attacker nothing.
    if (!timingSafeEqual(sealed.subarray(body.length), sm4Tag(keys.mac, body, context)))
      throw keyError('SEAL_BROKEN', {});
    const decipher = createDecipheriv('sm4-cbc', keys.cipher, body.subarray(0, 16));
    return Buffer.concat([decipher.update(body.subarray(16)), decipher.final()]);
  },
  mac: (key, text) => createHmac('sm3', key).update(text).digest(),
};

export const cipherProviders: Readonly<Record<CipherProviderId, CipherProvider>> = {
  'aes-256-gcm+hmac-sha256': international,
  'sm4-cbc+hmac-sm3': chinese,
};
