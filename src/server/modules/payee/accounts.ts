/** Bank accounts of those who are paid, sealed; and of staff, as a keyed hash alone. */
import { changeCounty, type Changing, type County, readCounty } from '../../../db/county.ts';
import type { KeyRing } from '../../../db/keys/key-ring.ts';
import { actorOf } from '../../access/index.ts';
import type { Act } from '../registry/index.ts';
import { lockRecords } from '../registry/queries.ts';
import { type AccountRow, accountsOf, replaceAccounts, replaceStaffAccount } from './queries.ts';

export type NewAccount = {
  /** Who holds it. */
  readonly person: number;
  /** As the bank has it. */
  readonly holder: string;
  readonly bank: string;
  /** Digits; spaces and hyphens do not matter. */
  readonly number: string;
};

/** What a sealed account number is bound to. */
export const accountContext = (index: Buffer): string => `account ${index.toString('hex')}`;

/** Digits of a bank account. Errors: PAYEE_ACCOUNT_FORM for what is none. */
function digitsOf(text: string): string {
  const digits = text.normalize('NFKC').replaceAll(/[\s-]/g, '');
  if (/^\d{8,32}$/.test(digits)) return digits;
  throw Object.assign(new Error('not a bank account number'), {
    code: 'PAYEE_ACCOUNT_FORM',
    detail: { length: digits.length },
  });
}

/** Writes accounts within a change that is under way. Errors: PAYEE_ACCOUNT_FORM. */
export async function addAccounts(
  tx: Changing,
  keys: KeyRing,
  accounts: readonly NewAccount[],
  by: number | null = null,
): Promise<readonly number[]> {
  const rows = accounts.map(({ person, holder, bank, number }) => {
    const digits = digitsOf(number);
    const index = keys.blindIndex(digits);
    const sealed = keys.sealId(digits, accountContext(index));
    return { person, holder, bank, by, sealed, index, lastDigits: digits.slice(-4) };
  });
  return replaceAccounts(tx, rows);
}

/** Puts an account on record in place of the one before. Errors: PAYEE_ACCOUNT_FORM, those of the access decision. */
export async function setAccount(
  county: County,
  keys: KeyRing,
  { account, ...added }: NewAccount & { readonly account: number },
): Promise<Act & { readonly payeeAccount: number }> {
  const act = { kind: 'payee-account', actor: actorOf(account) };
  const { value, seq } = await changeCounty(county, act, async (tx) => {
    await tx.open(added.person);
    tx.seen(added.person);
    // Of two who enter one at once the later one counts.
    await lockRecords(tx, [added.person]);
    const [id] = await addAccounts(tx, keys, [added], account);
    return { event: tx.event, payeeAccount: id! };
  });
  return { ...value, seq };
}

/** The account to which somebody is paid; undefined: none is known. Errors: those of the access decision. */
export const findAccount = (
  county: County,
  { account, person }: { readonly account: number; readonly person: number },
): Promise<AccountRow | undefined> =>
  readCounty(county, { kind: 'payee-account-read', actor: actorOf(account) }, async (tx) => {
    await tx.open(person);
    tx.seen(person);
    return (await accountsOf(tx, [person]))[0];
  });

/** Keeps the hash of a staff member's own account: what would be paid into it is held. Errors: PAYEE_ACCOUNT_FORM. */
export async function declareOwnAccount(
  county: County,
  keys: KeyRing,
  { account, number }: { readonly account: number; readonly number: string },
): Promise<Act> {
  const act = { kind: 'own-bank-account', actor: actorOf(account) };
  const { value, seq } = await changeCounty(county, act, async (tx) => {
    await replaceStaffAccount(tx, account, keys.blindIndex(digitsOf(number)));
    return tx.event;
  });
  return { event: value, seq };
}
