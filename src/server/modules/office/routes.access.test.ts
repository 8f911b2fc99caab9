/** Which administrator may do what: who lets people in does not run the offices, and neither sees a resident. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importGenerated } from '../../../../test/postgres/county.ts';
import { type RunningServer, runServer } from '../../../../test/server/running.ts';
import * as accounts from '../../../api/contracts/account.ts';
import * as offices from '../../../api/contracts/office.ts';
import { mayDo, type Role, roles } from '../../access/index.ts';

let at: RunningServer;
beforeAll(async () => {
  at = await runServer();
});
afterAll(() => at.stop());

const contracts = { ...accounts, ...offices };
const everybody = (Object.keys(roles) as Role[]).filter((role) => role !== 'resident');
/** Requests that fit, about accounts and posts that there are not. */
const asked: Readonly<Record<string, object>> = {
  inviteAccount: { body: { login: 'X100', name: '测' } },
  addUnit: { body: { name: '站', tier: 'village', area: '999999' } },
  setCatchment: { params: { id: 999_999 }, body: { areas: [] } },
  addPost: { body: { account: 999_999, role: 'clerk', unit: 1 } },
};
const requestOf = (name: string) => asked[name] ?? { params: { id: 999_999 } };

describe.each(Object.entries(contracts))('%s', (name, contract) => {
  test('is for roles that have it, and for nobody else', async () => {
    const allowed: string[] = [];
    for (const role of everybody) {
      const { status, body } = await (await at.staff(role)).call(contract, requestOf(name));
      if (status !== 403) allowed.push(role);
      else expect(body.code).toBe('ACCESS_ROLE');
    }
    expect(allowed).toEqual(everybody.filter((role) => mayDo(role, contract.access)));
    expect((await at.stranger.call(contract, requestOf(name))).status).toBe(401);
  });
});

test('the three administrators divide the work, and no service post has any of it', () => {
  const holders = (action: 'account.manage' | 'post.manage' | 'unit.manage') =>
    everybody.filter((role) => mayDo(role, action));
  expect(holders('account.manage')).toEqual(['security-administrator']);
  expect(holders('post.manage')).toEqual(['security-administrator']);
  expect(holders('unit.manage')).toEqual(['system-administrator']);
});

test('accounts of residents are neither listed nor given a code here', async () => {
  await importGenerated(at, { seed: 5, size: 20 });
  const resident = await at.resident(1);
  const administrator = await at.staff('security-administrator');
  const { body } = await administrator.call(accounts.listAccounts, {
    query: { after: resident.account - 1 },
  });
  const listed = body.accounts.map(({ id }: { id: number }) => id);
  expect([listed.includes(administrator.account), listed.includes(resident.account)]).toEqual([
    true,
    false,
  ]);
  const params = { id: resident.account };
  const { status, body: refused } = await administrator.call(accounts.inviteAgain, { params });
  expect([status, refused.code]).toEqual([404, 'ACCOUNT_UNKNOWN']);
});
