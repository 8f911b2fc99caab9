/** Both ciphers: the published vectors, an independent SM4 seal, and what must not open. */
import {
  createCipheriv,
  createHash,
  createHmac,
  createSecretKey,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CipherProvider, cipherProviders } from './provider.ts';

const international = cipherProviders['aes-256-gcm+hmac-sha256'];
const chinese = cipherProviders['sm4-cbc+hmac-sm3'];
const hex = (text: string) => Buffer.from(text, 'hex');
const newKey = () => createSecretKey(randomBytes(32));
const broken = expect.objectContaining({ code: 'SEAL_BROKEN' });

describe('the ciphers of this Node.js', () => {
  test.each([
    ['abc', '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0'],
    ['abcd'.repeat(16), 'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732'],
  ])('hash "%s" with SM3 as GB/T 32905 says', (text, digest) => {
    expect(createHash('sm3').update(text).digest('hex')).toBe(digest);
  });

  test('encrypt a block with SM4 as GB/T 32907 says', () => {
    const block = hex('0123456789abcdeffedcba9876543210');
    expect(sm4Block(block, block).toString('hex')).toBe('681edf34d206965e86b3e94f536e4246');
  });
});

describe('the providers', () => {
  test('open what AES-256-GCM test case 14 of its specification sealed', () => {
    const sealed = hex(
      `${'00'.repeat(12)}cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919`,
    );
    const key = createSecretKey(Buffer.alloc(32));
    expect(international.open(key, sealed, '')).toEqual(Buffer.alloc(16));
  });

  test('mac with SHA-256 as RFC 4231 says, case 2', () => {
    const key = createSecretKey(Buffer.from('Jefe'));
    expect(international.mac(key, 'what do ya want for nothing?').toString('hex')).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
  });

  test('mac with SM3 as GM/T 0042 says, appendix D.3', () => {
    const key = createSecretKey(Buffer.from(Array.from({ length: 32 }, (_, i) => i + 1)));
    const text = 'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq'.repeat(2);
    expect(chinese.mac(key, text).toString('hex')).toBe(
      'ca05e144ed05d1857840d1f318a4a8669e559fc8391f414485bfdf7bb408963a',
    );
  });

  test('open an SM4 seal that was made block by block', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, context) => {
        const bytes = randomBytes(32);
        const sealed = sealBlockByBlock(bytes, Buffer.from(text), context);
        expect(chinese.open(createSecretKey(bytes), sealed, context).toString()).toBe(text);
      }),
    );
  });
});

describe.each([international, chinese])('$id', (provider) => {
  test('opens what it sealed', () => {
    const key = newKey();
    fc.assert(
      fc.property(fc.uint8Array(), fc.string(), (bytes, context) => {
        const opened = provider.open(key, provider.seal(key, bytes, context), context);
        expect(opened).toEqual(Buffer.from(bytes));
      }),
    );
  });

  test('refuses every seal with a changed byte', () => {
    const key = newKey();
    const sealed = provider.seal(key, '11010519491231002X', 'person 7');
    for (let at = 0; at < sealed.length; at++) {
      for (const flip of [1, 128, 255]) {
        const changed = Buffer.from(sealed);
        changed[at]! ^= flip;
        expect(errorOf(provider, key, changed, 'person 7')).toEqual(broken);
      }
    }
  });

  test('refuses every seal that was cut short or grew', () => {
    const key = newKey();
    const sealed = provider.seal(key, '11010519491231002X', 'person 7');
    for (let length = 0; length < sealed.length; length++)
      expect(errorOf(provider, key, sealed.subarray(0, length), 'person 7')).toEqual(broken);
    const longer = Buffer.concat([sealed, Buffer.alloc(1)]);
    expect(errorOf(provider, key, longer, 'person 7')).toEqual(broken);
  });

  test('refuses another context and another key', () => {
    const key = newKey();
    const sealed = provider.seal(key, '11010519491231002X', 'person 7');
    for (const context of ['person 8', 'person 77', '', 'Person 7'])
      expect(errorOf(provider, key, sealed, context)).toEqual(broken);
    expect(errorOf(provider, newKey(), sealed, 'person 7')).toEqual(broken);
  });

  test('never uses a nonce twice, also when its stock of random bytes runs out', () => {
    const key = newKey();
    const seals = Array.from({ length: 10_000 }, () => provider.seal(key, 'x', ''));
    const nonces = new Set(seals.map((sealed) => sealed.subarray(0, 12).toString('hex')));
    expect(nonces.size).toBe(seals.length);
  });
});

function errorOf(provider: CipherProvider, key: KeyObject, sealed: Uint8Array, context: string) {
  try {
    return provider.open(key, sealed, context);
  } catch (error) {
    return error;
  }
}

function sm4Block(key: Uint8Array, block: Uint8Array): Buffer {
  return createCipheriv('sm4-ecb', key, null).setAutoPadding(false).update(block);
}

const hmac = (key: Uint8Array, ...parts: readonly Uint8Array[]) =>
  createHmac('sm3', key).update(Buffer.concat(parts)).digest();

/** The seal of SM4 and SM3 from RFC 5869 and single blocks, slow and plainly right. */
function sealBlockByBlock(key: Uint8Array, text: Buffer, context: string): Buffer {
  const seed = hmac(Buffer.alloc(32), key);
  const info = Buffer.from('sm4-cbc+hmac-sm3');
  const first = hmac(seed, info, Buffer.from([1]));
  const second = hmac(seed, first, info, Buffer.from([2]));
  const [cipherKey, macKey] = [
    first.subarray(0, 16),
    Buffer.concat([first, second]).subarray(16, 48),
  ];
  const padding = 16 - (text.length % 16);
  const padded = Buffer.concat([text, Buffer.alloc(padding, padding)]);
  const blocks: Buffer[] = [randomBytes(16)];
  for (let at = 0; at < padded.length; at += 16) {
    const mixed = padded.subarray(at, at + 16).map((byte, i) => byte ^ blocks.at(-1)![i]!);
    blocks.push(sm4Block(cipherKey, mixed));
  }
  const length = Buffer.alloc(4);
  length.writeUInt32BE(Buffer.byteLength(context));
  return Buffer.concat([...blocks, hmac(macKey, length, Buffer.from(context), ...blocks)]);
}
