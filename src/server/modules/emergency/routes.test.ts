/** The life of an emergency, by the clock of the server: opened, told, read, over, overdue, reviewed. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { importGenerated } from '../../../../test/postgres/county.ts';
import {
  type Caller,
  livingIn,
  type RunningServer,
  runServer,
  towns,
} from '../../../../test/server/running.ts';
import { listConsents } from '../../../api/contracts/consents.ts';
import * as contracts from '../../../api/contracts/oversight.ts';
import { listNotices } from '../../../api/contracts/notices.ts';
import { ownUsage } from '../../../api/contracts/usage.ts';
import { deliverNotices } from '../notice/index.ts';

let at: RunningServer;
let elsewhere: readonly number[];
const start = new Date('2026-11-23T04:00:00Z');
beforeAll(async () => {
  at = await runServer();
  await importGenerated(at, { seed: 7, size: 1500 });
  elsewhere = await livingIn(at.county, towns[1]);
});
beforeEach(() => {
  at.clock.now = start;
});
afterAll(() => at.stop());

const reason = '邻居来电说她在家中昏倒，需要联系家人';
const open = (caller: Caller, person: number) =>
  caller.call(contracts.openEmergency, { body: { person, reason } });
const read = async (caller: Caller, person: number) =>
  (await caller.call(listConsents, { params: { person } })).status;
const goOn = (minutes: number) => {
  at.clock.now = new Date(at.clock.now.getTime() + minutes * 60_000);
};
const days = (count: number) => goOn(count * 24 * 60);

test('for an hour it opens one record, and nobody else’s', async () => {
  const [she, other] = elsewhere as [number, number];
  const worker = await at.staff('family-worker', { town: towns[0] });
  expect(await read(worker, she)).toBe(404);
  const { status, body } = await open(worker, she);
  expect([status, body.until]).toEqual([201, '2026-11-23T05:00:00.000Z']);
  expect([await read(worker, she), await read(worker, other)]).toEqual([200, 404]);
  expect(await read(await at.staff('family-worker', { town: towns[0] }), she)).toBe(404);
  goOn(59);
  expect(await read(await at.again(worker), she)).toBe(200);
  goOn(1);
  expect(await read(await at.again(worker), she)).toBe(404);
});

test('it ends early when whoever opened it says so', async () => {
  const she = elsewhere[2]!;
  const worker = await at.staff('clerk', { town: towns[0] });
  const { body } = await open(worker, she);
  const ending = { params: { id: body.emergency } };
  const other = await at.staff('clerk', { town: towns[0] });
  expect((await other.call(contracts.endEmergency, ending)).status).toBe(404);
  expect((await worker.call(contracts.endEmergency, ending)).status).toBe(200);
  expect(await read(worker, she)).toBe(404);
  expect((await worker.call(contracts.endEmergency, ending)).status).toBe(404);
});

test('she is told in the same transaction, and her log says why', async () => {
  const she = elsewhere[3]!;
  await open(await at.staff('family-worker', { town: towns[0] }), she);
  const resident = await at.resident(she);
  const { body } = await resident.call(ownUsage, { query: { limit: 1 } });
  const said = { actionCode: 'emergency-open', purposeCode: 'emergency', reason };
  expect(body.usage[0]).toMatchObject(said);
  await deliverNotices(at.county, at.clock.now);
  const { notices } = (await resident.call(listNotices)).body;
  expect(notices[0].message).toContain('looked at your data without an appointment');
});

test('unreviewed after three working days, its opener opens no other until it is reviewed', async () => {
  const [first, second, third] = elsewhere.slice(4, 7) as [number, number, number];
  const worker = await at.staff('family-worker', { town: towns[0] });
  const { body } = await open(worker, first);
  days(3);
  expect((await open(await at.again(worker), second)).status).toBe(201);
  days(1);
  const late = await open(await at.again(worker), third);
  expect([late.status, late.body.code]).toEqual([422, 'EMERGENCY_SUSPENDED']);
  const officer = await at.staff('privacy-officer');
  const listed = (await officer.call(contracts.listEmergencies)).body.emergencies;
  const found = listed.find(({ id }: { id: number }) => id === body.emergency);
  expect(found).toMatchObject({ person: first, reason, reviewBy: '2026-11-26' });
  const review = { params: { id: body.emergency }, body: { verdict: 'justified' } };
  expect((await officer.call(contracts.reviewEmergency, review)).status).toBe(200);
  expect((await officer.call(contracts.reviewEmergency, review)).status).toBe(404);
  expect((await open(await at.again(worker), third)).status).toBe(201);
});

test('a review ends what it is about, and too many that wait for one stop the next', async () => {
  const worker = await at.staff('clerk', { town: towns[0] });
  const opened = [];
  for (const person of elsewhere.slice(10, 20)) opened.push(await open(worker, person));
  expect(opened.map(({ status }) => status)).toEqual(Array(10).fill(201));
  expect((await open(worker, elsewhere[20]!)).body.code).toBe('EMERGENCY_TOO_MANY');
  const officer = await at.staff('privacy-officer');
  const review = {
    params: { id: opened[0]!.body.emergency },
    body: { verdict: 'not-justified' },
  };
  await officer.call(contracts.reviewEmergency, review);
  expect(await read(worker, elsewhere[10]!)).toBe(404);
  expect((await open(worker, elsewhere[20]!)).status).toBe(201);
});
