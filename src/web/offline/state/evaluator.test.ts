/** The phone works out what the server works out: for everybody of a caseload, as the server packed it. */
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testCounty } from '../../../../test/postgres/county.ts';
import {
  type Caller,
  livingIn,
  type RunningServer,
  runServer,
  towns,
} from '../../../../test/server/running.ts';
import { fieldText } from '../../../model/sync/fields.ts';
import { fetchPolicy } from '../../../api/contracts/phone/sync.ts';
import { openTask } from '../../../api/contracts/tasks.ts';
import { follow } from '../../../server/modules/entitlement/index.ts';
import { addFact } from '../../../server/modules/registry/index.ts';
import { fillCounty } from '../../../server/modules/answer/fixtures/model.ts';
import { snapshotCounty } from '../../../db/county.ts';
import { day } from '../../../rules/index.ts';
import { readyAt } from '../fixtures/served.ts';
import type { OpenPhone } from '../open-phone.ts';
import type { ShownPerson } from '../phone.ts';
import type { Answer } from './evaluator.ts';
import { evaluatorOf } from './evaluator.ts';
import { nearnessOf } from './near.ts';

const today = day('2026-11-22');
/** Windows that open later are not packed. */
const ahead = today + 400;
let at: RunningServer;
let phone: OpenPhone;
let definition: string;
let worker: Caller;
beforeAll(async () => {
  const county = await testCounty();
  await fillCounty(county, 5, 1500);
  at = await runServer({ county });
  worker = await at.staff('family-worker', { town: towns[0] });
  const living = await livingIn(at.county, towns[0]);
  for (const person of living.filter((_, place) => place % 3 === 0)) {
    await worker.call(openTask, { body: { person, purpose: 'service', basis: 'asked-for' } });
  }
  phone = await readyAt(at, worker);
  const [hash] = await policies();
  const { body } = await worker.call(fetchPolicy, { params: { hash } });
  definition = body.definition;
});
afterAll(() => at.stop());

const policies = async () =>
  (
    await snapshotCounty(at.county, (tx) =>
      tx.query<{ hash: string }>('select hash from policy_version'),
    )
  ).map(({ hash }) => hash);

/** Rows of the programs that the phone can work out, as texts; those that the server packs on a day. */
function rowsIn({ whole }: ShownPerson, { entitled, unpaid, windows, questions }: Answer) {
  const isWhole = ([program]: readonly [string, ...unknown[]]) => whole.includes(program);
  const isOwed: typeof isWhole = (row) =>
    Number(row[1]) <= today && Number(row[4] ?? today) >= today;
  const isAhead: typeof isWhole = (row) => Number(row[2]) <= ahead && Number(row[4]) >= today;
  const texts = (rows: readonly (readonly [string, ...unknown[]])[]) =>
    rows
      .filter(isWhole)
      .map((row) => JSON.stringify(row))
      .toSorted();
  return {
    entitled: texts(entitled),
    unpaid: texts(unpaid.filter(isOwed)),
    windows: texts(windows.filter(isAhead)),
    questions: texts(questions),
  };
}

const rows = (said: ReturnType<typeof rowsIn>) =>
  Object.values(said).reduce((sum, { length }) => sum + length, 0);

test('for everybody and every program that is whole here, the phone says what the server said', () => {
  const people = phone.people();
  const evaluator = evaluatorOf(definition);
  const answers = evaluator.answers(people, people, today);
  let compared = 0;
  for (const person of people) {
    const [here, there] = [rowsIn(person, answers.get(person.id)!), rowsIn(person, person)];
    expect([person.id, here]).toEqual([person.id, there]);
    compared += rows(here);
  }
  expect(people.length).toBeGreaterThan(100);
  expect(compared).toBeGreaterThan(200);
});

test('whoever is worked out among those within reach gets the answers that she gets among all', () => {
  const people = phone.people();
  const evaluator = evaluatorOf(definition);
  const nearness = nearnessOf(people);
  const all = new Map(people.map((person) => [person.id, person]));
  const answers = evaluator.answers(people, people, today);
  for (const person of people.slice(0, 60)) {
    const near = nearness.within([person.id], evaluator.depth).map((id) => all.get(id)!);
    expect(evaluator.answers([person], near, today).get(person.id)).toEqual(answers.get(person.id));
  }
});

/** Answers to the questions of programs that are whole here. */
const given = { residence: '990101004', 'household-registration': '110101' } as const;

/** What is asked of people of whom nothing of the kind is known, and steps that are due today. */
function doorstep() {
  const people = phone.people();
  const asked = people.flatMap(({ whole, questions }) =>
    questions.filter(
      ([program, about, fact]) =>
        whole.includes(program) &&
        Object.hasOwn(given, fact) &&
        !phone.personOf(about)!.facts.some(([, kind]) => kind === fact),
    ),
  );
  const answers = asked.map(([, about, fact]) => ({ about, fact: fact as keyof typeof given }));
  const due = people.flatMap(({ id, whole, windows }) =>
    windows
      .filter(
        ([program, , from, until]) => whole.includes(program) && from < today && until > today,
      )
      .map(([program, step]) => ({ about: id, program, step })),
  );
  return {
    answers: [...new Map(answers.map((one) => [`${one.about} ${one.fact}`, one])).values()],
    steps: [...new Map(due.map((one) => [one.about, one])).values()],
  };
}

async function sayAll({ answers, steps }: ReturnType<typeof doorstep>): Promise<void> {
  for (const { about, fact } of answers) {
    const ref = `person/${about}` as const;
    await phone.say(ref, `fact/${fact}`, { value: given[fact] }, ref);
  }
  for (const { about, program, step } of steps) {
    const who = `person/${about}` as const;
    const field = fieldText({ kind: 'step', who, program, step });
    await phone.say(phone.newRef('visit'), field, { outcome: 'done', day: '2026-11-22' }, who);
  }
}

async function recordAll({ answers, steps }: ReturnType<typeof doorstep>): Promise<void> {
  const { keptBy } = evaluatorOf(definition);
  const stated = [
    ...answers.map(({ about, fact }) => ({ person: about, kind: fact, value: given[fact] })),
    ...steps.map((one) => ({
      person: one.about,
      kind: keptBy(one.program, one.step)!,
      day: { earliest: today, latest: today },
    })),
  ];
  for (const one of stated) await addFact(at.county, { actor: 'test', today, ...one });
  await follow(at.county);
}

test('what the phone shows after a day is what the server says when it knows of that day too', async () => {
  const before = new Map(phone.people().map((person) => [person.id, rowsIn(person, person)]));
  const said = doorstep();
  expect([said.answers.length > 5, said.steps.length > 5]).toEqual([true, true]);
  await sayAll(said);
  const shown = phone.people().map((person) => [person.id, rowsIn(person, person)] as const);
  const changed = shown.filter(([id, here]) => !isDeepStrictEqual(here, before.get(id)));
  expect(changed.length).toBeGreaterThan(15);
  await recordAll(said);
  const other = await readyAt(at, worker);
  for (const [id, here] of shown) {
    const person = other.person(`person/${id}`)!;
    expect([id, here]).toEqual([id, rowsIn(person, person)]);
  }
});
