/** What somebody signs in with: a staff number, or the number of a mobile phone. */
import type { KeyRing } from '../../../db/keys/key-ring.ts';
import { accountError } from './errors.ts';

export type Login = {
  readonly kind: 'staff-number' | 'phone';
  /** As it is compared. */
  readonly value: string;
};

/** How a login is stored and looked up: one of the two. */
export type StoredLogin = {
  readonly staff_number: string | null;
  readonly phone_index: Buffer | null;
};

/** A login however it was typed; undefined for what can be none. */
export function findLogin(typed: string): Login | undefined {
  const value = typed
    .slice(0, 100)
    .normalize('NFKC')
    .replace(/[\s\u200B-\u200D\uFEFF]/g, '')
    .toUpperCase();
  const phone = /^(?:\+?86-?)?(1[3-9]\d)-?(\d{4})-?(\d{4})$/.exec(value);
  if (phone) return { kind: 'phone', value: phone.slice(1).join('') };
  // An identity number belongs to everybody's papers; it is no login.
  if (/^\d{15}$|^\d{17}[\dX]$/.test(value)) return undefined;
  return /^[0-9A-Z][0-9A-Z._-]{2,31}$/.test(value) ? { kind: 'staff-number', value } : undefined;
}

/** A login for a new account. Errors: ACCOUNT_LOGIN. */
export function getLogin(typed: string): Login {
  const login = findLogin(typed);
  if (!login) throw accountError('ACCOUNT_LOGIN');
  return login;
}

export const storedLogin = ({ kind, value }: Login, keys: KeyRing): StoredLogin => ({
  staff_number: kind === 'staff-number' ? value : null,
  phone_index: kind === 'phone' ? keys.blindIndex(phoneText(value)) : null,
});

/** What the phone number is looked up by, under every index key of the county. */
export const phoneIndexes = ({ value }: Login, keys: KeyRing): Buffer[] =>
  keys.blindIndexes(phoneText(value));

/** Apart from identity numbers under the same key. */
const phoneText = (value: string) => `PHONE ${value}`;

/** What a sealed phone number belongs to: its own index, so that it opens in no other row. */
export const phoneContext = (index: Uint8Array): string =>
  `account phone ${Buffer.from(index).toString('hex')}`;
