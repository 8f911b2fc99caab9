/**
 * How an owner sets an account up with a one-time code: a password, and for staff always a second factor.
 * Coming back with a later code sets it up anew: what was there before ends with it and not sooner.
 */
import type { RegistrationResponseJSON } from '@simplewebauthn/server';
import { changeCounty, type Changing, type County, snapshotCounty } from '../../../db/county.ts';
import { loginText } from './accounts.ts';
import { keepChallenge, readChallenge } from './challenge.ts';
import { accountError } from './errors.ts';
import { beginNewPasskey, verifyNewPasskey } from './factor/passkey.ts';
import {
  deletePasskeys,
  deleteTotp,
  insertPasskey,
  type NewPasskeyRow,
  replaceRecoveryCodes,
  saveTotp,
} from './factor/queries.ts';
import { newRecoveryCodes } from './factor/recovery.ts';
import { findTotpStep, newTotpSecret, sealTotp, totpUri } from './factor/totp.ts';
import { actorOf, type CountyDesk, itself } from './desk.ts';
import { ownWords } from './password/own-words.ts';
import { checkPassword, hashPassword } from './password/password.ts';
import {
  type AccountRow,
  findAccount,
  findInvitation,
  lockAccount,
  setPassword,
  setState,
  useInvitation,
} from './queries.ts';
import { endSessions, type Factor, type StartedSession, startSession } from './session/session.ts';
import { forgetDevices, rememberDevice } from './sign-in/queries.ts';
import { hashOf, readCode } from './tokens.ts';

export type OpenedInvitation = {
  readonly kind: AccountRow['kind'];
  readonly name: string;
  readonly login: string;
  /** To set up an authenticator with; send the handle back with its first code. */
  readonly totp: { readonly handle: string; readonly secret: string; readonly uri: string };
  /** To make a passkey with. */
  readonly passkey: Awaited<ReturnType<typeof beginNewPasskey>>;
};

/** What an owner needs to set the account up. Uses nothing up. Errors: ACCOUNT_INVITATION. */
export async function openInvitation(
  desk: CountyDesk,
  { code, now }: { readonly code: string; readonly now: Date },
): Promise<OpenedInvitation> {
  const { county, keys, countyName, site } = desk;
  const { id, kind, name, ...row } = await invitedAccount(county, code, now);
  const login = loginText(row, keys);
  const secret = newTotpSecret();
  const data = { secret };
  const handle = await keepChallenge(county, keys, { kind: 'enrolment', account: id, data, now });
  const passkey = await beginNewPasskey(county, keys, { account: id, label: name, site, now });
  const uri = totpUri(secret, `Nuanjia ${countyName}`, login);
  return { kind, name, login, totp: { handle, secret, uri }, passkey };
}

export type SetUp = {
  readonly code: string;
  readonly password?: string;
  /** The handle that came with the secret, and the first code. */
  readonly totp?: { readonly handle: string; readonly code: string };
  readonly passkey?: { readonly response: RegistrationResponseJSON; readonly name: string };
  readonly agent?: string;
  readonly now: Date;
};

export type SetUpAccount = StartedSession & {
  readonly account: number;
  /** For the cookie that remembers the browser. */
  readonly device: string;
  /** To be kept on paper; shown only now. */
  readonly recoveryCodes: readonly string[];
};

/**
 * The account, set up, and its owner signed in. Everything that opened it before is gone.
 *
 * Errors: ACCOUNT_INVITATION, FACTOR_WRONG, PASSWORD_NEEDED, FACTOR_NEEDED, those of checkPassword.
 */
