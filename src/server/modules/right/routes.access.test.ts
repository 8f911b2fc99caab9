/** Whose rights may be seen for what, and which programs a role never meets, not even in counts and cursors. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testCounty } from '../../../../test/postgres/county.ts';
import {
  type Caller,
  livingIn,
  type RunningServer,
  runServer,
  towns,
} from '../../../../test/server/running.ts';
import * as contracts from '../../../api/contracts/rights.ts';
import { openTask } from '../../../api/contracts/tasks.ts';
import { snapshotCounty } from '../../../db/county.ts';
import { isWithin, type Role, roleOf } from '../../access/index.ts';
import { currentPolicy } from '../answer/queries.ts';
import { fillCounty } from '../answer/fixtures/model.ts';
import { jurisdictionOf } from '../policy/index.ts';

let at: RunningServer;
let here: readonly number[];
beforeAll(async () => {
  const county = await testCounty();
  await fillCounty(county, 5, 900);
  at = await runServer({ county });
  here = await livingIn(at.county, towns[0]);
});
afterAll(() => at.stop());

const programsWithin = async (role: Role) => {
  const policy = await snapshotCounty(at.county, currentPolicy);
  const { programs } = await jurisdictionOf(at.county, policy!);
  const { lists = [] } = roleOf(role);
  return programs.filter((one) => isWithin(one, lists)).map(({ id }) => id);
};

type Row = { readonly person: number; readonly rights: readonly { readonly program: string }[] };

async function everyPage(caller: Caller, query: Record<string, string | number>) {
  const rows: Row[] = [];
  for (let after = 0; ; ) {
    const { status, body } = await caller.call(contracts.listEntitled, {
      query: { ...query, after },
    });
    expect(status).toBe(200);
    rows.push(...body.people);
    if (body.next === undefined) return rows;
    after = body.next;
  }
}

/** Who has what today of those who live or are registered in the first town, by the tables themselves. */
const entitledToday = async (programs: readonly string[]) => {
  const rows = await snapshotCounty(at.county, (tx) =>
    tx.query<{ person: number; program: string }>(
      `select person_id as person, program from entitled
       where program = any($1) and from_day <= '2026-11-22' and until_day > '2026-11-22'
         and person_id in (
           select person_id from fact where kind in (21, 23) and retracted_in is null
             and from_day <= '2026-11-22' and until_day > '2026-11-22' and low / 1000 = $2)`,
      [programs, Number(towns[0])],
    ),
  );
  return rows.map(({ person, program }) => `${person} ${program}`).toSorted();
};

test.each([
  'family-worker',
  'clerk',
] as const)('the list of a %s holds everybody of her area, with programs of her classes alone', async (role) => {
  const caller = await at.staff(role, { town: towns[0] });
  const rows = await everyPage(caller, { limit: 7 });
  const shown = rows.flatMap(({ person, rights }) =>
    rights.map(({ program }) => `${person} ${program}`),
  );
  expect(shown.length).toBeGreaterThan(10);
  expect(shown.toSorted()).toEqual(await entitledToday(await programsWithin(role)));
});

test('a program outside the classes of a role is an empty list without a next page', async () => {
  const worker = await at.staff('family-worker', { town: towns[0] });
  const own = await programsWithin('family-worker');
  const hidden = (await programsWithin('clerk')).filter((one) => !own.includes(one));
  expect(hidden.length).toBeGreaterThan(0);
  for (const program of hidden) {
    for (const list of [contracts.listEntitled, contracts.listUnpaid, contracts.listQuestions]) {
      const { body } = await worker.call(list, { query: { program } });
      expect([program, body]).toEqual([program, { people: [] }]);
    }
  }
});

test('rights of one person need a task; another village’s are nobody’s; lists are not for reviewers', async () => {
  const clerk = await at.staff('clerk', { town: towns[0] });
  const about = { params: { person: here[0]! } };
  for (const contract of [contracts.getRights, contracts.explainRights, contracts.getQuestions]) {
    expect((await clerk.call(contract, about)).body.code).toBe('ACCESS_NEEDS_TASK');
    const other = await at.staff('clerk', { town: towns[1] });
    expect((await other.call(contract, about)).body.code).toBe('ACCESS_NOBODY');
    expect((await at.stranger.call(contract, about)).status).toBe(401);
  }
  const body = { person: here[0]!, purpose: 'benefit', basis: 'asked-for' };
  const { task } = (await clerk.call(openTask, { body })).body;
  expect((await clerk.call(contracts.getRights, { ...about, task })).status).toBe(200);
  const reviewer = await at.staff('reviewer', { town: towns[0] });
  expect((await reviewer.call(contracts.listUnpaid)).body.code).toBe('ACCESS_ROLE');
});

test('no program allowed is an empty explanation, not all of them', async () => {
  const { body, task, worker } = await workerWithTask();
  const own = await worker.call(contracts.explainRights, { params: { person: body.person }, task });
  expect(own.body.programs.length).toBeGreaterThan(0);
  const query = { program: 'cn/rural-award' };
  const hidden = await worker.call(contracts.explainRights, {
    ...{ params: { person: body.person }, task, query },
  });
  expect([hidden.status, hidden.body.programs]).toEqual([200, []]);
});

async function workerWithTask() {
  const worker = await at.staff('family-worker', { town: towns[0] });
  const body = { person: here[0]!, purpose: 'service', basis: 'asked-for' };
  return { worker, body, task: (await worker.call(openTask, { body })).body.task };
}
