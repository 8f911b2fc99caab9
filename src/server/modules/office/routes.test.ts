/** The work of administrators over the network, what of it the audit says, and how soon it is felt. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Caller,
  runBeside,
  type RunningServer,
  runServer,
  type ServerBeside,
  towns,
} from '../../../../test/server/running.ts';
import * as accounts from '../../../api/contracts/account.ts';
import * as offices from '../../../api/contracts/office.ts';
import { readSession } from '../../../api/contracts/session.ts';
import { acceptInvitation, openInvitation } from '../../../api/contracts/sign-in.ts';
import { codeAt, goodPassword } from '../account/fixtures/desk.ts';
import { newBrowser } from '../sign-in/fixtures/browser.ts';

let at: RunningServer;
let beside: ServerBeside;
let security: Caller;
let system: Caller;
beforeAll(async () => {
  at = await runServer();
  beside = await runBeside(at);
  security = await at.staff('security-administrator');
  system = await at.staff('system-administrator');
});
afterAll(async () => {
  await beside.stop();
  await at.stop();
});

const lastAudit = async () => {
  const { rows } = await at.db.pool.query(
    'select actor, action, detail from county_990101.audit_event order by seq desc limit 1',
  );
  return rows[0];
};

describe('the security administrator', () => {
  test('invites somebody, who sets up and serves in the post that she is given', async () => {
    const body = { login: 'Z100', name: '测小禾' };
    const invited = (await security.call(accounts.inviteAccount, { body })).body;
    expect(await lastAudit()).toMatchObject({
      actor: `account ${security.account}`,
      action: 'account-invite',
      detail: { asked: { role: 'security-administrator', post: security.post } },
    });
    const browser = newBrowser(at.stranger);
    const { code } = invited;
    const { totp } = (await browser.call(openInvitation, { body: { code } })).body;
    const shown = { handle: totp.handle, code: codeAt(totp.secret, at.clock.now) };
    const accept = { code, password: goodPassword, totp: shown };
    expect((await browser.call(acceptInvitation, { body: accept })).status).toBe(200);
    const post = { account: invited.account, role: 'clerk', unit: at.units.towns.get(towns[0])! };
    expect((await security.call(offices.addPost, { body: post })).status).toBe(201);
    const { accounts: listed } = (await security.call(accounts.listAccounts)).body;
    expect(listed.at(-1)).toMatchObject({ login: 'Z100', state: 'active', roles: ['clerk'] });
  });

  test('gets a code once: who sends the request again is told that it was carried out', async () => {
    const request = { body: { login: 'Z101', name: '测二' }, key: crypto.randomUUID() };
    const first = await security.call(accounts.inviteAccount, request);
    expect(first.status).toBe(201);
    const { status, text } = await security.call(accounts.inviteAccount, request);
    expect([status, text.includes(first.body.code)]).toEqual([409, false]);
    const { rows } = await at.db.pool.query(
      'select from county_990101.request where position($1 in answer::text) > 0',
      [first.body.code],
    );
    expect(rows).toEqual([]);
  });

  test('lists posts and accounts page by page', async () => {
    const all = (await security.call(offices.listPosts, { query: { limit: 100 } })).body.posts;
    const first = (await security.call(offices.listPosts, { query: { limit: 1 } })).body;
    const query = { limit: 1, after: first.next };
    const second = (await security.call(offices.listPosts, { query })).body;
    expect([...first.posts, ...second.posts]).toEqual(all.slice(0, 2));
    const page = (await security.call(accounts.listAccounts, { query: { limit: 1 } })).body;
    expect([page.accounts.length, page.next]).toEqual([1, page.accounts[0].id]);
  });
});

/** What an administrator does to somebody who is signed in. */
const acts = [
  ['disabling her account', accounts.disableAccount, 'account'],
  ['ending her sessions', accounts.endSessions, 'account'],
  ['taking her post away', offices.endPost, 'post'],
] as const;

describe('a worker who is signed in elsewhere', () => {
  test.each(acts)('is out at once after %s, on every server', async (_, contract, about) => {
    const worker = await at.staff('family-worker', { town: towns[0] });
    const there = beside.as(worker);
    expect((await there.call(readSession)).status).toBe(200);
    const params = { id: worker[about] };
    expect((await security.call(contract, { params })).status).toBe(200);
    expect((await there.call(readSession)).status).toBe(401);
    expect((await worker.call(readSession)).status).toBe(401);
  });

  test('is out at once after another post was given, and in again after being enabled only by signing in', async () => {
    const worker = await at.staff('family-worker', { town: towns[0] });
    const body = { account: worker.account, role: 'clerk', unit: at.units.county };
    expect((await security.call(offices.addPost, { body })).status).toBe(201);
    expect((await beside.as(worker).call(readSession)).status).toBe(401);
    const params = { id: worker.account };
    await security.call(accounts.disableAccount, { params });
    expect((await security.call(accounts.enableAccount, { params })).status).toBe(200);
    expect((await beside.as(worker).call(readSession)).status).toBe(401);
  });
});

describe('the system administrator', () => {
  test('chooses a place, adds an office that serves it, and changes what it serves', async () => {
    const top = (await system.call(offices.listAreas)).body.areas;
    expect(top).toEqual([{ code: '990101', name: '云溪县', level: 'county' }]);
    const query = { in: '990101' };
    const below = (await system.call(offices.listAreas, { query })).body.areas;
    expect(below.map(({ code }: { code: string }) => code)).toEqual([...towns]);
    const body = { name: '第一镇服务站', tier: 'township', serves: [towns[0]] };
    const { unit } = (await system.call(offices.addUnit, { body })).body;
    expect(await lastAudit()).toMatchObject({
      action: 'unit-add',
      actor: `account ${system.account}`,
    });
    const params = { id: unit };
    const asked = { params, body: { areas: [towns[1]] } };
    expect((await system.call(offices.setCatchment, asked)).status).toBe(200);
    const { units } = (await system.call(offices.listUnits)).body;
    const added = units.find(({ id }: { id: number }) => id === unit);
    expect([added.name, added.areas]).toEqual(['第一镇服务站', [towns[1]]]);
  });

  test('cannot let an office serve a place that there is not', async () => {
    const body = { name: '站', tier: 'village', serves: ['990101999'] };
    const { status, body: refused } = await system.call(offices.addUnit, { body });
    expect([status, refused.code]).toEqual([404, 'AREA_UNKNOWN']);
  });
});
