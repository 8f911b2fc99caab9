/** What a phone gets to hold: whom, how much of each, and what changed since. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testCounty } from '../../../../../test/postgres/county.ts';
import {
  livingIn,
  type RunningServer,
  runServer,
  towns,
} from '../../../../../test/server/running.ts';
import { fetchPolicy } from '../../../../api/contracts/phone/sync.ts';
import { openTask } from '../../../../api/contracts/tasks.ts';
import { changeCounty, snapshotCounty } from '../../../../db/county.ts';
import type { PackedPerson } from '../../../../model/sync/caseload.ts';
import { day, END } from '../../../../rules/index.ts';
import { loadPolicyVersion } from '../../../../programs/version/version.ts';
import { setCatchment } from '../../area/index.ts';
import { mergePersons } from '../../duplicate/index.ts';
import { closeTask, openTask as openTaskOfUnit } from '../../task/index.ts';
import { fillCounty } from '../../answer/fixtures/model.ts';
import { addFact, correctName, recordLifeEvent } from '../../registry/index.ts';
import { addPhone, type Phone } from '../fixtures/phone.ts';

const actor = 'test';
let at: RunningServer;
let phone: Phone;
let living: readonly number[];
beforeAll(async () => {
  const county = await testCounty();
  await fillCounty(county, 5, 1500);
  at = await runServer({ county });
  phone = await addPhone(await at.staff('family-worker', { town: towns[0] }));
  living = await livingIn(at.county, towns[0]);
});
afterAll(() => at.stop());

const kindsOf = ({ facts }: PackedPerson) => facts.map(([, kind]) => kind);

const open = (person: number) =>
  phone.caller.call(openTask, { body: { person, purpose: 'service', basis: 'asked-for' } });

/** Closes every task as if it had been done by somebody else. */
const closeAll = () =>
  changeCounty(at.county, { kind: 'test', actor }, async (tx) => {
    const rows = await tx.query<{ person: number }>(
      `update task set outcome = 'done', closed_in = $1 where closed_in is null returning person_id as person`,
      [tx.event],
    );
    for (const { person } of rows) tx.changed('person', person);
  });

test('a phone holds everybody whom its post serves, once, as lists show them', async () => {
  const { people } = await phone.fetchAll();
  const ids = people.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].toSorted((a, b) => a - b));
  expect(living.filter((id) => !ids.includes(id))).toEqual([]);
  expect(new Set(people.map(({ seenBy }) => seenBy))).toEqual(new Set(['area']));
  expect(people.flatMap(kindsOf)).not.toContain('disability-level');
});

test('what a visit needs is there for whom there is an open task, and for nobody else', async () => {
  const [she, other] = [living[0]!, living.at(-2)!];
  await addFact(at.county, {
    ...{ actor, person: she, kind: 'disability-level', value: 2, today: day('2026-11-22') },
  });
  const { known } = await phone.fetchAll();
  await open(she);
  await correctName(at.county, { actor, person: she, name: '测有任务' });
  await correctName(at.county, { actor, person: other, name: '测无任务' });
  const { people } = (await phone.fetchChanges(known)).body as { people: PackedPerson[] };
  const seen = new Map(people.map((one) => [one.id, one]));
  expect(seen.get(she)).toMatchObject({ seenBy: 'task', name: '测有任务', consents: {} });
  expect(kindsOf(seen.get(she)!)).toContain('disability-level');
  expect(seen.get(she)!.tasks).toMatchObject([{ state: 'open', purpose: 'service' }]);
  expect(seen.get(other)).toMatchObject({ seenBy: 'area', tasks: [] });
  await closeAll();
  const after = (await phone.fetchChanges(known)).body.people as PackedPerson[];
  const again = after.find(({ id }) => id === she)!;
  expect([again.seenBy, kindsOf(again).includes('disability-level')]).toEqual(['area', false]);
});

