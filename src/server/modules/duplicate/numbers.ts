/**
 * Identity numbers as they were typed: which two differ by one slip of the finger, and which valid
 * numbers a mistyped one may have been meant to be.
 */
import { parseIdentityNumber } from '../../../model/identity-number.ts';

export type WrittenNumber = {
  /** 18 characters where the number is valid, else as it was typed; empty: none on record. */
  readonly text: string;
  readonly isValid: boolean;
  /** Given with the 15 digits of before 1999, which have no check character. */
  readonly isShort: boolean;
};

const none: WrittenNumber = { text: '', isValid: false, isShort: false };

/** A number as typed. Unknown: an absent or empty one is `none`, with an empty text. */
export function writtenNumber(typed: string | undefined): WrittenNumber {
  if (typed === undefined) return none;
  const text = typed
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase();
  const parsed = parseIdentityNumber(text);
  return typeof parsed === 'string'
    ? { text, isValid: false, isShort: false }
    : { text: parsed.number, isValid: true, isShort: text.length === 15 };
}

export type Slip = 'one-digit' | 'neighbours-swapped';

/** How two texts of the same length differ, if one slip of the finger explains it. */
export function slipBetween(a: string, b: string): Slip | undefined {
  if (a.length !== b.length || a === b) return undefined;
  let first = 0;
  while (a.charCodeAt(first) === b.charCodeAt(first)) first++;
  let last = a.length - 1;
  while (a.charCodeAt(last) === b.charCodeAt(last)) last--;
  if (first === last) return 'one-digit';
  const isSwap = last === first + 1 && a[first] === b[last] && a[last] === b[first];
  return isSwap ? 'neighbours-swapped' : undefined;
}

/** Every valid number that is one slip away from this one; none for a text of another length. */
export function validNumbersNear(text: string): string[] {
  if (!/^[\dX]{18}$/.test(text)) return [];
  const near = new Set<string>();
  for (let at = 0; at < 18; at++) {
    for (const digit of at === 17 ? '0123456789X' : '0123456789') {
      near.add(text.slice(0, at) + digit + text.slice(at + 1));
    }
    if (at < 17) near.add(text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2));
  }
  near.delete(text);
  return [...near].filter((number) => typeof parseIdentityNumber(number) !== 'string');
}
