/** Answers at the door: what cannot be is refused with its reason, what is unusual is asked about once. */
import { describe, expect, test } from 'vitest';
import { findUnusual, observationOf } from '../../model/service/observations.ts';
import { day } from '../../rules/index.ts';
import {
  type Check,
  checkBirthDay,
  checkChange,
  checkComingDay,
  checkFact,
  checkMeasure,
  checkPastDay,
  checkRecentDay,
} from './check.ts';

const today = day('2026-11-22');
const life = { born: [day('2024-03-01'), day('2024-03-31')] } as const;
const codeOf = (check: Check) =>
  check.verdict === 'fine' ? 'fine' : `${check.verdict} ${check.code}`;

test.each([
  ['2026-11-22', 'fine'],
  ['2026-11-23', 'refuse day-in-future'],
  ['2024-03-01', 'fine'],
  ['2024-02-29', 'refuse day-before-birth'],
  ['2023-02-29', 'refuse day-malformed'],
  ['', 'refuse day-malformed'],
])('a day in the life of a child: %s is %s', (text, expected) => {
  expect(codeOf(checkPastDay(text, life, today))).toBe(expected);
});

test('nothing happens to somebody after the day of death', () => {
  const died = { ...life, died: [day('2026-01-05'), day('2026-01-05')] } as const;
  expect(codeOf(checkPastDay('2026-01-05', died, today))).toBe('fine');
  expect(codeOf(checkPastDay('2026-01-06', died, today))).toBe('refuse day-after-death');
});

test.each([
  ['2025-11-22', 'fine'],
  ['2025-11-21', 'ask day-long-ago'],
])('a visit on %s is %s', (text, expected) => {
  expect(codeOf(checkRecentDay(text, {}, today))).toBe(expected);
});

test.each([
  ['2026-11-21', 'refuse day-in-past'],
  ['2026-11-22', 'fine'],
  ['2027-11-22', 'fine'],
  ['2027-11-23', 'ask day-far-off'],
])('coming back on %s is %s', (text, expected) => {
  expect(codeOf(checkComingDay(text, today))).toBe(expected);
});

test.each([
  ['1903-11-22', 'fine'],
  ['1903-11-21', 'refuse age-impossible'],
])('a newcomer born on %s is %s', (text, expected) => {
  expect(codeOf(checkBirthDay(text, today))).toBe(expected);
});

describe('facts', () => {
  test.each([
    ['nationality', 'cn', 'fine'],
    ['nationality', 'mars', 'refuse value-unknown'],
    ['nationality', null, 'refuse value-missing'],
    ['disability-level', 1, 'fine'],
    ['disability-level', 5, 'refuse level-impossible'],
    ['complication-grade', 4, 'refuse level-impossible'],
    ['residence', '990101001001', 'fine'],
    ['residence', '12', 'refuse value-unknown'],
  ] as const)('%s %s is %s', (fact, value, expected) => {
    expect(codeOf(checkFact(fact, { value }, {}, today))).toBe(expected);
  });

  test('begin neither before the birth nor after today', () => {
    const employed = (from: string) =>
      codeOf(checkFact('employment', { value: 'employed', from }, life, today));
    expect(employed('2024-02-01')).toBe('refuse day-before-birth');
    expect(employed('2026-11-23')).toBe('refuse day-in-future');
  });
});

test.each([
  [3.4, 'fine'],
  [6.5, 'ask measure-unusual'],
  [3400, 'refuse measure-impossible'],
  [Number.NaN, 'refuse measure-impossible'],
])('a newborn of %s kg is %s', (value, expected) => {
  const { plausible } = observationOf('weight');
  expect(codeOf(checkMeasure(value, plausible, findUnusual('weight', value, 0)))).toBe(expected);
});

test('a change comes after what it changes', () => {
  const item = { known: { low: 0, high: 0, since: day('2024-11-01') } };
  const of = (from: string) => codeOf(checkChange(item, from, {}, today));
  expect(of('2024-11-01')).toBe('refuse day-before-known');
  expect(of('2024-11-02')).toBe('fine');
  expect(of('2027-01-01')).toBe('refuse day-in-future');
});
