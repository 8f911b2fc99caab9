/** Who may read and write somebody's consents. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importGenerated } from '../../../../test/postgres/county.ts';
import { livingIn, type RunningServer, runServer, towns } from '../../../../test/server/running.ts';
import * as contracts from '../../../api/contracts/consents.ts';
import { openTask } from '../task/index.ts';

let at: RunningServer;
let [here, there]: number[] = [];
beforeAll(async () => {
  at = await runServer();
  await importGenerated(at, { seed: 5, size: 1500 });
  here = (await livingIn(at.county, towns[0])).at(0);
  there = (await livingIn(at.county, towns[1])).at(0);
});
afterAll(() => at.stop());

const no = { purpose: 'research', answer: 'no', textVersion: 1, language: 'en', readAloud: false };

/** An open task of the first town's unit. */
const taskFor = async (person: number) =>
  (
    await openTask(at.county, {
      ...{ actor: 'test', person, purpose: 'service', basis: 'asked-for' },
      ...{ unit: at.units.towns.get(towns[0])!, today: 20_779 },
    })
  ).task;

test('a resident reads and writes her own consents, and nobody else’s', async () => {
  const she = await at.resident(here!);
  const own = { params: { person: here } };
  expect((await she.call(contracts.listConsents, own)).status).toBe(200);
  expect((await she.call(contracts.answerConsent, { ...own, body: no })).status).toBe(201);
  const other = { params: { person: there } };
  expect((await she.call(contracts.listConsents, other)).body.code).toBe('ACCESS_NOBODY');
  const said = await she.call(contracts.answerConsent, { ...other, body: no });
  expect(said.body.code).toBe('ACCESS_NOBODY');
});

test('a worker needs an open task for her, and a worker of another town is told of nobody', async () => {
  const worker = await at.staff('family-worker', { town: towns[0] });
  const asked = { params: { person: here } };
  expect((await worker.call(contracts.listConsents, asked)).body.code).toBe('ACCESS_NEEDS_TASK');
  const task = await taskFor(here!);
  expect((await worker.call(contracts.listConsents, { ...asked, task })).status).toBe(200);
  expect((await worker.call(contracts.answerConsent, { ...asked, task, body: no })).status).toBe(
    201,
  );
  const stranger = await at.staff('family-worker', { town: towns[1] });
  const refused = await stranger.call(contracts.listConsents, { ...asked, task });
  expect([refused.status, refused.body.code]).toEqual([404, 'ACCESS_NOBODY']);
});

test.each([
  ['reviewer', 403],
  ['registrar', 403],
  ['security-administrator', 403],
] as const)('a %s writes no consents', async (role, status) => {
  const caller = await at.staff(role, role === 'security-administrator' ? {} : { town: towns[0] });
  const asked = { params: { person: here }, body: no };
  expect((await caller.call(contracts.answerConsent, asked)).status).toBe(status);
  expect((await at.stranger.call(contracts.answerConsent, asked)).status).toBe(401);
});
