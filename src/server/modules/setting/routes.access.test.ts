/** The county's group of provinces is set once for all runs, by who runs the system and with a document. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningServer, runServer } from '../../../../test/server/running.ts';
import { draftRun } from '../../../api/contracts/money/runs.ts';
import * as contracts from '../../../api/contracts/policy/settings.ts';
import { snapshotCounty } from '../../../db/county.ts';
import { fillCounty } from '../answer/fixtures/model.ts';
import { confirmAll } from '../payment-run/fixtures/office.ts';

let at: RunningServer;
beforeAll(async () => {
  at = await runServer();
}, 60_000);
afterAll(() => at.stop());

const body = { tier: 2, document: '国办发〔2018〕6号' };

test('nobody but who manages units sets it, and everybody of staff reads it', async () => {
  for (const role of ['clerk', 'reviewer', 'security-administrator', 'family-worker'] as const) {
    const caller = await at.staff(role);
    expect((await caller.call(contracts.setFundingTier, { body })).status).toBe(403);
  }
  expect((await at.stranger.call(contracts.readSettings)).status).toBe(401);
  const clerk = await at.staff('clerk');
  expect((await clerk.call(contracts.readSettings)).body).toEqual({ workingYears: [] });
  const administrator = await at.staff('system-administrator');
  const wrong = { body: { ...body, tier: 6 } };
  expect((await administrator.call(contracts.setFundingTier, wrong)).status).toBe(400);
  expect((await administrator.call(contracts.setFundingTier, { body })).status).toBe(200);
  expect((await clerk.call(contracts.readSettings)).body.fundingTier).toEqual(body);
});

test('a later one takes its place, one that is set twice at once holds once, and runs take it', async () => {
  const administrator = await at.staff('system-administrator');
  const set = (tier: number) =>
    administrator.call(contracts.setFundingTier, { body: { ...body, tier } });
  await Promise.all([set(3), set(3)]);
  expect((await set(4)).status).toBe(200);
  await fillCounty(at, 21, 1500);
  await confirmAll(at, at.units.county);
  const clerk = await at.staff('clerk');
  const asked = { body: { program: 'cn/rural-award', cutOff: '2026-11-22' } };
  const { run } = (await clerk.call(draftRun, asked)).body;
  const rows = await snapshotCounty(at.county, (tx) =>
    tx.query('select id, funding_tier as tier from payment_run'),
  );
  expect(rows).toEqual([{ id: run, tier: 4 }]);
});
