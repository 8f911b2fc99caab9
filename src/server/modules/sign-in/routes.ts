/** Routes of signing in, and of setting an account up with a one-time code. */
import * as contracts from '../../../api/contracts/sign-in.ts';
import { type At, route } from '../../http/route.ts';
import { providerSecretName } from '../../secrets.ts';
import {
  acceptInvitation,
  beginPasskey,
  beginSingleSignOn,
  finishSingleSignOn,
  finishWithCode,
  openInvitation,
  signIn,
  signInWithPasskey,
} from '../account/index.ts';
import { accountError } from '../account/errors.ts';
import { deskOf, entered, visitOf } from './desk.ts';
import { pictureOf } from './picture.ts';

const signInRoute = route(contracts.signIn, async (at, { body: { county, ...shown } }) => {
  const desk = deskOf(at, county);
  return entered(at, desk, await signIn(desk, { ...visitOf(at), ...shown }));
});

const beginPasskeyRoute = route(contracts.beginPasskeySignIn, async (at, { body }) => {
  const { county, keys, site } = deskOf(at, body.county);
  return { options: await beginPasskey(county, keys, { site, now: at.now }) };
});

const passkeyRoute = route(contracts.signInWithPasskey, async (at, { body }) => {
  const desk = deskOf(at, body.county);
  const response = { ...body.passkey, clientExtensionResults: {} };
  return entered(at, desk, await signInWithPasskey(desk, { ...visitOf(at), response }));
});

/** Says which browser was sent to the provider; only that one may come back. */
const DEPARTURE_COOKIE = '__Host-nuanjia-departure';
const DEPARTURE_SECONDS = 300;

/** The page that the provider sends a browser back to; its script sends on what the provider said. */
const callbackOf = ({ origin }: At, code: string) => `${origin}/${code}/sign-in`;

/** Errors: SIGN_IN_PROVIDER_NONE without one. */
function providerSecret(): string {
  const secret = process.env[providerSecretName];
  if (!secret) throw accountError('SIGN_IN_PROVIDER_NONE');
  return secret;
}

const beginProviderRoute = route(contracts.beginProviderSignIn, async (at, { body }) => {
  const desk = deskOf(at, body.county);
  const callback = callbackOf(at, desk.county.code);
  const asked = { secret: providerSecret(), callback, now: at.now };
  const { url, handle } = await beginSingleSignOn(desk, asked);
  at.setCookie(DEPARTURE_COOKIE, handle, DEPARTURE_SECONDS);
  return { url };
});

const providerRoute = route(contracts.signInFromProvider, async (at, { body }) => {
  const desk = deskOf(at, body.county);
  const handle = at.cookies[DEPARTURE_COOKIE] ?? '';
  const url = `${callbackOf(at, desk.county.code)}${body.search}`;
  at.clearCookie(DEPARTURE_COOKIE);
  const shown = { ...visitOf(at), secret: providerSecret(), handle, url };
  const arrival = await finishSingleSignOn(desk, shown);
  return 'signedIn' in arrival
    ? { state: 'signed-in' as const, ...entered(at, desk, arrival.signedIn) }
    : { state: 'code-needed' as const, ...arrival.codeNeeded };
});

const codeRoute = route(contracts.signInWithCode, async (at, { body: { county, ...shown } }) => {
  const desk = deskOf(at, county);
  return entered(at, desk, await finishWithCode(desk, { ...visitOf(at), ...shown }));
});

const openRoute = route(contracts.openInvitation, async (at, { body: { county, code } }) => {
  const { totp, ...opened } = await openInvitation(deskOf(at, county), { code, now: at.now });
  return { ...opened, totp: { ...totp, qr: pictureOf(totp.uri) } };
});

const acceptRoute = route(contracts.acceptInvitation, async (at, { body }) => {
  const { county, passkey, ...given } = body;
  const desk = deskOf(at, county);
  const { device: _, ...visit } = visitOf(at);
  const { recoveryCodes, ...started } = await acceptInvitation(desk, {
    ...visit,
    ...given,
    ...(passkey && {
      passkey: { name: passkey.name, response: { ...passkey.made, clientExtensionResults: {} } },
    }),
  });
  return { ...entered(at, desk, started), recoveryCodes };
});

export const signInRoutes = [
  ...[signInRoute, beginPasskeyRoute, passkeyRoute, beginProviderRoute, providerRoute, codeRoute],
  ...[openRoute, acceptRoute],
];
