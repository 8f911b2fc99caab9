/** Who may say how a task went, see the load of posts and hand tasks over; and what follows. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testCounty } from '../../../../test/postgres/county.ts';
import { type RunningServer, runServer, towns } from '../../../../test/server/running.ts';
import * as contracts from '../../../api/contracts/service/tasks.ts';
import { openTask } from '../../../api/contracts/tasks.ts';
import { listVisitsOf } from '../../../api/contracts/service/visits.ts';
import { snapshotCounty } from '../../../db/county.ts';
import { day } from '../../../rules/index.ts';
import { fillCounty } from '../answer/fixtures/model.ts';
import { raiseTasks } from './index.ts';

let at: RunningServer;
const today = '2026-11-22';
beforeAll(async () => {
  const county = await testCounty();
  await fillCounty(county, 5, 900);
  at = await runServer({ county });
  await raiseTasks(at.county, { actor: 'test', today: day(today) });
}, 60_000);
afterAll(() => at.stop());

type Task = { id: number; person: number; program: string; step: string };
const used = new Set<number>();

/** An open task of the first town that no test has used, of a window that is open. */
async function nextTask(): Promise<Task> {
  const rows = await snapshotCounty(at.county, (tx) =>
    tx.query<Task>(
      `select id, person_id as person, program, step from task
       where unit_id = $1 and closed_in is null and window_from <= '2026-11-22' and program = 'cn/child-health' order by id`,
      [at.units.towns.get(towns[0])],
    ),
  );
  const task = rows.find(({ id }) => !used.has(id))!;
  used.add(task.id);
  return task;
}

const worker = () => at.staff('family-worker', { town: towns[0] });
const by = (task: Task, body?: object) => ({
  params: { id: task.id },
  task: task.id,
  ...(body && { body }),
});

test('done at the desk it is on record with its day, and taken back it is open again', async () => {
  const task = await nextTask();
  const caller = await worker();
  const finished = await caller.call(contracts.finishTask, by(task, { day: today, place: 'home' }));
  expect(finished.status).toBe(200);
  // A task that is done opens no record any more, so taking it back needs another reason.
  const refused = await caller.call(contracts.reopenTask, by(task));
  expect(refused.body.code).toBe('ACCESS_NEEDS_TASK');
  const asked = { person: task.person, purpose: 'service', basis: 'asked-for' };
  const { task: other } = (await caller.call(openTask, { body: asked })).body;
  const seen = async () =>
    (await caller.call(listVisitsOf, { params: { person: task.person }, task: other })).body.visits;
  expect(await seen()).toMatchObject([{ day: today, place: 'home', steps: [{ outcome: 'done' }] }]);
  const reopened = { params: { id: task.id }, task: other };
  expect((await caller.call(contracts.reopenTask, reopened)).status).toBe(200);
  expect(await seen()).toMatchObject([{ steps: [] }]);
  const twice = await caller.call(contracts.reopenTask, reopened);
  expect([twice.status, twice.body.code]).toEqual([422, 'TASK_STATE']);
});

test('a visit is found in her record by whoever has a task for her', async () => {
  const task = await nextTask();
  const caller = await worker();
  const asked = { params: { person: task.person }, task: task.id };
  await caller.call(contracts.bookTask, by(task, { for: '2026-11-25T02:00:00Z' }));
  expect((await caller.call(listVisitsOf, asked)).body.visits).toEqual([]);
  const clerk = await at.staff('clerk', { town: towns[0] });
  const without = await clerk.call(listVisitsOf, { params: { person: task.person } });
  expect([without.status, without.body.code]).toEqual([403, 'ACCESS_NEEDS_TASK']);
});

test('a no is taken as it is; a review day lies ahead', async () => {
  const task = await nextTask();
  const caller = await worker();
  const wrong = await caller.call(contracts.declineTask, by(task, { reviewDay: today }));
  expect([wrong.status, wrong.body.code]).toEqual([422, 'TASK_DAY']);
  const right = await caller.call(contracts.declineTask, by(task, { reviewDay: '2027-03-01' }));
  expect(right.status).toBe(200);
  const again = await caller.call(contracts.dropTask, by(task));
  expect([again.status, again.body.code]).toEqual([422, 'TASK_STATE']);
});

test('another office has no such task, and an administrator none at all', async () => {
  const task = await nextTask();
  const elsewhere = await at.staff('family-worker', { town: towns[1] });
  const refused = await elsewhere.call(contracts.declineTask, by(task, {}));
  expect([refused.status, refused.body.code]).toEqual([404, 'TASK_UNKNOWN']);
  const administrator = await at.staff('system-administrator');
  const asked = [
    administrator.call(contracts.declineTask, by(task, {})),
    administrator.call(contracts.assignTask, by(task, { post: null })),
    administrator.call(contracts.getLoad),
  ];
  expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([403, 403, 403]);
  expect((await at.stranger.call(contracts.getLoad)).status).toBe(401);
});

test('tasks of who is away are done by who stands in, and go back at the end', async () => {
  const task = await nextTask();
  const [away, standsIn] = [await worker(), await worker()];
  const clerk = await at.staff('clerk', { town: towns[0] });
  await clerk.call(contracts.assignTask, by(task, { post: away.post }));
  const unit = { id: at.units.towns.get(towns[0])! };
  const body = { fromPost: away.post, toPost: standsIn.post, from: today, until: '2026-12-01' };
  const given = await clerk.call(contracts.handOver, { params: unit, body });
  expect(given.status).toBe(201);
  const loadOf = async (post: number) =>
    (await clerk.call(contracts.getLoad)).body.posts.find(
      (one: { post?: number }) => one.post === post,
    )?.open;
  expect([await loadOf(away.post), await loadOf(standsIn.post)]).toEqual([undefined, 1]);
  await clerk.call(contracts.endHandOver, { params: { id: given.body.handOver } });
  expect([await loadOf(away.post), await loadOf(standsIn.post)]).toEqual([1, undefined]);
  expect((await away.call(contracts.handOver, { params: unit, body })).status).toBe(403);
  const foreign = await at.staff('clerk', { town: towns[1] });
  expect((await foreign.call(contracts.handOver, { params: unit, body })).status).toBe(404);
});
