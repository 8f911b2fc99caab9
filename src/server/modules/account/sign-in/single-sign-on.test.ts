/** Single sign-on opens an account that is there for whom the provider really means, and nothing else. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testCounty, type TestCounty } from '../../../../../test/postgres/county.ts';
import { disableAccount } from '../accounts.ts';
import type { CountyDesk } from '../desk.ts';
import { codeAt, newWorker, refusal, testDesk, type Worker } from '../fixtures/desk.ts';
import {
  callback,
  clientId,
  clientSecret,
  type Lie,
  lyingProvider,
  realProvider,
  type TestProvider,
  walkThrough,
} from '../fixtures/providers.ts';
import { findSession } from '../session/session.ts';
import { hashOf } from '../tokens.ts';
import { removeProvider, sawTwoFactors, setProvider } from './provider.ts';
import { beginSingleSignOn, finishSingleSignOn, finishWithCode } from './single-sign-on.ts';

// The library checks tokens by the clock of this computer, so these tests live now.
const start = new Date();
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const [address, secret] = ['192.0.2.1', clientSecret];
let county: TestCounty;
let desk: CountyDesk;
let worker: Worker;
let providers: readonly TestProvider[];
let lie: Lie = {};
let nonce = '';

beforeAll(async () => {
  county = await testCounty();
  desk = testDesk(county);
  worker = await newWorker(desk, 'L100', start);
  providers = [
    await realProvider(['mfa', 'pwd']),
    await realProvider(['pwd']),
    await lyingProvider(() => ({ nonce, ...lie })),
  ];
});
afterAll(async () => {
  for (const provider of providers) await provider.stop();
  await county.drop();
});

const use = ({ issuer }: TestProvider) =>
  setProvider(county.county, { actor: 'test', issuer, clientId, claim: 'employee_number' });
const begin = () => beginSingleSignOn(desk, { secret, callback, now: start });
const finish = (handle: string, url: string) =>
  finishSingleSignOn(desk, { secret, handle, url, address, now: start });
const lastRefusal = async () => {
  const { rows } = await county.db.pool.query(
    'select action, actor, detail from county_990101.audit_event order by seq desc limit 1',
  );
  return rows[0];
};

describe('a real provider', () => {
  test('that saw two factors signs staff in', async () => {
    await use(providers[0]!);
    const { url, handle } = await begin();
    const arrival = await finish(handle, await walkThrough(url, 'l100'));
    const { token } = 'signedIn' in arrival ? arrival.signedIn : { token: '' };
    expect(await findSession(county.county, hashOf(token), start)).toMatchObject({
      account: worker.account,
      factors: ['single-sign-on'],
    });
  });

  test('that saw one factor is followed by a code here, good once, within five minutes', async () => {
    await use(providers[1]!);
    const { url, handle } = await begin();
    const arrival = await finish(handle, await walkThrough(url, 'L100'));
    const waiting = 'codeNeeded' in arrival ? arrival.codeNeeded.handle : '';
    const send = (code: string, seconds: number) =>
      finishWithCode(desk, { handle: waiting, code, address, now: later(seconds) });
    const code = codeAt(worker.secret, later(60));
    expect(await refusal(send('000000', 60))).toBe('SIGN_IN_REFUSED');
    expect(await refusal(send(code, 301))).toBe('SIGN_IN_REFUSED');
    const { token } = await send(code, 61);
    const session = await findSession(county.county, hashOf(token), later(62));
    expect(session?.factors).toEqual(['single-sign-on', 'totp']);
    expect(await refusal(send(codeAt(worker.secret, later(90)), 90))).toBe('SIGN_IN_REFUSED');
  });

  test('makes no accounts, and opens none that is disabled', async () => {
    await use(providers[0]!);
    const other = await newWorker(desk, 'L101', start);
    await disableAccount(county.county, { actor: 'test', account: other.account, now: start });
    for (const [login, code] of [
      ['L999', 'SIGN_IN_PROVIDER_REFUSED'],
      ['L101', 'SIGN_IN_REFUSED'],
    ]) {
      const { url, handle } = await begin();
      expect(await refusal(finish(handle, await walkThrough(url, login!)))).toBe(code);
    }
  });

  test('is asked again for each sign-in: neither its answer nor our handle works twice', async () => {
    await use(providers[0]!);
    const [first, second] = [await begin(), await begin()];
    const back = await walkThrough(first.url, 'L100');
    expect(await refusal(finish(second.handle, back))).toBe('SIGN_IN_PROVIDER_REFUSED');
    expect(await refusal(finish(first.handle, back))).toBe(undefined);
    expect(await refusal(finish(first.handle, back))).toBe('SIGN_IN_PROVIDER_REFUSED');
    expect(await refusal(finish('made-up', back))).toBe('SIGN_IN_PROVIDER_REFUSED');
  });
});

const seconds = Math.floor(start.getTime() / 1000);
const arrive = async (told: Lie, change: (url: URL) => void = () => {}) => {
  await use(providers[2]!);
  const { url, handle } = await begin();
  const sent = new URL(url).searchParams;
  [lie, nonce] = [told, sent.get('nonce')!];
  const back = new URL(callback);
  back.searchParams.set('code', 'x');
  back.searchParams.set('state', sent.get('state')!);
  change(back);
  return refusal(finish(handle, back.href));
};

describe('what a provider says', () => {
  test('is believed when all of it is right', async () => {
    expect(await arrive({})).toBe(undefined);
  });

  test.each<[string, Lie]>([
    ['no signature', { alg: 'none' }],
    ['a signature with a public key as secret', { alg: 'HS256' }],
    ['a signature of somebody else', { foreignKey: true }],
    ['another nonce', { claims: { nonce: 'x' } }],
    ['another audience', { claims: { aud: 'another' } }],
    ['another issuer', { claims: { iss: 'https://attacker.test' } }],
    ['an end that is past', { claims: { exp: seconds - 3_600 } }],
    ['a beginning that is to come', { claims: { nbf: seconds + 3_600 } }],
    ['no staff number', { claims: { employee_number: 17 } }],
  ])('with %s is refused, and written down without what was said', async (_, told) => {
    expect(await arrive(told)).toBe('SIGN_IN_PROVIDER_REFUSED');
    const { action, actor, detail } = await lastRefusal();
    expect([action, actor, Object.keys(detail).toSorted()]).toEqual([
      ...['sign-in-refused', 'nobody'],
      ['address', 'reason'],
    ]);
  });

  test.each<[string, (url: URL) => void]>([
    ['another state', (url) => url.searchParams.set('state', 'x')],
    ['no state', (url) => url.searchParams.delete('state')],
    ['an error', (url) => url.searchParams.set('error', 'access_denied')],
  ])('with %s in the address is refused', async (_, change) => {
    expect(await arrive({}, change)).toBe('SIGN_IN_PROVIDER_REFUSED');
  });
});

describe('a resident', () => {
  test('does not sign in as staff, whatever the provider says', async () => {
    const { rows } = await county.db.pool.query(
      `with e as (insert into county_990101.event (kind, actor) values ('test', 'test') returning id),
         p as (insert into county_990101.person (name, added_in) select '测三', id from e returning id)
       insert into county_990101.account (kind, name, staff_number, person_id, state, added_in)
       select 'resident', '测三', 'R100', p.id, 'active', e.id from e, p returning staff_number`,
    );
    const number = rows[0].staff_number;
    expect(await arrive({ claims: { employee_number: number } })).toBe('SIGN_IN_PROVIDER_REFUSED');
  });
});

describe('a provider', () => {
  test.each([
    'http://sso.example.cn',
    'http://127.0.0.2',
    'ftp://127.0.0.1',
    'sso',
  ])('at %s is refused: anybody could pose as it', async (issuer) => {
    const given = { actor: 'test', issuer, clientId, claim: 'employee_number' };
    expect(await refusal(setProvider(county.county, given))).toBe('SIGN_IN_PROVIDER_ADDRESS');
  });

  test('that is not there is said not to be', async () => {
    await removeProvider(county.county, 'test');
    expect(await refusal(begin())).toBe('SIGN_IN_PROVIDER_NONE');
  });

  test.each([
    [{ amr: ['mfa'] }, true],
    [{ amr: ['pwd', 'otp'] }, true],
    [{ acr: 'phr' }, true],
    [{ amr: ['pwd'] }, false],
    [{ amr: ['otp', 'hwk'] }, false],
    [{ amr: 'mfa' }, false],
    [{ acr: '1' }, false],
    [{}, false],
  ])('that says %j saw two factors: %s', (claims, expected) => {
    expect(sawTwoFactors(claims)).toBe(expected);
  });
});
