/** Who proposes and who decides about values: two hands of two units that serve the whole county, and nobody else. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Caller,
  type RunningServer,
  runServer,
  towns,
} from '../../../../test/server/running.ts';
import * as contracts from '../../../api/contracts/policy/values.ts';
import { listAlerts } from '../../../api/contracts/oversight.ts';
import { changeCounty } from '../../../db/county.ts';
import { day } from '../../../rules/index.ts';
import { fillCounty } from '../answer/fixtures/model.ts';
import { addPost, endPost } from '../post/index.ts';
import { addOffice, staffIn } from './fixtures/other-unit.ts';
import { settleValues } from './index.ts';

let at: RunningServer;
let clerk: Caller;
let office: number;
const body = {
  ...{ program: 'cn/special-assistance', parameter: 'lossUrban', from: '2022-01-01' },
  ...{ value: 590_00, document: '测〔2022〕1号', office: '拟省财政厅' },
};
beforeAll(async () => {
  at = await runServer();
  await fillCounty(at, 21, 300);
  clerk = await at.staff('clerk');
  office = await addOffice(at, '县财政局');
}, 120_000);
afterAll(() => at.stop());

test('a town proposes nothing, a reviewer does not propose, a clerk does not decide', async () => {
  const town = await at.staff('clerk', { town: towns[0] });
  const refused = [town, await at.staff('reviewer'), await at.staff('registrar')];
  for (const caller of refused) {
    expect((await caller.call(contracts.proposeValue, { body })).status).toBe(403);
  }
  for (const caller of [town, await at.staff('family-worker')]) {
    expect((await caller.call(contracts.listPolicyValues)).status).toBe(403);
  }
  expect((await at.stranger.call(contracts.listPolicyValues)).status).toBe(401);
  const decision = { params: { id: 1 }, body: { seen: 'x' } };
  expect((await clerk.call(contracts.agreeToValue, decision)).status).toBe(403);
});

test('what is no open value of the policy, or no amount, is not proposed, and nothing twice', async () => {
  const wrong = [
    [{ parameter: 'none' }, 'VALUE_UNKNOWN'],
    [{ from: '2009-01-01' }, 'VALUE_STANDS'],
    [{ value: 590.5 }, 'POLICY_VERSION_REFUSED'],
  ] as const;
  for (const [more, code] of wrong) {
    const answer = await clerk.call(contracts.proposeValue, { body: { ...body, ...more } });
    expect(answer.body.code).toBe(code);
  }
  const twice = [1, 2].map(() => clerk.call(contracts.proposeValue, { body }));
  const codes = (await Promise.all(twice)).map((answer) => answer.body.code);
  expect(codes.toSorted()).toEqual(['VALUE_OPEN', undefined]);
});

test('the proposer in another post, and her own unit, are refused; of two who agree one does', async () => {
  await settleValues(at.county, { actor: 'test', today: day('2026-11-22') });
  const [first, second] = [
    await staffIn(at, 'reviewer', office),
    await staffIn(at, 'reviewer', office),
  ];
  const [{ id, seen }] = (await first.call(contracts.listPolicyValues)).body.proposals;
  const asked = { params: { id }, body: { seen } };
  const agree = async (by: Caller) => (await by.call(contracts.agreeToValue, asked)).body.code;
  expect(await agree(await at.staff('reviewer'))).toBe('VALUE_SAME_UNIT');
  const { account } = clerk;
  const by = { actor: 'test', now: at.clock.now };
  await endPost(at.county, { ...by, post: clerk.post });
  await addPost(at.county, { ...by, account, role: 'reviewer', unit: office });
  expect(await agree(await at.again(clerk))).toBe('VALUE_OWN');
  const made = await staffIn(at, 'reviewer', office);
  await changeCounty(at.county, { kind: 'test', actor: `account ${account}` }, (tx) =>
    tx.query(
      `insert into account_invitation (code_hash, account_id, until_at, added_in) values ('\\x01', $1, now(), $2)`,
      [made.account, tx.event],
    ),
  );
  expect(await agree(made)).toBe('VALUE_SAME_HAND');
  const { alerts } = (await (await at.staff('privacy-officer')).call(listAlerts)).body;
  const noted = alerts.map((one: { rule: string; account: number }) => [one.rule, one.account]);
  expect(noted).toContainEqual(['own-approval', account]);
  expect(noted).toContainEqual(['own-approval', made.account]);
  const answers = await Promise.all([first, second].map(agree));
  expect(answers.toSorted()).toEqual(['VALUE_STATE', undefined]);
  const refusal = { params: { id }, body: { reason: '文件不符' } };
  expect((await first.call(contracts.refuseValue, refusal)).body.code).toBe('VALUE_STATE');
  const none = { params: { id: 999 }, body: { reason: '文件不符' } };
  expect((await first.call(contracts.refuseValue, none)).status).toBe(404);
});
