/** What phones said of two records meets when they are taken for one person, and parts when that is undone. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { day } from '../../../../rules/index.ts';
import { snapshotCounty } from '../../../../db/county.ts';
import { mergePersons, undoMerge } from '../../duplicate/index.ts';
import { joinFields } from '../index.ts';
import { openTown, outcomesOf, type Person, type Town } from '../fixtures/town.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.at.stop());

const actor = 'test';
const numberOf = (she: Person) => Number(she.slice('person/'.length));
const join = () =>
  joinFields(town.at.county, {
    ...{ keys: town.at.keys, today: day('2026-11-22'), now: new Date('2026-11-22T04:00:00Z') },
  });

const merge = (one: Person, into: Person) =>
  mergePersons(town.at.county, {
    ...{
      actor,
      today: day('2026-11-22'),
      person: numberOf(one),
      into: numberOf(into),
      evidence: [],
    },
  });

/** Two phones say something of two people, who are one. */
async function saidOfTwo(field: string, values: readonly [unknown, unknown]) {
  const [one, into] = [await town.somebody(), await town.somebody()];
  const say = async (phone: Town['phone'], she: Person, value: unknown) => {
    const event = await phone.say({ record: she, about: she, field, value: value as string });
    expect(outcomesOf(await phone.send(event))).toEqual(['accepted']);
    return event.event.id;
  };
  const ids = [await say(town.phone, one, values[0]), await say(town.other, into, values[1])];
  return { one, into, ids: ids.toSorted() };
}

/** State of events, and whether they have an effect, by id. */
const statesOf = async (ids: readonly string[]) =>
  snapshotCounty(town.at.county, (tx) =>
    tx.query<{ record: string; state: string; stands: boolean }>(
      `select record, state, effect is not null as stands from phone_event where id = any($1) order by id`,
      [ids],
    ),
  );

const openOf = (record: string) =>
  snapshotCounty(town.at.county, (tx) =>
    tx.query(
      `select kind, field from phone_conflict where record = $1 and decided_in is null order by field`,
      [record],
    ),
  );

const fact = (value: string, from = '2026-10-01') => ({ value, from });

test('two that differ are a conflict, and of two facts one stands on record', async () => {
  const field = 'fact/employment';
  const { one, into, ids } = await saidOfTwo(field, [fact('employed'), fact('not-employed')]);
  await merge(one, into);
  expect(await join()).toBe(1);
  expect(await statesOf(ids)).toEqual([
    { record: into, state: 'conflict', stands: true },
    { record: into, state: 'conflict', stands: false },
  ]);
  expect(await openOf(into)).toEqual([{ kind: 'differs', field }]);
  const facts = [await town.factsOf(one, 'employment'), await town.factsOf(into, 'employment')];
  expect(facts.flat().filter(({ from }) => from === day('2026-10-01'))).toHaveLength(1);
  expect(await join()).toBe(0);
});

test('two that say the same are one, and phones that know of both replace it', async () => {
  const said = { value: 3, from: '2026-11-01' };
  const { one, into, ids } = await saidOfTwo('fact/disability-level', [said, said]);
  await merge(one, into);
  await join();
  expect((await statesOf(ids)).map(({ state }) => state)).toEqual(['accepted', 'merged']);
  expect(await openOf(into)).toEqual([]);
  const next = { record: one, about: one, field: 'fact/disability-level', base: ids };
  const event = await town.phone.say({ ...next, value: { ...said, value: 4 } });
  expect(outcomesOf(await town.phone.send(event))).toEqual(['accepted']);
  const facts = [
    await town.factsOf(one, 'disability-level'),
    await town.factsOf(into, 'disability-level'),
  ];
  expect(facts.flat()).toMatchObject([{ low: 4 }]);
});

test('when the merge is undone each says again what was said of it', async () => {
  const { one, into, ids } = await saidOfTwo('phone', ['13900000001', '13900000002']);
  const { merge: number } = await merge(one, into);
  await join();
  expect((await statesOf(ids)).map(({ stands }) => stands)).toEqual([true, false]);
  await undoMerge(town.at.county, { actor, today: day('2026-11-22'), merge: number });
  expect(await join()).toBe(1);
  const states = await statesOf(ids);
  expect(states.map(({ state, stands }) => [state, stands])).toEqual([
    ['accepted', true],
    ['accepted', true],
  ]);
  expect(states.map(({ record }) => record).toSorted()).toEqual([one, into].toSorted());
  expect(await openOf(into)).toEqual([]);
  const people = (await town.phone.fetchAll()).people;
  const numbers = [one, into].map((she) => people.find(({ id }) => id === numberOf(she))!.phone);
  expect(numbers).toEqual(['13900000001', '13900000002']);
});

test('a yes and a no come to a no', async () => {
  const consent = { textVersion: 1, language: 'zh-CN', readAloud: true };
  const answers = [
    { ...consent, answer: 'no' },
    { ...consent, answer: 'yes' },
  ] as const;
  const { one, into } = await saidOfTwo('consent/reminders', answers);
  await merge(one, into);
  await join();
  const { people } = await town.phone.fetchAll();
  const she = people.find(({ id }) => id === numberOf(into))!;
  expect(['refused', 'withdrawn']).toContain(she.consents.reminders);
});
