/** Who may open emergencies and review them; and that opening one tells nobody whether somebody exists. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importGenerated } from '../../../../test/postgres/county.ts';
import { livingIn, type RunningServer, runServer, towns } from '../../../../test/server/running.ts';
import * as contracts from '../../../api/contracts/oversight.ts';
import { snapshotCounty } from '../../../db/county.ts';
import { addPost, endPost } from '../post/index.ts';

let at: RunningServer;
let she: number;
beforeAll(async () => {
  at = await runServer();
  await importGenerated(at, { seed: 7, size: 1500 });
  she = (await livingIn(at.county, towns[1]))[0]!;
});
afterAll(() => at.stop());

const reason = '救护车已到，急需过敏史和家属电话';
const opening = (person: number) => ({ body: { person, reason } });

test.each([
  ['family-worker', 201],
  ['clerk', 201],
  ['care-provider', 201],
  ['registrar', 403],
  ['reviewer', 403],
  ['privacy-officer', 403],
  ['system-administrator', 403],
  ['audit-administrator', 403],
] as const)('a %s who opens one gets %i', async (role, status) => {
  const staff = await at.staff(role);
  expect((await staff.call(contracts.openEmergency, opening(she))).status).toBe(status);
});

test('only privacy officers see and review them; residents and strangers do not', async () => {
  const review = { params: { id: 1 }, body: { verdict: 'justified' } };
  for (const role of ['family-worker', 'clerk', 'audit-administrator'] as const) {
    const staff = await at.staff(role);
    const { status } = await staff.call(contracts.listEmergencies);
    expect([status, (await staff.call(contracts.reviewEmergency, review)).status]).toEqual([
      403, 403,
    ]);
  }
  expect((await (await at.resident(she)).call(contracts.listEmergencies)).status).toBe(403);
  expect((await at.stranger.call(contracts.openEmergency, opening(she))).status).toBe(401);
});

test('nobody reviews their own', async () => {
  const worker = await at.staff('family-worker', { town: towns[0] });
  const { body } = await worker.call(contracts.openEmergency, opening(she));
  const { account, post } = worker;
  const by = { actor: 'test', now: at.clock.now };
  await endPost(at.county, { ...by, post });
  await addPost(at.county, { ...by, account, role: 'privacy-officer', unit: at.units.county });
  const officer = await at.again(worker);
  const review = { params: { id: body.emergency }, body: { verdict: 'justified' } };
  const { status, body: problem } = await officer.call(contracts.reviewEmergency, review);
  expect([status, problem.code]).toEqual([422, 'EMERGENCY_OWN_REVIEW']);
});

test('a number that nobody has is opened like any other and leaves the same rows', async () => {
  const rowsOf = async (person: number) => {
    const worker = await at.staff('family-worker', { town: towns[0] });
    const { status, body } = await worker.call(contracts.openEmergency, opening(person));
    const rows = await snapshotCounty(at.county, (tx) =>
      tx.query(
        `select action, cardinality(subjects) as subjects, opened_at, until_at, verdict
         from audit_event join emergency_access on added_in = event_id where actor = $1`,
        [`account ${worker.account}`],
      ),
    );
    return { status, keys: Object.keys(body), rows };
  };
  expect(await rowsOf(999_999)).toEqual(await rowsOf(she));
});

test('a reason of a few letters is none', async () => {
  const worker = await at.staff('family-worker');
  const body = { person: she, reason: '  急   ' };
  expect((await worker.call(contracts.openEmergency, { body })).body.code).toBe('EMERGENCY_REASON');
});
