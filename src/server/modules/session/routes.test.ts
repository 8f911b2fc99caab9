/** What an owner does with her own session and factors, over the network. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningServer, runServer } from '../../../../test/server/running.ts';
import * as contracts from '../../../api/contracts/session.ts';
import { signIn } from '../../../api/contracts/sign-in.ts';
import { listTasks } from '../../../api/contracts/tasks.ts';
import { authenticator } from '../account/fixtures/authenticator.ts';
import { codeAt, goodPassword } from '../account/fixtures/desk.ts';
import { addPost } from '../post/index.ts';
import { later, newBrowser, newOwner, type Owner } from '../sign-in/fixtures/browser.ts';

let at: RunningServer;
beforeAll(async () => {
  at = await runServer();
});
afterAll(() => at.stop());

const enter = async ({ shown }: Owner, browser = newBrowser(at.stranger)) => {
  later(at, 30);
  expect((await browser.call(signIn, { body: shown() })).status).toBe(200);
  return browser;
};
const isIn = async (browser: Owner['browser']) =>
  (await browser.call(contracts.readSession)).status === 200;

describe('posts', () => {
  test('of which there is one only are acted in at once; of several one is chosen, with a new token', async () => {
    const owner = await newOwner(at, 'S100');
    const units = [...at.units.towns.values()];
    const give = (unit: number) =>
      addPost(at.county, {
        ...{ actor: 'test', now: at.clock.now, account: owner.account, role: 'family-worker' },
        unit,
      });
    const first = await give(units[0]!);
    const one = await enter(owner);
    expect((await one.call(contracts.readSession)).body.post).toBe(first);
    const second = await give(units[1]!);
    expect(await isIn(one)).toBe(false);
    const browser = await enter(owner);
    const before = {
      headers: { cookie: `__Host-nuanjia=${browser.cookies.get('__Host-nuanjia')}` },
    };
    const { body } = await browser.call(contracts.readSession);
    expect([
      body.post,
      body.posts.map(({ id, roleName }: { id: number; roleName: string }) => [id, roleName]),
    ]).toEqual([
      undefined,
      [
        [first, 'family worker'],
        [second, 'family worker'],
      ],
    ]);
    expect((await browser.call(listTasks)).body.code).toBe('SESSION_POST_NEEDED');
    await browser.call(contracts.choosePost, { body: { post: second } });
    expect((await browser.call(contracts.readSession)).body.post).toBe(second);
    expect((await browser.call(listTasks)).status).toBe(200);
    expect((await at.stranger.call(contracts.readSession, before)).status).toBe(401);
  });
});

describe('sessions', () => {
  test('are told apart, and one that was left open elsewhere is ended from here', async () => {
    const owner = await newOwner(at, 'S110');
    const [phone, here] = [await enter(owner), await enter(owner)];
    const { sessions } = (await here.call(contracts.listSessions)).body;
    expect(sessions.map(({ isThis }: { isThis: boolean }) => isThis)).toEqual([true, false, false]);
    expect((await here.call(contracts.endSession, { params: { id: sessions[1].id } })).status).toBe(
      200,
    );
    expect([await isIn(phone), await isIn(here)]).toEqual([false, true]);
  });

  test('end with signing out, which may be sent twice and forgets the cookie', async () => {
    const owner = await newOwner(at, 'S111');
    const browser = await enter(owner);
    const cookie = `__Host-nuanjia=${browser.cookies.get('__Host-nuanjia')}`;
    expect((await browser.call(contracts.signOut)).status).toBe(200);
    expect(browser.cookies.has('__Host-nuanjia')).toBe(false);
    expect((await at.stranger.call(contracts.readSession, { headers: { cookie } })).status).toBe(
      401,
    );
  });

  test('all end with another password but the one that goes on', async () => {
    const owner = await newOwner(at, 'S112');
    const [phone, here] = [await enter(owner), await enter(owner)];
    const password = `${goodPassword} and snow`;
    const wrong = { old: 'not the old one', password };
    expect((await here.call(contracts.changePassword, { body: wrong })).body.code).toBe(
      'PASSWORD_WRONG',
    );
    const body = { old: goodPassword, password };
    expect((await here.call(contracts.changePassword, { body })).status).toBe(200);
    expect([await isIn(phone), await isIn(here)]).toEqual([false, true]);
  });
});

describe('factors', () => {
  test('an authenticator is replaced with new recovery codes, and removed when a passkey is left', async () => {
    const owner = await newOwner(at, 'S120');
    const browser = await enter(owner);
    const begun = (await browser.call(contracts.beginTotp)).body;
    expect(begun.qr).toMatch(/^data:image\/svg\+xml;base64,/);
    const body = { handle: begun.handle, code: codeAt(begun.secret, at.clock.now) };
    const { recoveryCodes } = (await browser.call(contracts.addTotp, { body })).body;
    expect(recoveryCodes).toHaveLength(10);
    expect((await browser.call(contracts.removeTotp)).body.code).toBe('FACTOR_LAST');
    const { options } = (await browser.call(contracts.beginPasskey)).body;
    const { clientExtensionResults: _, ...made } = authenticator('http://127.0.0.1').make(options);
    expect(
      (await browser.call(contracts.addPasskey, { body: { made, name: '桌面' } })).status,
    ).toBe(200);
    expect((await browser.call(contracts.removeTotp)).status).toBe(200);
    const { passkeys, ...rest } = (await browser.call(contracts.listFactors)).body;
    expect([rest, passkeys.map(({ name }: { name: string }) => name)]).toEqual([
      { hasPassword: true, hasTotp: false, recoveryCodes: 0 },
      ['桌面'],
    ]);
    const params = { id: passkeys[0].id };
    expect((await browser.call(contracts.removePasskey, { params })).body.code).toBe('FACTOR_LAST');
  });

  test('recovery codes are renewed, and none of them is kept where it could be read', async () => {
    const owner = await newOwner(at, 'S121');
    const browser = await enter(owner);
    const { recoveryCodes } = (await browser.call(contracts.renewRecoveryCodes)).body;
    expect(recoveryCodes).not.toEqual(owner.recoveryCodes);
    const { rows } = await at.db.pool.query<{ text: string }>(
      `select coalesce(string_agg(answer::text, ' '), '') as text from county_990101.request`,
    );
    expect(recoveryCodes.filter((code: string) => rows[0]!.text.includes(code))).toEqual([]);
    const shown = { ...owner.shown(), code: recoveryCodes[0] };
    expect((await newBrowser(at.stranger).call(signIn, { body: shown })).status).toBe(200);
  });
});
