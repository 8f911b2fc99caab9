/** Who may search, what a search shows of people whom the asker does not serve, and where it ends. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importGenerated } from '../../../../test/postgres/county.ts';
import { fictionalNumber } from '../../../../test/server/numbers.ts';
import {
  type Caller,
  type RunningServer,
  runServer,
  towns,
} from '../../../../test/server/running.ts';
import { fewestStatementsOf } from '../../../../test/server/statements.ts';
import { searchPeople } from '../../../api/contracts/search.ts';
import { snapshotCounty } from '../../../db/county.ts';
import { day } from '../../../rules/index.ts';
import { addPerson } from '../registry/index.ts';

let at: RunningServer;
let worker: Caller;
beforeAll(async () => {
  at = await runServer();
  worker = await at.staff('family-worker', { town: towns[0] });
  await resident('李远方', towns[1], '1968-03-05', '101');
  await resident('李近邻', towns[0], '1968-03-05', '102');
});
afterAll(() => at.stop());

const resident = (name: string, town: string, born: string, serial?: string) =>
  addPerson(at.county, at.keys, {
    ...{ actor: 'test', today: day('2026-11-22'), name, links: [] },
    ...(serial !== undefined && { identityNumber: fictionalNumber(serial) }),
    facts: [
      { kind: 'birth', day: day(born) },
      { kind: 'sex', value: 'female' },
      { kind: 'residence', value: `${town}201` },
    ],
  });
const search = (body: object, caller = worker) => caller.call(searchPeople, { body });
const namesIn = async (body: object) =>
  (await search(body)).body.people.map(({ name }: { name: string }) => name);

test('a name finds people of the own area, with year and place; others stay unknown', async () => {
  const { status, body } = await search({ name: '李近邻' });
  expect([status, body.people]).toEqual([
    ...[200, [expect.objectContaining({ name: '李近邻', bornYear: 1968 })]],
  ]);
  expect(body.people[0].place).toContain('第1镇');
  expect((await search({ name: '李远方' })).body).toEqual({ people: [] });
  expect(await namesIn({ name: 'li jin' })).toEqual(['李近邻']);
  expect(await namesIn({ name: 'li yuan' })).toEqual([]);
});

test('elsewhere only name with number, or name with birth and sex, and then no more than the unit', async () => {
  const elsewhere = { people: [], elsewhere: { unit: `${towns[1]}服务站` } };
  const number = fictionalNumber('101');
  expect((await search({ name: '李远方', identityNumber: number })).body).toEqual(elsewhere);
  const birth = { name: '李远方', born: '1968-03-05', sex: 'female' };
  expect((await search(birth)).body).toEqual(elsewhere);
  for (const wrong of [
    { name: '李远芳', identityNumber: number },
    { name: '李远方', identityNumber: fictionalNumber('103') },
    { ...birth, sex: 'male' },
    { ...birth, born: '1968-03-06' },
  ]) {
    expect((await search(wrong)).body).toEqual({ people: [] });
  }
  await resident('李双生', towns[1], '1970-01-01');
  await resident('李双生', towns[1], '1970-01-01');
  const two = { name: '李双生', born: '1970-01-01', sex: 'female' };
  expect((await search(two)).body).toEqual({ people: [] });
});

test.each([
  '李',
  '%',
  'l',
  'lyf',
  'l y',
  'li',
  '%%',
  '__',
  '李%',
  'li%',
  'zh w',
  '**',
])('"%s" is too wide', async (name) => {
  expect((await search({ name })).body.code).toBe('SEARCH_TOO_WIDE');
});

test('whoever is looked for by number finds it in her log; who is not meant does not', async () => {
  const seen = () =>
    snapshotCounty(at.county, (tx) =>
      tx.query<{ subjects: number[] }>(
        `select subjects from audit_event where action = 'search-people' order by seq desc limit 1`,
      ),
    );
  await search({ name: '李远方', identityNumber: fictionalNumber('101') });
  expect((await seen())[0]!.subjects).toHaveLength(1);
  await search({ name: '李某某', identityNumber: fictionalNumber('101') });
  expect((await seen())[0]!.subjects).toEqual([]);
});

test('administrators, residents and strangers search nothing', async () => {
  expect((await search({ name: '李近邻' }, at.stranger)).status).toBe(401);
  const administrator = await at.staff('system-administrator');
  expect((await search({ name: '李近邻' }, administrator)).body.code).toBe('ACCESS_ROLE');
  const { person } = await resident('李居民', towns[0], '1980-01-01');
  expect((await search({ name: '李近邻' }, await at.resident(person))).body.code).toBe(
    'ACCESS_ROLE',
  );
});

describe('a woman elsewhere and nobody at all', () => {
  const number = fictionalNumber('101');
  test.each([
    ['by name', { name: '李远方' }, { name: '李没有' }],
    ['by reading', { name: 'li yuan' }, { name: 'li mei' }],
    [
      'by number with another name',
      { name: '李没有', identityNumber: number },
      { name: '李没有', identityNumber: fictionalNumber('999') },
    ],
    [
      'by birth',
      { name: '李远方', born: '1968-03-06', sex: 'female' },
      { name: '李没有', born: '1968-03-06', sex: 'female' },
    ],
  ])('are searched for %s with the same statements and the same answer', async (_, her, nobody) => {
    const answers = new Set<string>();
    const curious = await at.staff('clerk', { town: towns[0] });
    const asked = async (body: object) =>
      fewestStatementsOf(async () => {
        answers.add((await search(body, curious)).text);
      });
    expect(await asked(her)).toEqual(await asked(nobody));
    expect(answers).toEqual(new Set(['{"people":[]}']));
  });
});

describe('budgets', () => {
  const identity = (serial: number) => ({
    name: '李远方',
    identityNumber: fictionalNumber(String(serial).padStart(3, '0')),
  });
  const hit = identity(101);

  test('30 misses an hour end the search, the next hour begins anew', async () => {
    at.clock.now = new Date('2026-11-22T05:55:00Z');
    const curious = await at.staff('clerk', { town: towns[0] });
    for (let miss = 0; miss < 30; miss++) {
      expect((await search(identity(200 + miss), curious)).status).toBe(200);
    }
    const refused = await search({ name: '李近邻' }, curious);
    expect([refused.status, refused.body.code]).toEqual([429, 'SEARCH_BUDGET']);
    expect([refused.body.retryAfterSeconds, refused.headers.get('retry-after')]).toEqual([
      300,
      '300',
    ]);
    at.clock.now = new Date('2026-11-22T06:00:00Z');
    expect((await search({ name: '李近邻' }, curious)).status).toBe(200);
  });

  test('60 identity searches an hour are an account’s, names are not counted', async () => {
    at.clock.now = new Date('2026-11-22T07:00:00Z');
    const busy = await at.staff('clerk', { town: towns[0] });
    for (let done = 0; done < 60; done++) expect((await search(hit, busy)).status).toBe(200);
    expect((await search(hit, busy)).body.code).toBe('SEARCH_BUDGET');
  });

  test('20 accounts in concert are stopped by the budget of their unit', async () => {
    at.clock.now = new Date('2026-11-22T08:00:00Z');
    const callers = await Promise.all(
      Array.from({ length: 20 }, () => at.staff('clerk', { town: towns[0] })),
    );
    const rounds = Array.from({ length: 14 }, () => callers).flat();
    const statuses: number[] = [];
    for (let from = 0; from < rounds.length; from += 20) {
      const round = rounds.slice(from, from + 20).map((caller) => search(hit, caller));
      statuses.push(...(await Promise.all(round)).map(({ status }) => status));
    }
    expect(statuses.filter((status) => status === 200)).toHaveLength(240);
    const other = await at.staff('clerk', { town: towns[1] });
    expect((await search(hit, other)).status).toBe(200);
  });

  test('searching shows an account 200 people a day, or one in a hundred, however they are called', async () => {
    at.clock.now = new Date('2026-11-22T09:00:00Z');
    await importGenerated(at, { seed: 5, size: 1500 });
    const curious = await at.staff('clerk');
    const named = await snapshotCounty(at.county, (tx) =>
      tx.query<{ name: string }>('select distinct name from person where is_on_record'),
    );
    const seen = new Set<number>();
    let last = 200;
    for (const { name } of named) {
      const { status, body } = await search({ name: name.slice(0, 2) }, curious);
      last = status;
      if (status !== 200) break;
      for (const { person } of body.people) seen.add(person);
    }
    expect(last).toBe(429);
    expect(seen.size).toBeGreaterThanOrEqual(200);
    expect(seen.size).toBeLessThan(220);
  });
});
