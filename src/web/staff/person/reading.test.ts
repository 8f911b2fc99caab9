/** What screens read off packed people: ages at their edges, what is owed today, and who is named in addresses. */
import { expect, test } from 'vitest';
import { day } from '../../../rules/index.ts';
import { ageOf, deathOf, findFact, owedLines, sumOfLines } from './reading.ts';
import { findRef, paramOf } from './refs.ts';

const bornOn = (date: string) =>
  ({ facts: [[1, 'birth', day(date), day(date) + 1, null, null]] }) as const;

test.each([
  ['2026-11-22', { years: 0, months: 0 }],
  ['2026-10-22', { years: 0, months: 1 }],
  ['2026-10-23', { years: 0, months: 0 }],
  ['1962-11-22', { years: 64, months: 768 }],
  ['1962-11-23', { years: 63, months: 767 }],
])('somebody born on %s is %o on 2026-11-22', (born, expected) => {
  expect(ageOf(bornOn(born), day('2026-11-22'))).toEqual(expected);
});

test('an age that is known to no year is no age', () => {
  const facts = [[1, 'birth', day('1950-01-01'), day('1960-01-01'), null, null]] as const;
  expect(ageOf({ facts }, day('2026-11-22'))).toBeUndefined();
  expect(ageOf({ facts: [] }, day('2026-11-22'))).toBeUndefined();
});

test('the last fact that holds on the day counts', () => {
  const person = {
    facts: [
      [1, 'employment', null, 20_000, 0, 0],
      [2, 'employment', 20_000, null, 1, 1],
    ],
  } as const;
  expect([findFact(person, 'employment', 19_999)?.[0], findFact(person, 'employment', 20_000)?.[0]]) //
    .toEqual([1, 2]);
  expect(deathOf(person)).toBeUndefined();
});

test('what is owed today has begun, may be paid, and can still be claimed', () => {
  const line = (from: number, last: number | null, isPayable: 0 | 1) =>
    ['cn/childcare-subsidy', from, from + 365, 360_000, last, isPayable] as const;
  const unpaid = [
    line(90, null, 1),
    line(90, 99, 1),
    line(90, 100, 1),
    line(101, null, 1),
    line(90, null, 0),
  ];
  const owed = owedLines({ unpaid }, 100);
  expect(owed).toEqual([unpaid[0], unpaid[2]]);
  expect(sumOfLines(owed)).toBe(720_000);
});

test('addresses name people by number or random name, and nothing else', () => {
  const uuid = '0b7c5f5e-6a8f-4f0e-9f5a-0a4d6f3f1c11';
  expect([findRef('12'), findRef(uuid)]).toEqual(['person/12', `new/${uuid}`]);
  expect([paramOf('person/12'), paramOf(`new/${uuid}`)]).toEqual(['12', uuid]);
  for (const text of ['0', '-1', '12x', 'person/12', '', '99999999999999999']) {
    expect(findRef(text)).toBeUndefined();
  }
});
