/** Codes of letters: random, so that nobody finds one by trying, in letters that are hard to mistake for each other. */
import { randomBytes } from 'node:crypto';

/** Crockford's base 32: no I, L, O and U. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 16;
const BITS = 5;
const GROUP = 4;

/** A new code of 80 bits. */
export function newCode(): string {
  const bits = BigInt(`0x${randomBytes((LENGTH * BITS) / 8).toString('hex')}`);
  return Array.from({ length: LENGTH }, (_, index) => {
    return LETTERS[Number((bits >> BigInt(index * BITS)) & 31n)];
  }).join('');
}

/** A code as it is printed, in groups. */
export const codeShown = (code: string): string =>
  Array.from({ length: LENGTH / GROUP }, (_, index) =>
    code.slice(index * GROUP, (index + 1) * GROUP),
  ).join('-');

/** The code that somebody typed; undefined: it cannot be one. */
export function codeFrom(typed: string): string | undefined {
  const code = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  return code.length === LENGTH && [...code].every((one) => LETTERS.includes(one))
    ? code
    : undefined;
}
