/** Guessing, stealing and replaying what people sign in with, against a server that runs. trust.md A14, A15, A16, A17. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { disableAccount as disable } from '../../src/api/contracts/account.ts';
import { addPost } from '../../src/api/contracts/office.ts';
import { changePassword, readSession, signOut } from '../../src/api/contracts/session.ts';
import { acceptInvitation, openInvitation, signIn } from '../../src/api/contracts/sign-in.ts';
import { inviteAgain } from '../../src/server/modules/account/index.ts';
import { codeAt, goodPassword } from '../../src/server/modules/account/fixtures/desk.ts';
import {
  type Browser,
  later,
  newBrowser,
  newOwner,
  type Owner,
} from '../../src/server/modules/sign-in/fixtures/browser.ts';
import { runBeside, type RunningServer, runServer, type ServerBeside } from '../server/running.ts';

let at: RunningServer;
let beside: ServerBeside;
beforeAll(async () => {
  at = await runServer({ isBehindProxy: true });
  beside = await runBeside(at);
});
afterAll(async () => {
  await beside.stop();
  await at.stop();
});

const enter = async ({ shown }: Owner, browser = newBrowser(at.stranger)): Promise<Browser> => {
  later(at, 30);
  expect((await browser.call(signIn, { body: shown() })).status).toBe(200);
  return browser;
};
/** A guess at somebody's password from somewhere. */
const guess = (login: string, address: string) =>
  newBrowser(at.stranger, address).call(signIn, {
    body: { login, password: 'a guess that is not right', code: '000000' },
  });

describe('A14 guessing', () => {
  test('at one account is slowed down with the seconds to wait, and its owner is not locked out', async () => {
    const owner = await newOwner(at, 'A140');
    const known = await enter(owner);
    const statuses: number[] = [];
    for (let tried = 0; tried < 11; tried++) {
      statuses.push((await guess('A140', `198.51.100.${tried}`)).status);
    }
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429]);
    const { headers, body } = await guess('A140', '198.51.100.99');
    const seconds = Number(headers.get('retry-after'));
    expect([seconds > 0, seconds <= 900, body.retryAfterSeconds]).toEqual([true, true, seconds]);
    await enter(owner, known);
    later(at, 900);
    await enter(owner);
  });

  test('goes the same way where there is no such account', async () => {
    const answers = [];
    for (let tried = 0; tried < 12; tried++) {
      answers.push((await guess('A149', `198.51.101.${tried}`)).status);
    }
    expect(answers.slice(9)).toEqual([401, 429, 429]);
  });

  test('at many accounts from one address is slowed down at the address, and not for others', async () => {
    later(at, 3600);
    const owner = await newOwner(at, 'A141');
    const statuses: number[] = [];
    for (let tried = 0; tried < 31; tried++) {
      statuses.push((await guess(`SPRAY${tried}`, '203.0.113.7')).status);
    }
    expect([statuses.slice(0, 30).every((one) => one === 401), statuses[30]]).toEqual([true, 429]);
    await enter(owner, newBrowser(at.stranger, '203.0.113.8'));
  });

  test('from a hundred addresses at once is slowed down in the county', async () => {
    later(at, 3600);
    const statuses = await Promise.all(
      Array.from(
        { length: 120 },
        async (_, one) => (await guess(`HUNDRED${one}`, `192.0.2.${one}`)).status,
      ),
    );
    expect(statuses.filter((one) => one === 401).length).toBeLessThanOrEqual(100);
    expect(new Set(statuses)).toEqual(new Set([401, 429]));
  });
});

