/**
 * Signing in: login, password and code in one step, so that nobody learns which of them was wrong; or a
 * passkey. Every attempt that is made at all is in the audit.
 */
import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import {
  changeCounty,
  type Changing,
  type County,
  readCounty,
  snapshotCounty,
} from '../../../../db/county.ts';
import { accountByLogin } from '../by-login.ts';
import { accountError } from '../errors.ts';
import { verifyPasskey } from '../factor/passkey.ts';
import { advancePasskey } from '../factor/queries.ts';
import { actorOf, type CountyDesk, itself } from '../desk.ts';
import { findLogin } from '../login.ts';
import { ownWords } from '../password/own-words.ts';
import { checkPassword, hashPassword, isOutdated, isPassword } from '../password/password.ts';
import { type AccountRow, lockAccount, setPassword } from '../queries.ts';
import { endSessions, type Factor, type StartedSession, startSession } from '../session/session.ts';
import { settingsOf } from '../settings.ts';
import { hashOf } from '../tokens.ts';
import { codeFactor } from './code-factor.ts';
import { findDevice, rememberDevice, sweepTries } from './queries.ts';
import { countGuess } from './throttle.ts';

/** Where a request comes from. */
export type Visit = {
  readonly address: string;
  /** The `User-Agent`. */
  readonly agent?: string;
  /** The cookie that remembers the browser, as {@link SignedIn} gave it. */
  readonly device?: string;
  readonly now: Date;
};

export type SignedIn = StartedSession & {
  readonly account: number;
  /** A new value for the cookie that remembers the browser; absent: it stays. */
  readonly device?: string;
};

export type SignIn = Visit & {
  readonly login: string;
  readonly password: string;
  /** Of the authenticator, or a recovery code. Staff always need one. */
  readonly code?: string;
  /** Where the county lets passwords end and this one has. */
  readonly newPassword?: string;
};

/**
 * Signs in with password and code.
 *
 * Errors: SIGN_IN_THROTTLED, SIGN_IN_REFUSED whatever was wrong; only when all was right: PASSWORD_EXPIRED
 * and those of checkPassword about the new password.
 */
export async function signIn(desk: CountyDesk, given: SignIn): Promise<SignedIn> {
  const { county, keys } = desk;
  const { now, address } = given;
  const found = await lookUp(desk, given);
  // What can be no login is counted as one.
  const login = findLogin(given.login)?.value ?? '';
  const wasRight = await countGuess(county, keys, { login, address, device: found.device, now });
  const isRight = await isPassword(found.account?.password_hash, given.password);
  // Looked at whether the password is right or not, so that the time tells nothing.
  const second = await codeFactor(desk, found.account, given.code, now);
  if (!isRight || found.account?.state !== 'active' || !second) {
    throw await refused(county, given, found.account);
  }
  const { account } = found;
  const password = await renewed(desk, account, given).catch(async (error: unknown) => {
    await wasRight();
    throw error;
  });
  const signedIn = await started(desk, given, {
    account,
    factors: ['password', ...second.factors],
    knownDevice: found.device,
    check: async (tx, locked) => {
      if (locked.password_hash !== account.password_hash || !(await second.use(tx))) return false;
      if (password) await setPassword(tx, account.id, password.hash, password.setAt);
      if (password?.isNew) await endSessions(tx, account.id, now);
      return true;
    },
  });
  await wasRight();
  return signedIn;
}

type Found = { readonly account?: AccountRow; readonly device?: number };

/** The account of a login, and whether it knows the browser; as many steps where there is none. */
function lookUp({ county, keys }: CountyDesk, given: SignIn): Promise<Found> {
  const login = findLogin(given.login);
  const hashes = devicesOf(given.device).map(hashOf);
  return snapshotCounty(itself(county), async (tx) => {
    const account = await accountByLogin(tx, login, keys);
    const device = await findDevice(tx, account?.id ?? 0, hashes, given.now);
    return { ...(account && { account }), ...(device !== undefined && { device }) };
  });
}

type Renewed = { readonly hash: string; readonly setAt: Date; readonly isNew: boolean };

