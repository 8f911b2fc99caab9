/** Facts one by one: what is refused, what ends what, and what stays readable, on a real database. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testCounty, type TestCounty } from '../../../../test/postgres/county.ts';
import { snapshotCounty } from '../../../db/county.ts';
import { registryErrorTexts } from '../../../i18n/errors/registry.ts';
import { careKinds } from '../../../model/facts/care.ts';
import { BEGINNING, day, END } from '../../../rules/index.ts';
import { mergePersons } from '../duplicate/index.ts';
import {
  addFact,
  addPerson,
  changeFact,
  correctFact,
  endFact,
  type FactStatement,
  factsOf,
  retractFact,
  undoEvent,
} from './index.ts';

let at: TestCounty;
beforeAll(async () => {
  at = await testCounty();
});
afterAll(() => at.drop());

const today = day('2026-11-22');
const by = { actor: 'desk', today };
const [village, town] = ['990101001201', '990101001'];

const register = async (...facts: FactStatement[]): Promise<number> => {
  const one = { ...by, name: '测试人', facts, links: [] };
  return (await addPerson(at.county, at.keys, one)).person;
};
const add = (person: number, fact: FactStatement, source?: string) =>
  addFact(at.county, { ...by, person, ...fact, ...(source !== undefined && { source }) });
const holds = async (person: number) =>
  (await factsOf(at.county, { ...by, person })).holds.map(({ kind, value, from, until }) => ({
    ...{ kind, from, until },
    ...(value !== undefined && { value }),
  }));

describe('what somebody states', () => {
  test.each<[string, FactStatement, string]>([
    [
      'a kind that the catalogue lacks',
      { kind: 'contraception', value: true },
      'FACT_KIND_UNKNOWN',
    ],
    ['a name of every object', { kind: 'constructor', value: true }, 'FACT_KIND_UNKNOWN'],
    ['a state stated as an event', { kind: 'residence', day: today }, 'FACT_VALUE_NEEDED'],
    ['a state without a value', { kind: 'residence' }, 'FACT_VALUE_NEEDED'],
    [
      'an event stated as a state',
      { kind: 'encounter/care-visit', value: true },
      'FACT_DAY_NEEDED',
    ],
    ['a birth stated as a state', { kind: 'birth', from: 3, until: 4 }, 'FACT_DAY_NEEDED'],
    ['a birth tomorrow', { kind: 'birth', day: today + 1 }, 'FACT_IN_FUTURE'],
    [
      'a birth that may lie ahead',
      { kind: 'birth', day: { earliest: 0, latest: today + 9 } },
      'FACT_IN_FUTURE',
    ],
    ['a birth backwards', { kind: 'birth', day: { earliest: 9, latest: 3 } }, 'FACT_DAYS_INVALID'],
    ['a day that is no day', { kind: 'birth', day: Number.NaN }, 'FACT_DAYS_INVALID'],
    [
      'an end before the beginning',
      { kind: 'residence', value: town, from: 9, until: 9 },
      'FACT_DAYS_INVALID',
    ],
    [
      'a year nobody knew',
      { kind: 'residence', value: town, from: BEGINNING + 2 },
      'FACT_DAYS_INVALID',
    ],
    ['a sex that lasts', { kind: 'sex', value: 'female', until: 9 }, 'FACT_DAYS_INVALID'],
    ['a choice that is none', { kind: 'marital-status', value: 'engaged' }, 'FACT_VALUE_INVALID'],
    ['a grade above the worst', { kind: 'complication-grade', value: 4 }, 'FACT_VALUE_INVALID'],
    ['half an area code', { kind: 'residence', value: '99010' }, 'FACT_VALUE_INVALID'],
    ['fewer than no parents', { kind: 'unlisted/parents', value: -1 }, 'FACT_VALUE_INVALID'],
    ['an unknown sex', { kind: 'sex', value: null }, 'FACT_VALUE_INVALID'],
  ])('%s is refused and leaves no trace', async (_, fact, code) => {
    const person = await register();
    const count = () =>
      snapshotCounty(at.county, ({ query }) => query('select count(*) from event'));
    const before = await count();
    const error = await add(person, fact).catch((it) => it);
    expect(error).toMatchObject({ code });
    const words = registryErrorTexts[code]!(error.detail);
    expect(`${words.en} ${words['zh-CN']}`).not.toMatch(/undefined|NaN/);
    expect(await count()).toEqual(before);
    expect(await holds(person)).toEqual([]);
  });

  const values: FactStatement[] = [
    { kind: 'sex', value: 'female' },
    { kind: 'nationality', value: 'cn' },
    { kind: 'residence', value: town, from: 7 },
    { kind: 'household-registration', value: village, from: 1, until: 9 },
    { kind: 'disability-level', value: 2, from: 3 },
    { kind: 'employment', value: null, from: 3 },
    { kind: 'unlisted/parents', value: { low: 0, high: 2 } },
  ];
  test('comes back as it was stated', async () => {
    const always = { from: BEGINNING, until: END };
    const person = await register(...values);
    expect(await holds(person)).toEqual(values.map((fact) => ({ ...always, ...fact })));
  });

  test('of the number of children enters only with what the person brought', async () => {
    const person = await register();
    const told: FactStatement[] = [
      { kind: 'one-child-certificate', value: true },
      { kind: 'children-ever', value: 1 },
    ];
    for (const fact of told) {
      await expect(add(person, fact)).rejects.toMatchObject({ code: 'FACT_SOURCE_NEEDED' });
      await expect(add(person, fact, ' ')).rejects.toMatchObject({ code: 'FACT_SOURCE_NEEDED' });
      await add(person, fact, '独生子女父母光荣证');
    }
    const { holds: known } = await factsOf(at.county, { ...by, person });
    expect(known.map(({ by: { source } }) => source)).toEqual(told.map(() => '独生子女父母光荣证'));
  });

  test.each(
    careKinds,
  )('of care is refused whatever was brought, and leaves no trace: %s', async (kind) => {
    const person = await register();
    const said = kind === 'pregnancy-plan' ? { kind, value: true } : { kind, day: 1 };
    const before = await holds(person);
    const given = { ...by, person, today, ...said, source: '母子健康手册' };
    const refused = expect.objectContaining({ code: 'FACT_IN_CARE_RECORD' });
    await expect(addFact(at.county, given)).rejects.toEqual(refused);
    await expect(changeFact(at.county, { ...given, from: 1 })).rejects.toEqual(refused);
    await expect(correctFact(at.county, { ...given, fact: 1 })).rejects.toEqual(refused);
    expect(await holds(person)).toEqual(before);
  });
});

test('a move ends the residence before it, and its undoing brings that back', async () => {
  const person = await register({ kind: 'residence', value: town, from: 10 });
  const move = { ...by, person, kind: 'residence', value: village, from: 50 };
  const { event } = await changeFact(at.county, move);
  const moved = [
    { kind: 'residence', value: town, from: 10, until: 50 },
    { kind: 'residence', value: village, from: 50, until: END },
  ];
  expect(await holds(person)).toEqual(moved);
  const back = { ...move, value: '990101002', from: 40 };
  await expect(changeFact(at.county, back)).rejects.toMatchObject({ code: 'FACT_OVERLAPS' });
  await undoEvent(at.county, { ...by, event });
  expect(await holds(person)).toEqual([{ ...moved[0], until: END }]);
});

test('an answer ends that nobody knew, on its days alone, and undoing it brings that back', async () => {
  const person = await register({ kind: 'residence', value: null });
  const inOrder = async () => (await holds(person)).toSorted((a, b) => a.from - b.from);
  const [from, until] = [day('2025-08-08'), day('2026-01-01')];
  const unknown = { kind: 'residence', value: null, from: BEGINNING, until: END };
  const { event } = await add(person, { kind: 'residence', value: village, from, until });
  expect(await inOrder()).toEqual([
    { ...unknown, until: from },
    { kind: 'residence', value: village, from, until },
    { ...unknown, from: until },
  ]);
  await undoEvent(at.county, { ...by, event });
  expect(await inOrder()).toEqual([unknown]);
  await add(person, { kind: 'residence', value: village, until });
  await changeFact(at.county, { ...by, person, kind: 'residence', value: town, from: until });
  expect((await inOrder()).map(({ value }) => value)).toEqual([village, town]);
});

test('a wrong birth is corrected; what was known before stays known as it was', async () => {
  const person = await register({ kind: 'birth', day: 100 });
  const { holds: first } = await factsOf(at.county, { ...by, person });
  const { seq } = await correctFact(at.county, {
    ...by,
    person,
    fact: first[0]!.fact,
    kind: 'birth',
    day: 90,
  });
  const before = await factsOf(at.county, { ...by, person, asKnownAt: seq - 1 });
  expect(before.holds).toEqual(first);
  const { holds: now, history } = await factsOf(at.county, { ...by, person });
  expect(now).toMatchObject([{ from: 90, until: 91, by: { act: 'fact-correct' } }]);
  expect(history.map(({ retractedAt }) => retractedAt)).toEqual([seq, undefined]);
});

test('nobody dies before birth, is born twice, or is changed where nothing is on record', async () => {
  const person = await register({ kind: 'birth', day: 100 });
  const code = (wanted: string) => expect.objectContaining({ code: wanted });
  const [birth] = (await factsOf(at.county, { ...by, person })).holds;
  await expect(add(person, { kind: 'death', day: 99 })).rejects.toEqual(
    code('FACT_DEATH_BEFORE_BIRTH'),
  );
  await expect(add(person, { kind: 'birth', day: 101 })).rejects.toEqual(
    code('FACT_ALREADY_KNOWN'),
  );
  await expect(add(9999, { kind: 'sex', value: 'male' })).rejects.toEqual(code('PERSON_UNKNOWN'));
  const fact = birth!.fact;
  const correct = { ...by, person, fact, kind: 'death', day: 200 };
  await expect(correctFact(at.county, correct)).rejects.toEqual(code('FACT_OTHER_KIND'));
  const end = { ...by, person, fact, until: 200 };
  await expect(endFact(at.county, end)).rejects.toEqual(code('FACT_CHANGE_NEEDS_DAY'));
  await retractFact(at.county, { ...by, person, fact });
  await expect(retractFact(at.county, { ...by, person, fact })).rejects.toEqual(
    code('FACT_NOT_THERE'),
  );
});

test('a fact of a merged record can be retracted and brought back under the name of the other', async () => {
  const [again, person] = [await register({ kind: 'birth', day: 100 }), await register()];
  await mergePersons(at.county, { ...by, person: again, into: person, evidence: [] });
  const before = await holds(person);
  const [birth] = (await factsOf(at.county, { ...by, person })).holds;
  const { event } = await retractFact(at.county, { ...by, person, fact: birth!.fact });
  expect(await holds(person)).toEqual([]);
  await undoEvent(at.county, { ...by, event });
  expect(await holds(person)).toEqual(before);
});

test('of two who state the birth of one person at the same moment, one is told it is known', async () => {
  const [person, again] = [await register(), await register()];
  await mergePersons(at.county, { ...by, person: again, into: person, evidence: [] });
  const both = await Promise.allSettled([
    add(person, { kind: 'birth', day: 1 }),
    add(again, { kind: 'birth', day: 2 }),
  ]);
  const failed = both.filter((one) => one.status === 'rejected');
  expect(failed).toMatchObject([{ reason: { code: 'FACT_ALREADY_KNOWN' } }]);
  expect(await holds(person)).toEqual(await holds(again));
});
