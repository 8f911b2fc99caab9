/** Rights over the network say what the record says, in the language of who asks, and know no other questions. */
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
import { isoDate, toDay } from '../../../rules/index.ts';
import { fillCounty } from '../answer/fixtures/model.ts';
import { personTimeline, unpaidOn } from '../answer/index.ts';

let at: RunningServer;
let clerk: Caller;
let here: readonly number[];
beforeAll(async () => {
  const county = await testCounty();
  await fillCounty(county, 7, 900);
  at = await runServer({ county });
  clerk = await at.staff('clerk', { town: towns[0] });
  here = await livingIn(at.county, towns[0]);
});
afterAll(() => at.stop());

const taskOf = async (person: number): Promise<number> =>
  (await clerk.call(openTask, { body: { person, purpose: 'benefit', basis: 'asked-for' } })).body
    .task;

test('what somebody is owed is what the record says, with days as text and open ends left out', async () => {
  for (const person of here.slice(0, 25)) {
    const expected = await personTimeline(at.county, person, { actor: 'test' });
    const asked = { params: { person }, task: await taskOf(person) };
    const { status, body } = await clerk.call(contracts.getRights, asked);
    expect([status, body.person]).toEqual([200, expected.personId]);
    expect(body.lines.map((one: { amountFen: number }) => one.amountFen)).toEqual(
      expected.lines.map(({ amountFen }) => amountFen),
    );
    expect(body.rights.map(({ from }: { from?: string }) => from ?? '')).toEqual(
      expected.rights.map(({ from }) => isoDate(toDay(from))),
    );
    expect(body.questions).toEqual(
      expected.questions.map(({ program, fact, aboutId: about }) => ({ program, fact, about })),
    );
  }
});

test('reasons are whole sentences in the language of who asks', async () => {
  const { people } = (await clerk.call(contracts.listEntitled)).body;
  const { person } = people[0];
  const asked = { params: { person }, task: await taskOf(person) };
  const inLanguage = async (language: string) =>
    (
      await clerk.call(contracts.explainRights, {
        ...{ ...asked, headers: { 'accept-language': language } },
      })
    ).body.programs;
  const [english, chinese] = [await inLanguage('en'), await inLanguage('zh-CN')];
  const entitled = english.findIndex((one: { state: string }) => one.state === 'entitled');
  expect(english[entitled].program).toBe(chinese[entitled].program);
  expect(english[entitled].reasons[0].sentence).toMatch(/^[\p{Script=Latin}\d\s\p{P}]+$/u);
  expect(chinese[entitled].reasons[0].sentence).toMatch(/\p{Script=Han}/u);
});

test('one program alone is explained when it is named, on the day that is named', async () => {
  const { people } = (await clerk.call(contracts.listEntitled)).body;
  const { person, rights } = people[0];
  const { program } = rights[0];
  const asked = { params: { person }, task: await taskOf(person) };
  const explain = async (on: string) =>
    (await clerk.call(contracts.explainRights, { ...asked, query: { program, on } })).body.programs;
  const today = await explain('2026-11-22');
  expect(today.map((one: { program: string }) => one.program)).toEqual([program]);
  expect(['entitled', 'ask']).toContain(today[0].state);
  const long = await explain('1950-01-01');
  expect(['entitled', 'ask']).not.toContain(long[0]?.state);
});

test('what is unpaid, page by page, is what the record says of who is served', async () => {
  const all = await unpaidOn(at.county, { actor: 'test', on: 20_779, limit: 5000 });
  const served = new Map(all.rows.map((row) => [row.personId, row.fen]));
  const shown: { person: number; fen: number }[] = [];
  for (let after: number | undefined = 0; after !== undefined; ) {
    const page: { people: typeof shown; next?: number } = (
      await clerk.call(contracts.listUnpaid, { query: { after, limit: 9, on: '2026-11-22' } })
    ).body;
    shown.push(...page.people);
    after = page.next;
  }
  expect(isoDate(toDay(20_779))).toBe('2026-11-22');
  expect(shown.length).toBeGreaterThan(5);
  expect(shown.map(({ fen }) => fen)).toEqual(shown.map(({ person }) => served.get(person)));
  expect(new Set(shown.map(({ person }) => person)).size).toBe(shown.length);
});

test.each([
  ['sort', 'last_menstrual_period'],
  ['filter', 'pregnancy-plan'],
  ['order', 'children-ever'],
  ['q', 'pregnant'],
  ['limit', '1000'],
  ['after', '-1'],
  ['on', 'tomorrow'],
])('a list cannot be asked for with %s=%s', async (name, value) => {
  for (const list of [contracts.listEntitled, contracts.listUnpaid, contracts.listQuestions]) {
    const { status, body } = await clerk.call(list, { query: { [name]: value } });
    expect([status, body.code]).toEqual([400, 'REQUEST_INVALID']);
  }
});

test('a program that there is not is unknown', async () => {
  const { status, body } = await clerk.call(contracts.listEntitled, {
    query: { program: 'cn/no' },
  });
  expect([status, body.code]).toEqual([404, 'PROGRAM_UNKNOWN']);
});