/** A new hash to store: of a new password where the old one ended, or where more work is asked for now. */
async function renewed(
  desk: CountyDesk,
  account: AccountRow,
  { password, newPassword, now }: SignIn,
): Promise<Renewed | undefined> {
  const { passwordDays } = await snapshotCounty(itself(desk.county), settingsOf);
  const setAt = account.password_set_at!;
  const isOver =
    passwordDays !== undefined && now.getTime() - setAt.getTime() > passwordDays * 86_400_000;
  if (isOver) {
    if (newPassword === undefined || newPassword === password)
      throw accountError('PASSWORD_EXPIRED', { days: passwordDays });
    checkPassword(newPassword, ownWords(account, desk));
    return { hash: await hashPassword(newPassword), setAt: now, isNew: true };
  }
  if (!isOutdated(account.password_hash!)) return undefined;
  return { hash: await hashPassword(password), setAt, isNew: false };
}

/** Signs in with a passkey, which is two factors by itself. Errors: SIGN_IN_REFUSED. */
export async function signInWithPasskey(
  desk: CountyDesk,
  given: Visit & { readonly response: AuthenticationResponseJSON },
): Promise<SignedIn> {
  const { county, keys, site } = desk;
  const { response, now } = given;
  const shown = await verifyPasskey(county, keys, { response, site, now });
  if (!shown) throw await refused(county, given, undefined);
  const { passkey, counter } = shown;
  return started(desk, given, {
    account: { id: passkey.account_id },
    factors: ['passkey'],
    check: (tx) => advancePasskey(tx, passkey.id, counter, now),
  });
}

export type Starting = {
  readonly account: Pick<AccountRow, 'id'>;
  readonly factors: readonly Factor[];
  readonly knownDevice?: number | undefined;
  /** Uses up what was shown, within the transaction; false when somebody else did. */
  readonly check: (tx: Changing, account: AccountRow) => Promise<boolean>;
};

/** The session of somebody who has shown enough. Errors: SIGN_IN_REFUSED when the account is not active. */
export async function started(
  { county }: CountyDesk,
  visit: Visit,
  { account, factors, knownDevice, check }: Starting,
): Promise<SignedIn> {
  const { agent, now, address } = visit;
  const { id } = account;
  const act = { kind: 'sign-in', actor: actorOf(id), detail: { factors, address } };
  const outcome = changeCounty(itself(county), act, async (tx) => {
    const locked = await lockAccount(tx, id);
    if (locked?.state !== 'active' || !(await check(tx, locked)))
      throw accountError('SIGN_IN_REFUSED');
    await sweepTries(tx, now);
    const token = knownDevice === undefined ? await rememberDevice(tx, id, now) : undefined;
    const device = token && [token, ...devicesOf(visit.device)].slice(0, DEVICES).join('.');
    const start = { account: id, factors, now, ...(agent !== undefined && { agent }) };
    return { account: id, ...(await startSession(tx, start)), ...(device && { device }) };
  });
  try {
    return (await outcome).value;
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'SIGN_IN_REFUSED') throw error;
    throw await refused(county, visit, account);
  }
}

/** The error of a refusal, after it was written down. */
async function refused(county: County, visit: Visit, account: Pick<AccountRow, 'id'> | undefined) {
  await noteRefusal(county, visit, account);
  return accountError('SIGN_IN_REFUSED');
}

/** Writes a refusal down. What was typed is not: it may be a password. */
export async function noteRefusal(
  county: County,
  { address }: Visit,
  account: Pick<AccountRow, 'id'> | undefined,
  reason?: string,
): Promise<void> {
  const actor = account ? actorOf(account.id) : 'nobody';
  const detail = { address, ...(reason && { reason }) };
  await readCounty(itself(county), { kind: 'sign-in-refused', actor, detail }, async () => {});
}

/** Accounts that one browser remembers at most. */
const DEVICES = 5;

const devicesOf = (cookie: string | undefined): readonly string[] =>
  (cookie ?? '').slice(0, 400).split('.').filter(Boolean).slice(0, DEVICES);
