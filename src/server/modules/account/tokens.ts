/**
 * Random secrets that somebody carries: tokens for browsers, codes for people. Only their hashes are kept.
 * They have so many random bits that a plain hash cannot be turned back.
 */
import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits for a cookie. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** SHA-256 of a token or of what {@link readCode} made of a code. */
export const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();

/** No I, L, O and U: they are mistaken for other signs. */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 128 random bits to read out and to type. Shape: `XXXX-XXXX-…`, 26 signs. */
export function newCode(): string {
  let bits = BigInt(`0x${randomBytes(16).toString('hex')}`);
  let code = '';
  for (let at = 0; at < 26; at++, bits >>= 5n) code += signs[Number(bits & 31n)];
  return code.replace(/.{4}(?=.)/g, '$&-');
}

/** A typed code as it is hashed: case, spaces and hyphens do not count, and look-alikes are what they stand for. */
export const readCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
