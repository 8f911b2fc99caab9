/** Whose households are on today's list, and in which order. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testCounty } from '../../../../test/postgres/county.ts';
import { livingIn, type RunningServer, runServer, towns } from '../../../../test/server/running.ts';
import { getToday } from '../../../api/contracts/service/today.ts';
import { day } from '../../../rules/index.ts';
import { fillCounty } from '../answer/fixtures/model.ts';
import { raiseTasks } from '../service/index.ts';

let at: RunningServer;
beforeAll(async () => {
  const county = await testCounty();
  await fillCounty(county, 5, 900);
  at = await runServer({ county });
  await raiseTasks(at.county, { actor: 'test', today: day('2026-11-22') });
}, 60_000);
afterAll(() => at.stop());

test('today’s list shows a worker her own town, in the order of harm, and a stranger nothing', async () => {
  const caller = await at.staff('family-worker', { town: towns[0] });
  const { status, body } = await caller.call(getToday);
  expect([status, body.isPart, body.households.length > 5]).toEqual([200, false, true]);
  const first = body.households.map((one: { reasons: { code: string }[] }) => one.reasons[0]!.code);
  const order = ['booked', 'lost-soon', 'short', 'claim-ends', 'asked', 'overdue', 'due', 'owed'];
  const places = first.map((code: string) => [...order, 'questions', 'soon'].indexOf(code));
  expect(places).toEqual(places.toSorted((a: number, b: number) => a - b));
  const people = body.households.flatMap((one: { people: { person: number }[] }) => one.people);
  const here = new Set(await livingIn(at.county, towns[0]));
  const elsewhere = await livingIn(at.county, towns[1]);
  expect(people.some(({ person }: { person: number }) => here.has(person))).toBe(true);
  expect(people.filter(({ person }: { person: number }) => elsewhere.includes(person))).toEqual([]);
  expect((await at.stranger.call(getToday)).status).toBe(401);
  const administrator = await at.staff('system-administrator');
  expect((await administrator.call(getToday)).status).toBe(403);
});