export async function acceptInvitation(desk: CountyDesk, given: SetUp): Promise<SetUpAccount> {
  const { county } = desk;
  const { code, password, agent, now } = given;
  const account = await invitedAccount(county, code, now);
  if (password !== undefined) checkPassword(password, ownWords(account, desk));
  const totp = given.totp && (await newTotp(desk, account.id, given.totp, now));
  const passkey = given.passkey && (await newPasskey(desk, account.id, given.passkey, now));
  assertEnough(account.kind, { password, totp, passkey });
  const passwordHash = password === undefined ? null : await hashPassword(password);
  const recovery = newRecoveryCodes(totp !== undefined);
  const factors = factorsOf({ password, totp, passkey });

  const act = { kind: 'account-set-up', actor: actorOf(account.id), detail: { factors } };
  const { value } = await changeCounty(itself(county), act, async (tx) => {
    const locked = await lockAccount(tx, account.id);
    if (!locked || locked.state === 'disabled') throw accountError('ACCOUNT_INVITATION');
    if (!(await useInvitation(tx, hashOf(readCode(code)), now)))
      throw accountError('ACCOUNT_INVITATION');
    await forgetWhatWas(tx, account.id, now);
    await setPassword(tx, account.id, passwordHash, passwordHash === null ? null : now);
    if (totp) await saveTotp(tx, account.id, totp);
    if (passkey && !(await insertPasskey(tx, account.id, passkey)))
      throw accountError('FACTOR_WRONG');
    await replaceRecoveryCodes(tx, account.id, recovery.hashes);
    await setState(tx, account.id, 'active');
    const device = await rememberDevice(tx, account.id, now);
    const started = await startSession(tx, {
      account: account.id,
      factors,
      now,
      ...(agent !== undefined && { agent }),
    });
    return { ...started, device };
  });
  return { ...value, account: account.id, recoveryCodes: recovery.codes };
}

async function invitedAccount(county: County, code: string, now: Date): Promise<AccountRow> {
  return snapshotCounty(itself(county), async (tx) => {
    const found = await findInvitation(tx, hashOf(readCode(code)), now);
    const account = found && (await findAccount(tx, found.account_id));
    if (!account || account.state === 'disabled') throw accountError('ACCOUNT_INVITATION');
    return account;
  });
}

type TotpAnswer = NonNullable<SetUp['totp']>;

async function newTotp(
  { county, keys }: CountyDesk,
  account: number,
  { handle, code }: TotpAnswer,
  now: Date,
) {
  const waiting = await readChallenge(county, keys, { kind: 'enrolment', handle, now });
  const secret = waiting?.account === account ? waiting.data.secret : undefined;
  const step = secret === undefined ? undefined : findTotpStep(secret, code, now);
  if (step === undefined) throw accountError('FACTOR_WRONG');
  return { secret_sealed: sealTotp(keys, account, secret!), last_step: step };
}

async function newPasskey(
  { county, keys, site }: CountyDesk,
  account: number,
  passkey: NonNullable<SetUp['passkey']>,
  now: Date,
): Promise<NewPasskeyRow> {
  const made = await verifyNewPasskey(county, keys, { account, ...passkey, site, now });
  if (!made) throw accountError('FACTOR_WRONG');
  return made;
}

type Given = {
  readonly password: string | undefined;
  readonly totp: object | undefined;
  readonly passkey: object | undefined;
};

/** A passkey is two factors. Staff without one need a password and an authenticator. */
function assertEnough(kind: AccountRow['kind'], { password, totp, passkey }: Given): void {
  if (passkey) return;
  if (password === undefined) throw accountError('PASSWORD_NEEDED');
  if (kind === 'staff' && !totp) throw accountError('FACTOR_NEEDED');
}

const factorsOf = ({ password, totp, passkey }: Given): Factor[] => [
  ...(password === undefined ? [] : ['password' as const]),
  ...(totp ? ['totp' as const] : []),
  ...(passkey ? ['passkey' as const] : []),
];

async function forgetWhatWas(tx: Changing, account: number, now: Date): Promise<void> {
  await endSessions(tx, account, now);
  await deleteTotp(tx, account);
  await deletePasskeys(tx, account);
  await forgetDevices(tx, account);
}