test('who moves away is gone from the phone, and there for the one that serves her now', async () => {
  const there = await addPhone(await at.staff('family-worker', { town: towns[1] }));
  const [here, thither] = [await phone.fetchAll(), await there.fetchAll()];
  const person = living.at(-1)!;
  await recordLifeEvent(at.county, at.keys, {
    ...{ actor, person, today: day('2026-11-22') },
    event: { kind: 'move', day: day('2026-11-20'), residence: `${towns[1]}001` },
  });
  // She is still registered there; what she moves is where she lives.
  await changeCounty(at.county, { kind: 'test', actor }, async (tx) => {
    await tx.query(`update fact set retracted_in = $1 where person_id = $2 and kind = 23`, [
      ...[tx.event, person],
    ]);
    tx.changed('fact', person);
  });
  const gone = (await phone.fetchChanges(here.known)).body;
  expect([gone.gone, gone.people.map(({ id }: PackedPerson) => id).includes(person)]).toEqual([
    [person],
    false,
  ]);
  const come = (await there.fetchChanges(thither.known)).body;
  expect(come.people.map(({ id }: PackedPerson) => id)).toContain(person);
  expect(come.gone).toEqual([]);
});

test('two records that are taken for one person come as one, with what both of them say', async () => {
  const [person, into] = [living[40]!, living[50]!];
  await open(into);
  const before = await phone.fetchAll();
  await mergePersons(at.county, { actor, today: day('2026-11-22'), person, into, evidence: [] });
  const { body } = await phone.fetchChanges(before.known);
  const isShe = ({ id }: PackedPerson) => id === into;
  const now = (await phone.fetchAll()).people.find(isShe)!;
  const then = before.people.find(isShe)!;
  expect(now.facts.length).toBeGreaterThan(then.facts.length);
  expect(body.people.find(isShe)).toEqual(now);
  expect(body.gone).toContain(person);
  // Which record is believed where they differ is not on the phone.
  expect([then.whole.length > 0, now.whole]).toEqual([true, []]);
});

test('who is there because of somebody they keep house with goes when her task is over', async () => {
  const [unit, today] = [at.units.towns.get(towns[0])!, day('2026-11-22')];
  const [away] = await homesIn(towns[1]);
  const asked = { actor, today, unit, person: away!.person };
  const purpose = { purpose: 'service', basis: 'asked-for' } as const;
  const { task } = await openTaskOfUnit(at.county, { ...asked, ...purpose });
  const { people, known } = await phone.fetchAll();
  const both = [away!.person, away!.other].toSorted((a, b) => a - b);
  const here = people.map(({ id }) => id);
  expect(both.filter((id) => !here.includes(id))).toEqual([]);
  await closeTask(at.county, { actor, today, unit, task, outcome: 'done' });
  const { body } = await phone.fetchChanges(known);
  expect(body.gone).toEqual(expect.arrayContaining(both));
});

/** Two people who keep house together in a town, neither of them with a place anywhere else. */
const homesIn = async (town: string) => {
  const there = await livingIn(at.county, town);
  return snapshotCounty(at.county, (tx) =>
    tx.query<{ person: number; other: number }>(
      `select min(person_id) as person, max(person_id) as other from household_member
       where retracted_in is null and until_day > '2026-11-22' and person_id = any($1)
         and not exists (select from fact where fact.person_id = household_member.person_id and kind in (21, 23)
           and low between $2 and $3)
       group by household_id having count(distinct person_id) = 2 order by 1`,
      [there, Number(`${towns[0]}000`), Number(`${towns[0]}999`)],
    ),
  );
};

