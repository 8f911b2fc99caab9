/** Sums of the whole county are for who serves it; a try runs beside the server, and is its starter's alone. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testCounty } from '../../../../test/postgres/county.ts';
import {
  type Caller,
  type RunningServer,
  runServer,
  towns,
} from '../../../../test/server/running.ts';
import * as contracts from '../../../api/contracts/money/budget.ts';
import { fillCounty } from '../answer/fixtures/model.ts';

let at: RunningServer;
let reviewer: Caller;
beforeAll(async () => {
  const county = await testCounty();
  await fillCounty(county, 9, 1500);
  at = await runServer({ county, towns });
  reviewer = await at.staff('reviewer');
}, 120_000);
afterAll(() => at.stop());

const raised = {
  changes: [{ lever: 'cn/childcare-subsidy#yearlyRate', value: 4_200_00 }],
  from: '2027-01-01',
};

async function finished(caller: Caller, id: string) {
  const look = () => caller.call(contracts.getTry, { params: { try: id } });
  await expect.poll(async () => (await look()).body.state, { timeout: 60_000 }).not.toBe('running');
  return (await look()).body;
}

test('the forecast is of five years, and every month divided among payers to the fen', async () => {
  const { body } = await reviewer.call(contracts.getForecast);
  expect(body).toMatchObject({ from: '2026-11-01', months: 60 });
  expect(body.workedOutUntil >= '2031-11-01').toBe(true);
  expect(body.costs.at(-1).month).toBe('2031-10-01');
  for (const { fen, byPayer } of body.costs) {
    expect(Object.values<number>(byPayer).reduce((sum, part) => sum + part, 0)).toBe(fen);
  }
});

test('who serves a part of the county, or has another role, sees no sum of it', async () => {
  const ofTown = await at.staff('reviewer', { town: towns[0] });
  const others = [await at.staff('clerk'), await at.staff('family-worker'), at.stranger];
  const { getForecast, getCommitments, getLevers } = contracts;
  for (const one of [getForecast, getCommitments, getLevers]) {
    expect((await ofTown.call(one)).body.code).toBe('ACCESS_WHOLE');
    expect((await reviewer.call(one)).status).toBe(200);
    const statuses = await Promise.all(others.map((caller) => caller.call(one)));
    expect(statuses.map(({ status }) => status)).toEqual([403, 403, 401]);
  }
  const started = await ofTown.call(contracts.startTry, { body: raised });
  expect(started.body.code).toBe('ACCESS_WHOLE');
});

test('a try costs more by the rate alone, and counts of few people are left out', async () => {
  const started = await reviewer.call(contracts.startTry, { body: raised });
  expect(started.status).toBe(202);
  const { state, people, of, found } = await finished(reviewer, started.body.try);
  expect([state, people]).toEqual(['done', of]);
  const sum = (costs: readonly { fen: number }[]) => costs.reduce((all, { fen }) => all + fen, 0);
  expect(sum(found.after)).toBeGreaterThan(sum(found.before));
  expect(found.people).toMatchObject([{ program: 'cn/childcare-subsidy', losing: 0 }]);
  const counts = found.people.flatMap(({ program: _, ...rest }: object & { program: string }) =>
    Object.values<number>(rest as Record<string, number>),
  );
  expect(counts.filter((count: number) => count > 0 && count < 5)).toEqual([]);
});

test('a try is its starter’s alone, and stops when she says so or begins another', async () => {
  const started = await reviewer.call(contracts.startTry, { body: raised });
  const params = { try: started.body.try };
  const other = await at.staff('reviewer');
  for (const one of [contracts.getTry, contracts.cancelTry]) {
    expect((await other.call(one, { params })).body.code).toBe('BUDGET_TRY_UNKNOWN');
  }
  expect((await other.call(contracts.startTry, { body: raised })).body.code).toBe(
    'BUDGET_TRY_BUSY',
  );
  const again = await reviewer.call(contracts.startTry, { body: raised });
  expect((await reviewer.call(contracts.getTry, { params })).status).toBe(404);
  const last = { try: again.body.try };
  expect((await reviewer.call(contracts.cancelTry, { params: last })).body.isStopped).toBe(true);
  expect((await reviewer.call(contracts.getTry, { params: last })).status).toBe(404);
});

type Asked = { readonly lever?: string; readonly value?: number; readonly from?: string };

test.each([
  ['a value that the policy does not have', { lever: 'cn/x#births' }, 'BUDGET_LEVER_UNKNOWN'],
  ['an age that nobody has', { lever: 'cn/rural-award@at-least:720', value: 9999 }, 'BUDGET_AGE'],
  ['a day within a month', { from: '2027-01-02' }, 'BUDGET_FROM'],
  ['a month of the past', { from: '2026-10-01' }, 'BUDGET_FROM'],
  ['a month too far ahead', { from: '2028-12-01' }, 'BUDGET_FROM'],
])('%s is not tried', async (_, asked: Asked, code) => {
  const { lever, value = 1, from = '2027-01-01' } = asked;
  const changes = [{ lever: lever ?? 'cn/rural-award#ruralAwardRate', value }];
  const { status, body } = await reviewer.call(contracts.startTry, { body: { changes, from } });
  expect([status >= 400, body.code]).toEqual([true, code]);
});
