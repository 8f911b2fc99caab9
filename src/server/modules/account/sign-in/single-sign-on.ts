/**
 * Signing in with an account of the employer (OpenID Connect, authorization code with PKCE, state and nonce).
 * It opens accounts that are there; it makes none. Who showed one factor there shows the second one here.
 */
import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  type Configuration,
  fetchUserInfo,
  type IDToken,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { snapshotCounty } from '../../../../db/county.ts';
import { accountByLogin } from '../by-login.ts';
import { keepChallenge, readChallenge, takeChallenge } from '../challenge.ts';
import { type CountyDesk, itself } from '../desk.ts';
import { accountError } from '../errors.ts';
import { findLogin } from '../login.ts';
import { type AccountRow, findAccount } from '../queries.ts';
import { codeFactor } from './code-factor.ts';
import { connect, getProvider, sawTwoFactors } from './provider.ts';
import { noteRefusal, type SignedIn, started, type Visit } from './sign-in.ts';
import { countGuess } from './throttle.ts';

export type Departure = {
  /** Where the browser goes. */
  readonly url: string;
  /** For a cookie, to be shown on the way back. */
  readonly handle: string;
};

type ToProvider = {
  /** The client secret, from the environment. */
  readonly secret: string;
  readonly now: Date;
};

/**
 * Sends a browser to the provider; `callback` is where it comes back to.
 * Errors: SIGN_IN_PROVIDER_NONE, SIGN_IN_PROVIDER_REFUSED when it does not answer.
 */
export async function beginSingleSignOn(
  { county, keys }: CountyDesk,
  { secret, callback, now }: ToProvider & { readonly callback: string },
): Promise<Departure> {
  const provider = await getProvider(county);
  const config = await connect(provider, secret).catch(() => {
    throw accountError('SIGN_IN_PROVIDER_REFUSED');
  });
  const [state, nonce, verifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()];
  const url = buildAuthorizationUrl(config, {
    redirect_uri: callback,
    scope: 'openid profile',
    state,
    nonce,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  });
  const data = { state, nonce, verifier };
  const handle = await keepChallenge(county, keys, { kind: 'single-sign-on', data, now });
  return { url: url.href, handle };
}

/** Signed in; or a code of the authenticator here is to follow, with the handle. */
export type Arrival =
  | { readonly signedIn: SignedIn }
  | { readonly codeNeeded: { readonly handle: string } };

/**
 * What comes of a browser's return from the provider. `url` is the whole address that it came back to.
 *
 * Errors: SIGN_IN_PROVIDER_REFUSED whatever was wrong, which is written down; SIGN_IN_REFUSED when the
 * account is not active.
 */
export async function finishSingleSignOn(
  desk: CountyDesk,
  given: Visit & ToProvider & { readonly handle: string; readonly url: string },
): Promise<Arrival> {
  const { county, keys } = desk;
  const { now } = given;
  const provider = await getProvider(county);
  const refuse = async (reason: string, account?: AccountRow) => {
    await noteRefusal(county, given, account, reason);
    return accountError('SIGN_IN_PROVIDER_REFUSED');
  };
  const waiting = await takeChallenge(county, keys, { ...given, kind: 'single-sign-on' });
  if (!waiting) throw await refuse('nobody was sent to the provider');
  const { claims, staffNumber } = await said(waiting.data, provider.claim, given, () =>
    connect(provider, given.secret),
  ).catch(async (error: unknown) => {
    throw await refuse(reasonOf(error));
  });
  const login = findLogin(staffNumber);
  const account =
    login?.kind === 'staff-number'
      ? await snapshotCounty(itself(county), (tx) => accountByLogin(tx, login, keys))
      : undefined;
  if (account?.kind !== 'staff') throw await refuse('no such staff');
  if (sawTwoFactors({ amr: claims.amr, acr: claims.acr })) {
    const starting = { account, factors: ['single-sign-on' as const], check: async () => true };
    return { signedIn: await started(desk, given, starting) };
  }
  const challenge = { kind: 'code', account: account.id, data: {}, now } as const;
  return { codeNeeded: { handle: await keepChallenge(county, keys, challenge) } };
}

/** The second factor after the provider saw one only. Errors: SIGN_IN_THROTTLED, SIGN_IN_REFUSED. */
export async function finishWithCode(
  desk: CountyDesk,
  given: Visit & { readonly handle: string; readonly code: string },
): Promise<SignedIn> {
  const { county, keys } = desk;
  const { handle, code, address, now } = given;
  const shown = { kind: 'code', handle, now } as const;
  const waiting = await readChallenge(county, keys, shown);
  const id = waiting?.account;
  if (id === undefined) throw accountError('SIGN_IN_REFUSED');
  const account = await snapshotCounty(itself(county), (tx) => findAccount(tx, id));
  // Apart from guesses of the password: who comes from the provider has shown a factor already.
  const guess = { login: `code ${id}`, address, now };
  const wasRight = await countGuess(county, keys, guess);
  const second = await codeFactor(desk, account, code, now);
  if (!account || !second || !(await takeChallenge(county, keys, shown))) {
    await noteRefusal(county, given, account);
    throw accountError('SIGN_IN_REFUSED');
  }
  const signedIn = await started(desk, given, {
    account,
    factors: ['single-sign-on', ...second.factors],
    check: second.use,
  });
  await wasRight();
  return signedIn;
}

/** What the provider says of who came back, checked in every respect; else an error of the library. */
async function said(
  { state, nonce, verifier }: Readonly<Record<string, string>>,
  claim: string,
  { url }: { readonly url: string },
  connected: () => Promise<Configuration>,
): Promise<{ readonly claims: IDToken; readonly staffNumber: string }> {
  const config = await connected();
  const tokens = await authorizationCodeGrant(config, new URL(url), {
    expectedState: state!,
    expectedNonce: nonce!,
    pkceCodeVerifier: verifier!,
    idTokenExpected: true,
  });
  const claims = tokens.claims()!;
  // Many providers say more about a person when asked than in the token itself.
  const more =
    claims[claim] === undefined && config.serverMetadata().userinfo_endpoint
      ? await fetchUserInfo(config, tokens.access_token, claims.sub)
      : {};
  const staffNumber = claims[claim] ?? (more as Readonly<Record<string, unknown>>)[claim];
  return { claims, staffNumber: typeof staffNumber === 'string' ? staffNumber : '' };
}

/** The library's own word for what was wrong; nothing that the browser or the provider sent. */
function reasonOf(error: unknown): string {
  const code = String((error as { readonly code?: unknown }).code ?? '');
  return /^OAUTH_[A-Z_]+$/.test(code) ? code : 'provider';
}
