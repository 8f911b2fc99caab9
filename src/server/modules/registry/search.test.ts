/** People are found by how they are called, in characters or in pinyin, and told apart by birth. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testCounty, type TestCounty } from '../../../../test/postgres/county.ts';
import { day } from '../../../rules/index.ts';
import { mergePersons } from '../duplicate/index.ts';
import { addPerson, findByName } from './index.ts';

const actor = 'test';
const today = day('2026-11-22');
let at: TestCounty;

beforeAll(async () => {
  at = await testCounty();
});
afterAll(() => at.drop());

const register = async (name: string, born?: string): Promise<number> => {
  const facts = born === undefined ? [] : [{ kind: 'birth', day: day(born) }];
  return (await addPerson(at.county, at.keys, { actor, today, name, facts, links: [] })).person;
};
const found = async (name: string, limit = 20) =>
  (await findByName(at.county, { actor, name, limit })).map((one) => one.person);

test('an exact name comes before longer ones, and the limit holds', async () => {
  const longer = await register('测小禾苗');
  const exact = await register('测小禾');
  expect(await found('测小禾')).toEqual([exact, longer]);
  expect(await found('测小禾', 1)).toEqual([exact]);
  expect(await found('小禾')).toEqual([]);
});

test('pinyin finds the name that is read so', async () => {
  const person = await register('拟青山');
  expect(await found('ni qing')).toEqual([person]);
  expect(await found('NI QING SHAN')).toEqual([person]);
});

test('signs of a pattern are signs of a name', async () => {
  await register('例一');
  const odd = await register('例%一');
  expect(await found('例%')).toEqual([odd]);
  expect(await found('_')).toEqual([]);
});

test('the birth tells people of one name apart; a merged record is not offered', async () => {
  const [one, two] = [await register('幻同名', '1990-05-01'), await register('幻同名')];
  const people = await findByName(at.county, { actor, name: '幻同名', limit: 5 });
  const born = { from: day('1990-05-01'), until: day('1990-05-02') };
  expect(people).toEqual([
    { person: one, name: '幻同名', born },
    { person: two, name: '幻同名' },
  ]);
  await mergePersons(at.county, { actor, today, person: two, into: one, evidence: [] });
  expect(await found('幻同名')).toEqual([one]);
});
