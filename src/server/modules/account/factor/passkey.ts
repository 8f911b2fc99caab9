/**
 * Passkeys (WebAuthn). The device always asks its owner for a PIN or a finger, so a passkey counts as two
 * factors. Challenges wait in the database and are used up by the first answer, right or wrong.
 */
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { type County, snapshotCounty } from '../../../../db/county.ts';
import type { KeyRing } from '../../../../db/keys/key-ring.ts';
import { keepChallenge, takeChallenge } from '../challenge.ts';
import { itself, type Site } from '../desk.ts';
import { type NewPasskeyRow, passkeyByCredential, type PasskeyRow, passkeysOf } from './queries.ts';

const hostOf = ({ origin }: Site): string => new URL(origin).hostname;

/** EdDSA, ES256 and RS256: what devices have. */
const algorithms = [-8, -7, -257];

export type NewPasskey = {
  readonly account: number;
  /** What the device shows beside the passkey. */
  readonly label: string;
  readonly site: Site;
  readonly now: Date;
};

/** What a browser needs to make a passkey for an account. */
export async function beginNewPasskey(
  county: County,
  keys: KeyRing,
  { account, label, site, now }: NewPasskey,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const known = await snapshotCounty(itself(county), (tx) => passkeysOf(tx, account));
  const options = await generateRegistrationOptions({
    rpName: 'Nuanjia 暖家',
    rpID: hostOf(site),
    userName: label,
    userID: new TextEncoder().encode(`${county.code}/${account}`),
    attestationType: 'none',
    excludeCredentials: known.map((row) => ({
      id: row.credential_id,
      transports: [...row.transports],
    })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: algorithms,
  });
  const handle = options.challenge;
  await keepChallenge(county, keys, { kind: 'new-passkey', handle, account, data: {}, now });
  return options;
}

export type MadePasskey = {
  readonly account: number;
  readonly response: RegistrationResponseJSON;
  readonly name: string;
  readonly site: Site;
  readonly now: Date;
};

/** The passkey that a browser made for the account, to be stored; undefined when anything about it is wrong. */
export async function verifyNewPasskey(
  county: County,
  keys: KeyRing,
  { account, response, name, site, now }: MadePasskey,
): Promise<NewPasskeyRow | undefined> {
  const handle = challengeIn(response);
  const waiting = await takeChallenge(county, keys, { kind: 'new-passkey', handle, now });
  if (waiting?.account !== account) return undefined;
  const result = await verifyRegistrationResponse({
    response,
    expectedChallenge: handle,
    expectedOrigin: site.origin,
    expectedRPID: hostOf(site),
    supportedAlgorithmIDs: algorithms,
  }).catch(() => undefined);
  if (!result?.verified) return undefined;
  const { credential } = result.registrationInfo;
  return {
    credential_id: credential.id,
    public_key: Buffer.from(credential.publicKey),
    counter: credential.counter,
    transports: credential.transports ?? [],
    name: name.trim().slice(0, 60) || 'passkey',
    added_at: now,
  };
}

/** What a browser needs to sign in with whichever passkey its owner chooses. */
export async function beginPasskey(
  county: County,
  keys: KeyRing,
  { site, now }: { readonly site: Site; readonly now: Date },
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const options = await generateAuthenticationOptions({
    rpID: hostOf(site),
    userVerification: 'required',
  });
  const handle = options.challenge;
  await keepChallenge(county, keys, { kind: 'passkey', handle, data: {}, now });
  return options;
}

export type ShownPasskey = {
  readonly response: AuthenticationResponseJSON;
  readonly site: Site;
  readonly now: Date;
};

/** The passkey that signed, with its new counter; undefined when anything is wrong. */
export async function verifyPasskey(
  county: County,
  keys: KeyRing,
  { response, site, now }: ShownPasskey,
): Promise<{ readonly passkey: PasskeyRow; readonly counter: number } | undefined> {
  const handle = challengeIn(response);
  const waiting = await takeChallenge(county, keys, { kind: 'passkey', handle, now });
  if (!waiting) return undefined;
  const credential = String(response.id);
  const passkey = await snapshotCounty(itself(county), (tx) => passkeyByCredential(tx, credential));
  if (!passkey) return undefined;
  const result = await verifyAuthenticationResponse({
    response,
    expectedChallenge: handle,
    expectedOrigin: site.origin,
    expectedRPID: hostOf(site),
    credential: {
      id: passkey.credential_id,
      publicKey: new Uint8Array(passkey.public_key),
      counter: passkey.counter,
    },
  }).catch(() => undefined);
  return result?.verified ? { passkey, counter: result.authenticationInfo.newCounter } : undefined;
}

/** The challenge that a browser says it answered; empty when there is none to be read. */
function challengeIn({ response }: RegistrationResponseJSON | AuthenticationResponseJSON): string {
  try {
    const text = Buffer.from(response.clientDataJSON, 'base64url').toString('utf8');
    return String((JSON.parse(text) as { readonly challenge?: unknown }).challenge ?? '');
  } catch {
    return '';
  }
}