describe('A15 a stolen cookie', () => {
  const security = () => at.staff('security-administrator');
  const ends: readonly (readonly [string, (owner: Owner, own: Browser) => Promise<unknown>])[] = [
    ['signing out', (_, own) => own.call(signOut)],
    [
      'disabling',
      async ({ account }) => (await security()).call(disable, { params: { id: account } }),
    ],
    [
      'another post',
      async ({ account }) =>
        (await security()).call(addPost, {
          body: { account, role: 'clerk', unit: at.units.county },
        }),
    ],
    [
      'another password',
      (_, own) =>
        own.call(changePassword, { body: { old: goodPassword, password: `${goodPassword}!` } }),
    ],
    ['idling', async () => later(at, 30 * 60)],
  ];
  test.each(ends)('is worth nothing on any server after %s', async (name, end) => {
    later(at, 3600);
    const owner = await newOwner(at, `A15${ends.findIndex(([one]) => one === name)}`);
    const own = await enter(owner);
    const cookie = `__Host-nuanjia=${own.cookies.get('__Host-nuanjia')}`;
    const thief = { ...at.stranger, cookie };
    expect((await beside.as(thief).call(readSession)).status).toBe(200);
    await end(owner, own);
    expect((await beside.as(thief).call(readSession)).status).toBe(401);
    const { status } = await at.stranger.call(readSession, { headers: { cookie } });
    expect(status).toBe(401);
  });
});

describe('A16 a token of another kind', () => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const jwt = `${part({ alg: 'none' })}.${part({ sub: '1', role: 'clerk', exp: 4_000_000_000 })}.`;
  test.each([
    { authorization: `Bearer ${jwt}` },
    { authorization: `Basic ${Buffer.from('admin:admin').toString('base64')}` },
    { cookie: `__Host-nuanjia=${jwt}` },
    { cookie: `__Host-nuanjia=990101.${jwt}` },
    { cookie: `__Host-nuanjia=990102.${'A'.repeat(43)}` },
  ])('%j opens nothing', async (headers) => {
    expect((await at.stranger.call(readSession, { headers })).status).toBe(401);
  });
});

describe('A17', () => {
  test('a code is good once, also for two who show it at the same moment', async () => {
    const owner = await newOwner(at, 'A170');
    const body = owner.shown();
    const both = await Promise.all(
      [1, 2].map(() => newBrowser(at.stranger).call(signIn, { body })),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 401]);
    expect((await newBrowser(at.stranger).call(signIn, { body })).status).toBe(401);
    const [code] = owner.recoveryCodes;
    const recovery = { ...body, code };
    expect((await newBrowser(at.stranger).call(signIn, { body: recovery })).status).toBe(200);
    expect((await newBrowser(at.stranger).call(signIn, { body: recovery })).status).toBe(401);
  });

  test('setting up anew asks for a second factor again, and ends what was there', async () => {
    const owner = await newOwner(at, 'A171');
    const own = await enter(owner);
    const asked = { actor: 'test', account: owner.account, now: at.clock.now };
    const { code } = await inviteAgain(at.county, asked);
    const browser = newBrowser(at.stranger);
    const { totp } = (await browser.call(openInvitation, { body: { code } })).body;
    const password = `${goodPassword} anew`;
    const bare = await browser.call(acceptInvitation, { body: { code, password } });
    expect([bare.status, bare.body.code]).toEqual([422, 'FACTOR_NEEDED']);
    const old = { handle: totp.handle, code: codeAt(owner.secret, at.clock.now) };
    const wrong = await browser.call(acceptInvitation, { body: { code, password, totp: old } });
    expect([wrong.status, wrong.body.code]).toEqual([422, 'FACTOR_WRONG']);
    expect((await own.call(readSession)).status).toBe(200);
    const shown = { handle: totp.handle, code: codeAt(totp.secret, at.clock.now) };
    const body = { code, password, totp: shown };
    expect((await browser.call(acceptInvitation, { body })).status).toBe(200);
    expect((await own.call(readSession)).status).toBe(401);
    later(at, 30);
    expect((await newBrowser(at.stranger).call(signIn, { body: owner.shown() })).status).toBe(401);
  });

  test('who has a cookie of her own before signing in does not keep it', async () => {
    const owner = await newOwner(at, 'A172');
    const [victim, attacker] = [newBrowser(at.stranger), await newOwner(at, 'A173')];
    const planted = attacker.browser.cookies.get('__Host-nuanjia')!;
    victim.cookies.set('__Host-nuanjia', planted);
    await enter(owner, victim);
    expect(victim.cookies.get('__Host-nuanjia')).not.toBe(planted);
    expect((await attacker.browser.call(readSession)).body.account).toBe(attacker.account);
  });
});
