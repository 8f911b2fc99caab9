/** Setting up and signing in over the network, as a browser does it. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type RunningServer, runServer } from '../../../../test/server/running.ts';
import { readSession } from '../../../api/contracts/session.ts';
import * as contracts from '../../../api/contracts/sign-in.ts';
import { changeSettings, inviteAccount, setProvider } from '../account/index.ts';
import { authenticator } from '../account/fixtures/authenticator.ts';
import { codeAt, goodPassword } from '../account/fixtures/desk.ts';
import {
  clientId,
  clientSecret,
  realProvider,
  walkThrough,
} from '../account/fixtures/providers.ts';
import { later, newBrowser, newOwner } from './fixtures/browser.ts';

let at: RunningServer;
beforeAll(async () => {
  at = await runServer();
});
afterAll(() => at.stop());

describe('an owner with a one-time code', () => {
  test('sets up password and authenticator, gets recovery codes once, and is signed in', async () => {
    const owner = await newOwner(at, 'R100');
    expect(owner.recoveryCodes).toHaveLength(10);
    const { status, body } = await owner.browser.call(readSession);
    expect([status, body.county, body.account, body.name, body.factors, body.posts]).toEqual([
      200,
      { code: '990101', name: '云溪县' },
      owner.account,
      '测小溪',
      ['password', 'totp'],
      [],
    ]);
  });

  test('sees a picture for the authenticator, and may use a passkey instead', async () => {
    const now = at.clock.now;
    const person = { actor: 'test', kind: 'staff', login: 'R101', name: '测二', now } as const;
    const { code } = await inviteAccount(at.county, at.keys, person);
    const browser = newBrowser(at.stranger);
    const opened = (await browser.call(contracts.openInvitation, { body: { code } })).body;
    expect(opened.totp.uri).toMatch(/^otpauth:\/\/totp\/.*secret=/);
    expect(Buffer.from(opened.totp.qr.split(',')[1], 'base64').toString()).toContain('<svg');
    const device = authenticator('http://127.0.0.1');
    const { clientExtensionResults: _, ...made } = device.make(opened.passkey);
    const body = { code, passkey: { made, name: '办公室' } };
    const accepted = await browser.call(contracts.acceptInvitation, { body });
    expect([accepted.status, accepted.body.recoveryCodes]).toEqual([200, []]);
    const other = newBrowser(at.stranger);
    const { options } = (await other.call(contracts.beginPasskeySignIn, { body: {} })).body;
    const { clientExtensionResults: __, ...passkey } = device.sign(options);
    const signedIn = await other.call(contracts.signInWithPasskey, { body: { passkey } });
    expect(signedIn.status).toBe(200);
    expect((await other.call(readSession)).body.factors).toEqual(['passkey']);
    const again = await other.call(contracts.signInWithPasskey, { body: { passkey } });
    expect([again.status, again.body.code]).toEqual([401, 'SIGN_IN_REFUSED']);
  });
});

describe('a cookie', () => {
  test('is for this host alone, over TLS alone, and no script and no other site gets at it', async () => {
    const { browser } = await newOwner(at, 'R110');
    for (const line of browser.set) {
      expect(line).toMatch(/^__Host-nuanjia(-device)?=/);
      for (const flag of ['Path=/', 'HttpOnly', 'Secure', 'SameSite=Strict', 'Max-Age=']) {
        expect(line).toContain(flag);
      }
      expect(line).not.toMatch(/domain/i);
    }
    expect(browser.set).toHaveLength(2);
  });

  test('is new at every signing in, and the one before is worth what it was', async () => {
    const { browser, shown } = await newOwner(at, 'R111');
    const first = browser.cookies.get('__Host-nuanjia');
    expect((await browser.call(contracts.signIn, { body: shown() })).status).toBe(200);
    const second = browser.cookies.get('__Host-nuanjia');
    expect(second).not.toBe(first);
    expect(second).toMatch(/^990101\.[A-Za-z0-9_-]{43}$/);
  });
});

describe('a county', () => {
  test('may be named, and one that is not here is refused', async () => {
    const { shown } = await newOwner(at, 'R120');
    const signIn = (county: string) =>
      newBrowser(at.stranger).call(contracts.signIn, { body: { county, ...shown() } });
    expect((await signIn('990101')).status).toBe(200);
    const { status, body } = await signIn('990102');
    expect([status, body.code]).toEqual([404, 'SIGN_IN_COUNTY']);
  });
});

describe('single sign-on', () => {
  const back = 'http://127.0.0.1/990101/sign-in';
  const begun = async () => {
    const browser = newBrowser(at.stranger);
    const { body } = await browser.call(contracts.beginProviderSignIn, { body: {} });
    return { browser, url: body.url as string };
  };
  const providerOf = async (amr: readonly string[]) => {
    const provider = await realProvider(amr, back);
    const { issuer } = provider;
    await setProvider(at.county, { actor: 'test', issuer, clientId, claim: 'employee_number' });
    return provider;
  };

  test('is not there until the county has a provider', async () => {
    const { status, body } = await at.stranger.call(contracts.beginProviderSignIn, { body: {} });
    expect([status, body.code]).toEqual([422, 'SIGN_IN_PROVIDER_NONE']);
  });

  test('signs in the browser that was sent away and no other, with a code when the provider saw one factor', async () => {
    vi.stubEnv('NUANJIA_OIDC_SECRET', clientSecret);
    // The library checks tokens by the clock of this computer.
    at.clock.now = new Date();
    const owner = await newOwner(at, 'R130');
    at.clock.now = new Date();
    const provider = await providerOf(['pwd']);
    const { browser, url } = await begun();
    const { search } = new URL(await walkThrough(url, 'R130', back));
    const thief = await newBrowser(at.stranger).call(contracts.signInFromProvider, {
      body: { search },
    });
    expect([thief.status, thief.body.code]).toEqual([401, 'SIGN_IN_PROVIDER_REFUSED']);
    const { body } = await browser.call(contracts.signInFromProvider, { body: { search } });
    expect(body.state).toBe('code-needed');
    later(at, 30);
    const code = codeAt(owner.secret, at.clock.now);
    const shown = { body: { handle: body.handle, code } };
    expect((await browser.call(contracts.signInWithCode, shown)).status).toBe(200);
    expect((await browser.call(readSession)).body.factors).toEqual(['single-sign-on', 'totp']);
    await provider.stop();
    vi.unstubAllEnvs();
  });

  test('needs no code here when the provider saw two factors', async () => {
    vi.stubEnv('NUANJIA_OIDC_SECRET', clientSecret);
    await newOwner(at, 'R131');
    at.clock.now = new Date();
    const provider = await providerOf(['mfa', 'pwd']);
    const { browser, url } = await begun();
    const { search } = new URL(await walkThrough(url, 'R131', back));
    const { body } = await browser.call(contracts.signInFromProvider, { body: { search } });
    expect(body.state).toBe('signed-in');
    expect(browser.cookies.has('__Host-nuanjia-departure')).toBe(false);
    await provider.stop();
    vi.unstubAllEnvs();
  });
});

test('a password that has ended is changed as its owner signs in', async () => {
  const { browser, shown } = await newOwner(at, 'R140');
  await changeSettings(at.county, 'test', { sessionHours: 12, idleMinutes: 30, passwordDays: 30 });
  later(at, 31 * 86_400);
  const refused = await browser.call(contracts.signIn, { body: shown() });
  expect([refused.status, refused.body.code]).toEqual([422, 'PASSWORD_EXPIRED']);
  later(at, 30);
  const body = { ...shown(), newPassword: `${goodPassword} again` };
  expect((await browser.call(contracts.signIn, { body })).status).toBe(200);
});
