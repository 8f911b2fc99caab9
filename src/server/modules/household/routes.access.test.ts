/** A household is opened for an open task there, by the unit that has it, and by nobody else. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importGenerated } from '../../../../test/postgres/county.ts';
import {
  type Caller,
  livingIn,
  type RunningServer,
  runServer,
  towns,
} from '../../../../test/server/running.ts';
import { openEmergency } from '../../../api/contracts/oversight.ts';
import { getHousehold } from '../../../api/contracts/households.ts';
import { closeTask, openTask } from '../../../api/contracts/tasks.ts';

let at: RunningServer;
let here: readonly number[];
let there: number;
let worker: Caller;
beforeAll(async () => {
  at = await runServer();
  await importGenerated(at, { seed: 5, size: 1500 });
  here = await livingIn(at.county, towns[0]);
  there = (await livingIn(at.county, towns[1]))[0]!;
  worker = await at.staff('family-worker', { town: towns[0] });
});
afterAll(() => at.stop());

const about = (person: number, task?: number) => ({
  params: { person },
  ...(task !== undefined && { task }),
});
const newTask = async (caller: Caller, person: number): Promise<number> =>
  (await caller.call(openTask, { body: { person, purpose: 'service', basis: 'asked-for' } })).body
    .task;

test('a household needs a task: with it everybody in it is shown with facts of the role’s classes', async () => {
  const [person] = here;
  const without = await worker.call(getHousehold, about(person!));
  expect([without.status, without.body.code]).toEqual([403, 'ACCESS_NEEDS_TASK']);
  const task = await newTask(worker, person!);
  const { status, body } = await worker.call(getHousehold, about(person!, task));
  expect([status, body.members[0].person]).toEqual([200, person]);
  const kinds = new Set(
    body.members.flatMap((one: { facts: { kind: string }[] }) => one.facts.map(({ kind }) => kind)),
  );
  expect(kinds).toContain('birth');
  expect(kinds).not.toContain('children-ever');
});

test('a task opens one household, for its unit, while it is open', async () => {
  const task = await newTask(worker, here[0]!);
  const members = (await worker.call(getHousehold, about(here[0]!, task))).body.members;
  const own = new Set(members.map((one: { person: number }) => one.person));
  const other = here.find((one) => !own.has(one))!;
  expect((await worker.call(getHousehold, about(other, task))).body.code).toBe('ACCESS_NEEDS_TASK');
  expect((await worker.call(getHousehold, about(there, task))).body.code).toBe('ACCESS_NOBODY');
  const elsewhere = await at.staff('family-worker', { town: towns[1] });
  expect((await elsewhere.call(getHousehold, about(here[0]!, task))).status).toBe(404);
  await worker.call(closeTask, { params: { id: task }, body: { outcome: 'done' } });
  expect((await worker.call(getHousehold, about(here[0]!, task))).body.code).toBe(
    'ACCESS_NEEDS_TASK',
  );
});

test('a resident and an emergency open one record, not those of the others in the house', async () => {
  const task = await newTask(worker, here[0]!);
  const { members } = (await worker.call(getHousehold, about(here[0]!, task))).body;
  expect(members.length).toBeGreaterThan(1);
  const alone = [expect.objectContaining({ person: here[0] })];
  const resident = await at.resident(here[0]!);
  expect((await resident.call(getHousehold, about(here[0]!))).body.members).toEqual(alone);
  expect((await resident.call(getHousehold, about(members[1].person))).status).toBe(404);
  const called = await at.staff('family-worker', { town: towns[0] });
  const body = { person: here[0]!, reason: '电话中听到呼救，需要家人联系方式' };
  expect((await called.call(openEmergency, { body })).status).toBe(201);
  expect((await called.call(getHousehold, about(here[0]!))).body.members).toEqual(alone);
});

test('nobody signed in and no administrator opens a household', async () => {
  expect((await at.stranger.call(getHousehold, about(here[0]!))).status).toBe(401);
  const administrator = await at.staff('security-administrator');
  expect((await administrator.call(getHousehold, about(here[0]!))).body.code).toBe('ACCESS_ROLE');
});
