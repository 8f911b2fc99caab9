/** A county enters a year of working days, and limits that were provisional become certain. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listCases } from '../../../api/contracts/case/cases.ts';
import { listTasks } from '../../../api/contracts/tasks.ts';
import { setWorkingYear } from '../../../api/contracts/case/working-years.ts';
import { type Desk, openDesk, subsidy } from './fixtures/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(9, 1200);
});
afterAll(() => desk.at.stop());

const dueOf = async (id: number) => {
  const { cases } = (await desk.clerks[0]!.call(listCases)).body;
  const { due, isDueCertain, task } = cases.find((one: { id: number }) => one.id === id);
  const { tasks } = (await desk.clerks[0]!.call(listTasks, { query: { limit: 100 } })).body;
  const ofTask = tasks.find((one: { id: number }) => one.id === task);
  return [due, isDueCertain, ofTask.due];
};

test('a limit that crosses into next year is counted again when the county enters that year', async () => {
  const id = await desk.applied(subsidy, await desk.owed(subsidy));
  expect(await dueOf(id)).toEqual(['2027-01-01', false, '2027-01-01']);
  const administrator = await desk.at.staff('system-administrator');
  const body = {
    year: 2027,
    off: [{ first: '01-01', last: '01-03' }],
    worked: [],
    document: '国办发明电〔2026〕1号',
  };
  const wrong = { ...body, worked: ['02-30'] };
  expect((await administrator.call(setWorkingYear, { body: wrong })).body.code).toBe(
    'WORKING_YEAR_DAY',
  );
  const { status, body: done } = await administrator.call(setWorkingYear, { body });
  expect([status, done.recounted]).toEqual([200, 1]);
  expect(await dueOf(id)).toEqual(['2027-01-04', true, '2027-01-04']);
  expect((await desk.clerks[0]!.call(setWorkingYear, { body })).status).toBe(403);
});

test('of two who enter a year at once the later one counts', async () => {
  const administrator = await desk.at.staff('system-administrator');
  const body = { year: 2031, off: [], worked: [], document: '国办发明电〔2030〕1号' };
  const asked = [1, 2, 3, 4, 5, 6].map((n) => ({ ...body, document: `${body.document}之${n}` }));
  const answers = await Promise.all(
    asked.map((one) => administrator.call(setWorkingYear, { body: one })),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
});
