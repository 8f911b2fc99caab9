/** Who sees what was done and measured at visits; words of a visit in any order; referrals and phone numbers. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importGenerated } from '../../../../test/postgres/county.ts';
import { livingIn, type RunningServer, runServer, towns } from '../../../../test/server/running.ts';
import { listVisits, listVisitsOf } from '../../../api/contracts/service/visits.ts';
import { openTask } from '../../../api/contracts/tasks.ts';
import { changeCounty, type Changing, snapshotCounty } from '../../../db/county.ts';
import { day } from '../../../rules/index.ts';
import { sendReferral, takeBackReferral } from '../referral/index.ts';
import { phonesOf, setPhone, takeBackPhone } from '../service/index.ts';
import { noteVisit, recordObservation, recordVisit, takeBackObservation } from './index.ts';

let at: RunningServer;
let she: number;
let other: number;
beforeAll(async () => {
  at = await runServer();
  await importGenerated(at, { seed: 5, size: 300 });
  [she, other] = (await livingIn(at.county, towns[0])) as [number, number];
});
afterAll(() => at.stop());

const today = day('2026-11-22');
const unit = () => at.units.towns.get(towns[0])!;
const by = () => ({ account: 1, unit: unit() });
const change = async <T>(work: (tx: Changing) => Promise<T>) =>
  (await changeCounty(at.county, { kind: 'test', actor: 'test' }, work)).value;

/** Of somebody, as a worker with a task for her sees it. */
async function shownOf(person: number) {
  const caller = await at.staff('family-worker', { town: towns[0] });
  const body = { person, purpose: 'service', basis: 'asked-for' };
  const { task } = (await caller.call(openTask, { body })).body;
  return (await caller.call(listVisitsOf, { params: { person }, task })).body;
}

test('what is said of a visit makes one visit in whatever order it comes', async () => {
  const visit = crypto.randomUUID();
  const contacted = { visit, visited: she, by: by() };
  const weight = { person: other, kind: 'weight', value: 12.345 };
  const id = await change((tx) => recordObservation(tx, contacted, weight));
  await change((tx) => noteVisit(tx, contacted, '家里有狗'));
  const told = { day: today, place: 'home', minutes: 25, today } as const;
  await change((tx) => recordVisit(tx, contacted, told));
  const [mine] = (await shownOf(she)).visits;
  expect(mine).toMatchObject({
    visit,
    day: '2026-11-22',
    minutes: 25,
    note: '家里有狗',
    observations: [],
  });
  const [hers] = (await shownOf(other)).visits;
  expect(hers.observations).toEqual([
    { kind: 'weight', words: 'weight', value: 12.345, unit: 'kg' },
  ]);
  expect(hers.note).toBeUndefined();
  await change((tx) => takeBackObservation(tx, { id, person: other }));
  expect((await shownOf(other)).visits).toEqual([]);
});

test('what cannot have been measured is refused, and a kind that is not listed', async () => {
  const contacted = { visited: she, by: by() };
  const measure = (kind: string, value: number) =>
    change((tx) => recordObservation(tx, contacted, { person: she, kind, value }));
  await expect(measure('temperature', 366)).rejects.toMatchObject({
    code: 'OBSERVATION_IMPLAUSIBLE',
  });
  await expect(measure('fundal-height', 30)).rejects.toMatchObject({ code: 'OBSERVATION_UNKNOWN' });
});

test('a unit sees its own visits, a resident her own, and nobody else any', async () => {
  const visit = crypto.randomUUID();
  const told = { day: today, place: 'phone', today } as const;
  await change((tx) => recordVisit(tx, { visit, visited: she, by: by() }, told));
  const visits = async (town: string) =>
    (await (await at.staff('clerk', { town })).call(listVisits)).body.visits as { visit: string }[];
  expect((await visits(towns[0]))[0]).toMatchObject({
    visit,
    person: she,
    name: expect.any(String),
  });
  expect(await visits(towns[1])).toEqual([]);
  const params = { person: she };
  const own = await (await at.resident(she)).call(listVisitsOf, { params });
  expect(own.body.visits[0]).toMatchObject({ visit });
  const foreign = await (await at.resident(other)).call(listVisitsOf, { params });
  expect([foreign.status, foreign.body.code]).toEqual([404, 'ACCESS_NOBODY']);
  expect((await at.stranger.call(listVisits)).status).toBe(401);
});

test('who is sent on has a task there, due in two weeks, until it is taken back', async () => {
  const day = today - 1;
  const referral = {
    person: she,
    to: 'county',
    reason: 'abnormal-result',
    day,
    by: by(),
    today,
  } as const;
  const { id, task } = await change((tx) => sendReferral(tx, referral));
  const row = async () =>
    (
      await snapshotCounty(at.county, (tx) =>
        tx.query('select unit_id, due_day, outcome from task where id = $1', [task]),
      )
    )[0];
  expect(await row()).toEqual({ unit_id: at.units.county, due_day: day + 14, outcome: null });
  expect((await shownOf(she)).referrals[0]).toMatchObject({ id, state: 'sent', due: '2026-12-05' });
  await change((tx) => takeBackReferral(tx, { id, person: she, by: { ...by(), day: today } }));
  expect([await row(), (await shownOf(she)).referrals]).toMatchObject([
    { outcome: 'mistaken' },
    [],
  ]);
});

test('a phone number is sealed, the last one counts, and taken back the one before does', async () => {
  const set = (phone: string) => change((tx) => setPhone(tx, at.keys, { person: she, phone }));
  await set('138 0000 1111');
  const id = await set('13900002222');
  const phone = () =>
    snapshotCounty(at.county, async (tx) => (await phonesOf(tx, at.keys, [she])).get(she));
  expect(await phone()).toBe('13900002222');
  await change((tx) => takeBackPhone(tx, { id, person: she }));
  expect(await phone()).toBe('13800001111');
  await expect(set('no number')).rejects.toMatchObject({ code: 'CONTACT_PHONE' });
});
