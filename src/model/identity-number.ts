/**
 * Citizen identity numbers (GB 11643-1999): what a number says about its holder, or what is wrong
 * with it. Sex and birth date in a number are hints; what a record states itself comes first.
 */
import { type Day, dayOf, isCivilDate, type Sex } from '../rules/index.ts';

export type IdentityNumber = {
  /** 18 characters; a 15-digit number has been converted. */
  readonly number: string;
  readonly born: Day;
  readonly sex: Sex;
  /** Six digits: where the number was first given out, perhaps a code that no longer exists. */
  readonly area: string;
};

/** `form`: not 15 or 18 characters of a number. `check`: mistyped. `date`: no such birth date. */
export type IdentityNumberFault = 'form' | 'check' | 'date';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const checkCharacters = '10X98765432';

/** Nobody alive or on record was born earlier, so an earlier year is a typing error. */
const yearMin = 1850;

/** The last character that belongs to the first 17 digits. */
export function checkCharacter(digits: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += weights[i]! * (digits.charCodeAt(i) - 48);
  return checkCharacters[sum % 11]!;
}

/**
 * What the number says, or the fault that makes it no number.
 *
 * Spaces, full-width characters and a small x are accepted. A 15-digit number is converted: born in
 * the 1900s, or in the 1800s when its sequence is one of 996 to 999, which were kept for centenarians.
 */
export function parseIdentityNumber(text: string): IdentityNumber | IdentityNumberFault {
  const written = normalised(text);
  if (/^\d{15}$/.test(written)) {
    const century = written >= `${written.slice(0, 12)}996` ? '18' : '19';
    const digits = `${written.slice(0, 6)}${century}${written.slice(6)}`;
    return read(digits + checkCharacter(digits));
  }
  if (!/^\d{17}[\dX]$/.test(written)) return 'form';
  return checkCharacter(written) === written[17] ? read(written) : 'check';
}

function read(number: string): IdentityNumber | IdentityNumberFault {
  const year = Number(number.slice(6, 10));
  const month = Number(number.slice(10, 12));
  const date = Number(number.slice(12, 14));
  if (year < yearMin || !isCivilDate(year, month, date)) return 'date';
  return {
    number,
    born: dayOf(year, month, date),
    sex: number.charCodeAt(16) % 2 === 1 ? 'male' : 'female',
    area: number.slice(0, 6),
  };
}

function normalised(text: string): string {
  if (/^[0-9X]*$/.test(text)) return text;
  return text
    .normalize('NFKC')
    .replace(/[\s\u200B-\u200D\uFEFF'’-]/g, '')
    .toUpperCase();
}
