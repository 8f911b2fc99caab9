/** Who may try to sign in: everybody, from our own pages; what a refusal tells: nothing. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningServer, runServer } from '../../../../test/server/running.ts';
import * as contracts from '../../../api/contracts/sign-in.ts';
import { readSession } from '../../../api/contracts/session.ts';
import { disableAccount, inviteAccount } from '../account/index.ts';
import { newBrowser, newOwner, type Owner } from './fixtures/browser.ts';

let at: RunningServer;
let owner: Owner;
let disabled: Owner;
beforeAll(async () => {
  at = await runServer();
  owner = await newOwner(at, 'P100');
  disabled = await newOwner(at, 'P101');
  const { account } = disabled;
  await disableAccount(at.county, { actor: 'test', account, now: at.clock.now });
});
afterAll(() => at.stop());

const trying = (body: object, headers = {}) =>
  newBrowser(at.stranger).call(contracts.signIn, { body, headers });

describe('a refusal', () => {
  const wrong = [
    ['another password', () => ({ ...owner.shown(), password: 'nobody has this password' })],
    ['another code', () => ({ ...owner.shown(), code: '000000' })],
    ['no code', () => ({ login: 'P100', password: owner.shown().password })],
    ['a recovery code that is none', () => ({ ...owner.shown(), code: 'AAAA-BBBB' })],
    ['a login that nobody has', () => ({ ...owner.shown(), login: 'P999' })],
    ['a disabled account', () => disabled.shown()],
  ] as const;
  test('says the same whatever was wrong, and sets no cookie', async () => {
    const bodies = new Set<string>();
    for (const [, given] of wrong) {
      const { status, body, headers } = await trying(given());
      expect([status, headers.getSetCookie()]).toEqual([401, []]);
      bodies.add(JSON.stringify({ ...body, instance: '' }));
    }
    expect([...bodies]).toHaveLength(1);
  });

  test('of a code for setting up is the same for one that never was and one that is worth nothing now', async () => {
    const [now, login] = [at.clock.now, 'P110'];
    const given = { actor: 'test', kind: 'staff', login, name: '测三', now } as const;
    const { account, code } = await inviteAccount(at.county, at.keys, given);
    const open = (one: string) =>
      at.stranger.call(contracts.openInvitation, { body: { code: one } });
    expect((await open(code)).status).toBe(200);
    await disableAccount(at.county, { actor: 'test', account, now });
    const [ended, none] = [await open(code), await open('AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AA')];
    expect([ended.status, ended.body.code]).toEqual([422, 'ACCOUNT_INVITATION']);
    expect({ ...ended.body, instance: '' }).toEqual({ ...none.body, instance: '' });
  });
});

describe('another site', () => {
  const from = [
    { origin: 'https://elsewhere.example' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'null' },
  ];
  test.each(from)('%j can sign nobody in, with the right password neither', async (headers) => {
    const { status, body, headers: answered } = await trying(owner.shown(), headers);
    expect([status, body.code]).toEqual([403, 'REQUEST_OTHER_SITE']);
    expect(answered.getSetCookie()).toEqual([]);
  });

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
  ])('nor can a form, which sends %s', async (type) => {
    const { status, body } = await trying(owner.shown(), { 'content-type': type });
    expect([status, body.code]).toEqual([415, 'REQUEST_MEDIA']);
  });
});

test('a browser that is not signed in has no session, with whatever cookie', async () => {
  const { stranger } = at;
  const value = owner.browser.cookies.get('__Host-nuanjia')!;
  const others = ['', 'x', value.slice(0, -1), value.replace('990101', '990102'), `${value}x`];
  for (const cookie of others) {
    const headers = { cookie: `__Host-nuanjia=${cookie}` };
    expect((await stranger.call(readSession, { headers })).status).toBe(401);
  }
  const bare = { cookie: `nuanjia=${value}`, authorization: `Bearer ${value}` };
  expect((await stranger.call(readSession, { headers: bare })).status).toBe(401);
});
