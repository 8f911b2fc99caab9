/**
 * What an owner does with her own second factors. She has to have signed in just now, and can never remove so
 * much that too little is left to sign in with.
 */
import type {
  PublicKeyCredentialCreationOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { changeCounty, type Changing, readCounty, snapshotCounty } from '../../../../db/county.ts';
import { loginText } from '../accounts.ts';
import { keepChallenge, readChallenge } from '../challenge.ts';
import { actorOf, type CountyDesk, itself } from '../desk.ts';
import { accountError } from '../errors.ts';
import { beginNewPasskey, verifyNewPasskey } from '../factor/passkey.ts';
import {
  countRecoveryCodes,
  deletePasskey,
  deleteTotp,
  findTotp,
  insertPasskey,
  passkeysOf,
  replaceRecoveryCodes,
  saveTotp,
} from '../factor/queries.ts';
import { newRecoveryCodes } from '../factor/recovery.ts';
import { findTotpStep, newTotpSecret, sealTotp, totpUri } from '../factor/totp.ts';
import { type AccountRow, findAccount, lockAccount } from '../queries.ts';
import { assertFresh, type Session } from '../session/session.ts';

/** Whose factors, and when. */
export type Own = { readonly session: Session; readonly now: Date };

export type OwnFactors = {
  readonly hasPassword: boolean;
  readonly hasTotp: boolean;
  /** Recovery codes that were not used yet. */
  readonly recoveryCodes: number;
  readonly passkeys: readonly {
    readonly id: number;
    readonly name: string;
    readonly added: Date;
    readonly used?: Date;
  }[];
};

/** What the owner can sign in with. */
export async function ownFactors({ county }: CountyDesk, session: Session): Promise<OwnFactors> {
  const id = session.account;
  return readCounty(itself(county), { kind: 'factor-list', actor: actorOf(id) }, async (tx) => {
    const account = await findAccount(tx, id);
    const passkeys = await passkeysOf(tx, id);
    return {
      hasPassword: account?.password_hash != null,
      hasTotp: (await findTotp(tx, id)) !== undefined,
      recoveryCodes: await countRecoveryCodes(tx, id),
      passkeys: passkeys.map((row) => ({
        id: row.id,
        name: row.name,
        added: row.added_at,
        ...(row.used_at && { used: row.used_at }),
      })),
    };
  });
}

/** A secret for an authenticator; it is in use when {@link addTotp} was shown its first code. Errors: SESSION_NOT_FRESH. */
export async function beginTotp(
  { county, keys, countyName }: CountyDesk,
  { session, now }: Own,
): Promise<{ readonly handle: string; readonly secret: string; readonly uri: string }> {
  assertFresh(session, now);
  const account = await snapshotCounty(itself(county), (tx) => findAccount(tx, session.account));
  if (!account) throw accountError('SESSION_OVER');
  const secret = newTotpSecret();
  const challenge = { kind: 'new-totp', account: account.id, data: { secret }, now } as const;
  const handle = await keepChallenge(county, keys, challenge);
  return {
    handle,
    secret,
    uri: totpUri(secret, `Nuanjia ${countyName}`, loginText(account, keys)),
  };
}

/** Puts an authenticator in place of the older one; new recovery codes. Errors: SESSION_NOT_FRESH, FACTOR_WRONG. */
export async function addTotp(
  { county, keys }: CountyDesk,
  { session, now, handle, code }: Own & { readonly handle: string; readonly code: string },
): Promise<{ readonly recoveryCodes: readonly string[] }> {
  assertFresh(session, now);
  const id = session.account;
  const waiting = await readChallenge(county, keys, { kind: 'new-totp', handle, now });
  const secret = waiting?.account === id ? waiting.data.secret : undefined;
  const step = secret === undefined ? undefined : findTotpStep(secret, code, now);
  if (step === undefined) throw accountError('FACTOR_WRONG');
  const { codes, hashes } = newRecoveryCodes();
  await changing(county, session, 'totp-add', async (tx) => {
    await saveTotp(tx, id, { secret_sealed: sealTotp(keys, id, secret!), last_step: step });
    await replaceRecoveryCodes(tx, id, hashes);
  });
  return { recoveryCodes: codes };
}

/** Errors: SESSION_NOT_FRESH, FACTOR_LAST. */
export async function removeTotp({ county }: CountyDesk, { session, now }: Own): Promise<void> {
  assertFresh(session, now);
  await changing(county, session, 'totp-remove', async (tx, account) => {
    await deleteTotp(tx, account.id);
    await replaceRecoveryCodes(tx, account.id, []);
    await assertEnoughLeft(tx, account);
  });
}

/** Recovery codes in place of the older ones. Errors: SESSION_NOT_FRESH, FACTOR_UNKNOWN without an authenticator. */
export async function renewRecoveryCodes(
  { county }: CountyDesk,
  { session, now }: Own,
): Promise<readonly string[]> {
  assertFresh(session, now);
  const { codes, hashes } = newRecoveryCodes();
  await changing(county, session, 'recovery-codes-renew', async (tx, { id }) => {
    if (!(await findTotp(tx, id))) throw accountError('FACTOR_UNKNOWN');
    await replaceRecoveryCodes(tx, id, hashes);
  });
  return codes;
}

/** What a browser needs to make one more passkey. Errors: SESSION_NOT_FRESH. */
export async function beginOwnPasskey(
  { county, keys, site }: CountyDesk,
  { session, now }: Own,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  assertFresh(session, now);
  const { account, name } = session;
  return beginNewPasskey(county, keys, { account, label: name, site, now });
}

/** Errors: SESSION_NOT_FRESH, FACTOR_WRONG. */
export async function addPasskey(
  { county, keys, site }: CountyDesk,
  {
    session,
    now,
    response,
    name,
  }: Own & { readonly response: RegistrationResponseJSON; readonly name: string },
): Promise<void> {
  assertFresh(session, now);
  const { account } = session;
  const made = await verifyNewPasskey(county, keys, { account, response, name, site, now });
  if (!made) throw accountError('FACTOR_WRONG');
  await changing(county, session, 'passkey-add', async (tx) => {
    if (!(await insertPasskey(tx, account, made))) throw accountError('FACTOR_WRONG');
  });
}

/** Errors: SESSION_NOT_FRESH, FACTOR_UNKNOWN, FACTOR_LAST. */
export async function removePasskey(
  { county }: CountyDesk,
  { session, now, passkey }: Own & { readonly passkey: number },
): Promise<void> {
  assertFresh(session, now);
  await changing(county, session, 'passkey-remove', async (tx, account) => {
    if (!(await deletePasskey(tx, account.id, passkey))) throw accountError('FACTOR_UNKNOWN');
    await assertEnoughLeft(tx, account);
  });
}

/** A change of the owner's account, which nobody else changes meanwhile. Errors: SESSION_OVER. */
async function changing(
  county: CountyDesk['county'],
  { account }: Session,
  kind: string,
  work: (tx: Changing, account: AccountRow) => Promise<void>,
): Promise<void> {
  await changeCounty(itself(county), { kind, actor: actorOf(account) }, async (tx) => {
    const locked = await lockAccount(tx, account);
    if (locked?.state !== 'active') throw accountError('SESSION_OVER');
    await work(tx, locked);
  });
}

/** A passkey is enough; else a password, and for staff an authenticator too. */
async function assertEnoughLeft(tx: Changing, account: AccountRow): Promise<void> {
  if ((await passkeysOf(tx, account.id)).length > 0) return;
  const hasSecond = account.kind === 'resident' || (await findTotp(tx, account.id)) !== undefined;
  if (account.password_hash === null || !hasSecond) throw accountError('FACTOR_LAST');
}
