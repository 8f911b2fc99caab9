/**
 * Accounts as administrators handle them: invite, invite again, disable, enable. Nobody but the owner ever
 * knows the password, and no act here signs anybody in.
 */
import { changeCounty, type Changing, type County, readCounty } from '../../../db/county.ts';
import type { KeyRing } from '../../../db/keys/key-ring.ts';
import { accountError } from './errors.ts';
import { passkeysOf } from './factor/queries.ts';
import { itself } from './desk.ts';
import { accountByLogin } from './by-login.ts';
import { getLogin, phoneContext, storedLogin } from './login.ts';
import {
  type AccountKind,
  type AccountRow,
  type AccountState,
  allAccounts,
  endInvitations,
  insertAccount,
  insertInvitation,
  lockAccount,
  personExists,
  setState,
} from './queries.ts';
import { endSessions } from './session/session.ts';
import { hashOf, newCode, readCode } from './tokens.ts';

const INVITATION_HOURS = 72;

export type Invited = {
  readonly account: number;
  /** For the owner's eyes only; it is not kept and cannot be shown again. */
  readonly code: string;
  readonly until: Date;
};

export type NewAccount = {
  readonly actor: string;
  readonly kind: AccountKind;
  /** A staff number or a mobile number. */
  readonly login: string;
  readonly name: string;
  /** Of a resident: whose record is hers. */
  readonly person?: number;
  readonly now: Date;
  /** What belongs to the same act, such as a first post. */
  readonly also?: (tx: Changing, account: number) => Promise<void>;
};

/**
 * A new account that its owner sets up with a one-time code.
 * Errors: ACCOUNT_LOGIN, ACCOUNT_NAME, ACCOUNT_PERSON, ACCOUNT_LOGIN_TAKEN.
 */
export async function inviteAccount(
  county: County,
  keys: KeyRing,
  invited: NewAccount,
): Promise<Invited> {
  const { actor, kind, person, now, also } = invited;
  const login = getLogin(invited.login);
  const name = invited.name.trim();
  if (name === '' || name.length > 100) throw accountError('ACCOUNT_NAME');
  if ((kind === 'resident') !== (person !== undefined)) throw accountError('ACCOUNT_PERSON');
  const stored = storedLogin(login, keys);
  const sealed = stored.phone_index && keys.sealId(login.value, phoneContext(stored.phone_index));
  const act = { kind: 'account-invite', actor, detail: { kind } };
  const { value } = await changeCounty(itself(county), act, async (tx) => {
    if (person !== undefined && !(await personExists(tx, person)))
      throw accountError('ACCOUNT_PERSON');
    const row = { ...stored, kind, name, person_id: person ?? null, phone_sealed: sealed };
    const account = await insertAccount(tx, row);
    if (account === undefined) throw accountError('ACCOUNT_LOGIN_TAKEN');
    tx.note({ account });
    await also?.(tx, account);
    return invitation(tx, account, now);
  });
  return value;
}

type OnAccount = { readonly actor: string; readonly account: number; readonly now: Date };

/** Accounts of one kind only, and a page of them; all, when left out. */
export type AccountPage = {
  readonly kind?: AccountKind;
  readonly after?: number;
  readonly limit?: number;
};

/**
 * A new code for an account, of one kind only when that is given. Until its owner comes with it, password, factors
 * and sessions stay as they are.
 * Errors: ACCOUNT_UNKNOWN, ACCOUNT_DISABLED.
 */
export async function inviteAgain(
  county: County,
  { actor, account, now, kind }: OnAccount & { readonly kind?: AccountKind },
): Promise<Invited> {
  const act = { kind: 'account-invite-again', actor, detail: { account } };
  const { value } = await changeCounty(itself(county), act, async (tx) => {
    const { state, kind: itsKind } = await getAccount(tx, account);
    if (kind !== undefined && kind !== itsKind) throw accountError('ACCOUNT_UNKNOWN', { account });
    if (state === 'disabled') throw accountError('ACCOUNT_DISABLED', { account });
    return invitation(tx, account, now);
  });
  return value;
}

async function invitation(tx: Changing, account: number, now: Date): Promise<Invited> {
  const code = newCode();
  const until = new Date(now.getTime() + INVITATION_HOURS * 3_600_000);
  await insertInvitation(tx, { hash: hashOf(readCode(code)), account, until }, now);
  return { account, code, until };
}

/** Nobody signs in to it any more, and whoever is signed in is out. Errors: ACCOUNT_UNKNOWN. */
export async function disableAccount(
  county: County,
  { actor, account, now }: OnAccount,
): Promise<void> {
  const act = { kind: 'account-disable', actor, detail: { account } };
  await changeCounty(itself(county), act, async (tx) => {
    await getAccount(tx, account);
    await setState(tx, account, 'disabled');
    await endInvitations(tx, account, now);
    await endSessions(tx, account, now);
  });
}

/** A disabled account is what it was before. Errors: ACCOUNT_UNKNOWN. */
export async function enableAccount(
  county: County,
  { actor, account }: Omit<OnAccount, 'now'>,
): Promise<void> {
  const act = { kind: 'account-enable', actor, detail: { account } };
  await changeCounty(itself(county), act, async (tx) => {
    const { password_hash } = await getAccount(tx, account);
    const isSetUp = password_hash !== null || (await passkeysOf(tx, account)).length > 0;
    await setState(tx, account, isSetUp ? 'active' : 'invited');
  });
}

async function getAccount(tx: Changing, account: number): Promise<AccountRow> {
  const found = await lockAccount(tx, account);
  if (!found) throw accountError('ACCOUNT_UNKNOWN', { account });
  return found;
}

export type ListedAccount = {
  readonly account: number;
  readonly kind: AccountKind;
  readonly name: string;
  /** The staff number, or the phone number with its middle hidden. */
  readonly login: string;
  readonly state: AccountState;
  readonly roles: readonly string[];
  /** Absent: never. Accounts that nobody uses should be disabled. */
  readonly lastSignIn?: Date;
};

/** Accounts of the county, in the order in which they came. */
export async function listAccounts(
  county: County,
  keys: KeyRing,
  actor: string,
  page: AccountPage = {},
): Promise<readonly ListedAccount[]> {
  const act = { kind: 'account-list', actor };
  const rows = await readCounty(itself(county), act, (tx) => allAccounts(tx, page));
  return rows.map((row) => ({
    account: row.id,
    kind: row.kind,
    name: row.name,
    login: loginText(row, keys).replace(/^(1\d\d)\d{4}(\d{4})$/, '$1****$2'),
    state: row.state,
    roles: row.roles,
    ...(row.last_sign_in && { lastSignIn: row.last_sign_in }),
  }));
}

/** The number of the account with a login. Errors: ACCOUNT_LOGIN, ACCOUNT_UNKNOWN. */
export async function findAccountByLogin(
  county: County,
  keys: KeyRing,
  { actor, login: typed }: { readonly actor: string; readonly login: string },
): Promise<number> {
  const login = getLogin(typed);
  const found = await readCounty(itself(county), { kind: 'account-find', actor }, (tx) =>
    accountByLogin(tx, login, keys),
  );
  if (!found) throw accountError('ACCOUNT_UNKNOWN', { account: typed });
  return found.id;
}

/** What the owner signs in with, in full. */
export function loginText(
  row: Pick<AccountRow, 'staff_number' | 'phone_index' | 'phone_sealed'>,
  keys: KeyRing,
): string {
  const { staff_number, phone_index, phone_sealed } = row;
  return staff_number ?? keys.openId(phone_sealed!, phoneContext(phone_index!));
}