test('another policy, another epoch and a new catchment are told by fetching everybody', async () => {
  const { known } = await phone.fetchAll();
  const whole = async (one: typeof known) => (await phone.fetchChanges(one)).body.isWhole;
  expect(await whole(known)).toBe(false);
  expect(await whole({ ...known, epoch: crypto.randomUUID() })).toBe(true);
  expect(await whole({ ...known, policy: '0'.repeat(64) })).toBe(true);
  expect(await whole({ ...known, after: known.after + 1 })).toBe(true);
  const unit = at.units.towns.get(towns[1])!;
  await setCatchment(at.county, { actor, unit, areas: [towns[1]], from: day('2026-12-01') });
  expect(await whole(known)).toBe(true);
});

test('many changes come in several answers, and the last of them says the same as fetching everybody', async () => {
  const { people, known } = await phone.fetchAll();
  const held = new Map(people.map((one) => [one.id, one]));
  for (const person of living.slice(0, 130)) {
    await correctName(at.county, { actor, person, name: `测改${person}` });
  }
  let after = known.after;
  let answers = 0;
  for (let hasMore = true; hasMore; answers++) {
    const { body } = await phone.fetchChanges({ ...known, after });
    for (const one of body.people) held.set(one.id, one);
    for (const id of body.gone) held.delete(id);
    ({ cursor: after, hasMore } = body);
  }
  expect(answers).toBeGreaterThan(1);
  const fresh = await phone.fetchAll();
  expect([...held.values()].toSorted((a, b) => a.id - b.id)).toEqual(fresh.people);
  expect(after).toBe(fresh.known.after);
});

test('what begins on a later day is on the phone before: then it says what the server says', async () => {
  const { people } = await phone.fetchAll();
  const then = day('2027-01-02');
  const before = at.clock.now;
  at.clock.now = new Date('2027-01-02T04:00:00Z');
  const fresh = await addPhone(await at.staff('family-worker', { town: towns[0] }));
  const later = new Map((await fresh.fetchAll()).people.map((one) => [one.id, one]));
  at.clock.now = before;
  const on = ({ unpaid, windows, entitled }: PackedPerson) => ({
    unpaid: unpaid.filter(([, from, , , last]) => from <= then && (last ?? then) >= then),
    windows: windows.filter(([, , from, , last]) => from <= then && last >= then),
    entitled: entitled.filter(([, from, until]) => (from ?? then) <= then && (until ?? END) > then),
  });
  const alike = people.filter(({ id, seenBy }) => later.get(id)?.seenBy === seenBy);
  expect(alike.length).toBeGreaterThan(50);
  for (const one of alike) expect([one.id, on(one)]).toEqual([one.id, on(later.get(one.id)!)]);
  const begun = alike.flatMap(({ unpaid }) => unpaid.filter(([, from]) => from === then - 1));
  expect(begun.length).toBeGreaterThan(5);
});

test('the rules that a caseload rests on are fetched by their hash', async () => {
  const { policy } = (await phone.fetchAll()).known;
  const { body } = await phone.caller.call(fetchPolicy, { params: { hash: policy } });
  expect(createHash('sha256').update(body.definition).digest('hex')).toBe(policy);
  const ids = loadPolicyVersion(body.definition).programs.map(({ id }) => id);
  expect(ids).toContain('cn/childcare-subsidy');
  const none = await phone.caller.call(fetchPolicy, { params: { hash: 'f'.repeat(64) } });
  expect([none.status, none.body.code]).toEqual([404, 'POLICY_UNKNOWN']);
});

test('a post that serves a whole county holds only those whom it has a task for', async () => {
  const clerk = await addPhone(await at.staff('clerk'));
  const [she] = living as [number];
  await clerk.caller.call(openTask, {
    body: { person: she, purpose: 'benefit', basis: 'asked-for' },
  });
  const { people } = await clerk.fetchAll();
  expect(people.map(({ id }) => id)).toContain(she);
  const mates = await snapshotCounty(at.county, (tx) =>
    tx.query<{ id: number }>('select distinct member_id as id from housemates(array[$1::bigint])', [
      she,
    ]),
  );
  expect(people.length).toBe(Math.max(1, mates.length));
});
