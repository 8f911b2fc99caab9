/** What a task may rest on: something due or asked on record, or the word of a resident. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testCounty } from '../../../../test/postgres/county.ts';
import { livingIn, type RunningServer, runServer, towns } from '../../../../test/server/running.ts';
import * as contracts from '../../../api/contracts/tasks.ts';
import { snapshotCounty } from '../../../db/county.ts';
import { day } from '../../../rules/index.ts';
import { fillCounty } from '../answer/fixtures/model.ts';
import { raiseTasks } from '../service/index.ts';

let at: RunningServer;
let here: readonly number[];
beforeAll(async () => {
  const county = await testCounty();
  await fillCounty(county, 5, 900);
  at = await runServer({ county });
  here = await livingIn(at.county, towns[0]);
});
afterAll(() => at.stop());

/** Who of the town is owed something by a program, and who is not. */
async function owed(program: string) {
  const rows = await snapshotCounty(at.county, (tx) =>
    tx.query<{ person_id: number }>(
      `select distinct person_id from unpaid_line
       where program = $1 and from_day <= '2026-11-22' and person_id = any($2)`,
      [program, here],
    ),
  );
  return new Set(rows.map(({ person_id }) => person_id));
}

const opened = async (role: 'clerk' | 'family-worker', person: number) => {
  const caller = await at.staff(role, { town: towns[0] });
  const body = { person, purpose: 'benefit', basis: 'due' };
  const answer = await caller.call(contracts.openTask, { body });
  return answer.status === 201 ? 'opened' : answer.body.code;
};

test('what is unpaid is a reason to open a task, for whom the lists show it to', async () => {
  const [person] = await owed('cn/childcare-subsidy');
  expect(await opened('clerk', person!)).toBe('opened');
  expect(await opened('family-worker', person!)).toBe('opened');
});

test('what a role’s lists never show is no reason for it, and tells it nothing', async () => {
  const award = await owed('cn/rural-award');
  const others = await Promise.all(
    ['cn/childcare-subsidy', 'cn/special-assistance'].map((program) => owed(program)),
  );
  const person = [...award].find((one) => others.every((other) => !other.has(one)));
  expect(await opened('clerk', person!)).toBe('opened');
  expect(await opened('family-worker', person!)).toBe('TASK_BASIS');
});

test('a due service is not done without a day: nobody would remember it, and nobody be reminded', async () => {
  const today = day('2026-11-22');
  await raiseTasks(at.county, { actor: 'test', today });
  const worker = await at.staff('family-worker', { town: towns[0] });
  const { tasks } = (await worker.call(contracts.listTasks, { query: { limit: 100 } })).body;
  const { id } = tasks.find((task: { step?: string }) => task.step !== undefined);
  const close = (outcome: string) =>
    worker.call(contracts.closeTask, { params: { id }, body: { outcome } });
  expect((await close('done')).body.code).toBe('TASK_IS_STEP');
  expect((await close('not-needed')).status).toBe(200);
});

test('of one person the tasks are listed that open her record, those of who keeps house with her too', async () => {
  const [pair] = await snapshotCounty(at.county, (tx) =>
    tx.query<{ she: number; mate: number }>(
      `select person_id as she, member_id as mate from housemates($1) where person_id <> member_id
       order by person_id desc limit 1`,
      [here],
    ),
  );
  const { she, mate } = pair!;
  const clerk = await at.staff('clerk', { town: towns[0] });
  const body = { person: mate, purpose: 'registration', basis: 'asked-for' };
  const { task } = (await clerk.call(contracts.openTask, { body })).body;
  const ofPerson = async (person: number) =>
    (await clerk.call(contracts.listTasks, { query: { person } })).body.tasks.map(
      ({ id }: { id: number }) => id,
    );
  expect(await ofPerson(she)).toContain(task);
  expect(await ofPerson(mate)).toContain(task);
  const household = await ofPerson(she);
  expect(household.toSorted()).toEqual((await ofPerson(mate)).toSorted());
});
