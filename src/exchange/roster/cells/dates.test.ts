/** Dates in the forms that rosters hold, partial dates, and dates that must not be guessed. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { civilDate, day, dayOf, toDay } from '../../../rules/index.ts';
import { parseDate } from './dates.ts';

const on = (text: string) => ({ earliest: day(text), latest: day(text) });

describe('a date is read', () => {
  test.each([
    '2024-01-05',
    '2024/1/5',
    '2024.1.5',
    '2024. 1. 5',
    '2024年1月5日',
    '2024 年 01 月 05 日',
    '2024年1月5号',
    '２０２４－０１－０５',
    '20240105',
    '2024-01-05 00:00:00',
    '2024-01-05T08:30',
    '5 Jan 2024',
    'January 5, 2024',
    20240105,
    45296,
    45296.75,
    { day: day('2024-01-05') },
  ])('however it is written: %j', (cell) => {
    expect(parseDate(cell)).toEqual(on('2024-01-05'));
  });

  test.each([
    ['2024', '2024-01-01', '2024-12-31'],
    ['2024年', '2024-01-01', '2024-12-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2023年2月', '2023-02-01', '2023-02-28'],
    ['2024.12', '2024-12-01', '2024-12-31'],
    ['202402', '2024-02-01', '2024-02-29'],
    [1990, '1990-01-01', '1990-12-31'],
  ])('as a range when the day is not given: %j', (cell, earliest, latest) => {
    expect(parseDate(cell)).toEqual({ earliest: day(earliest), latest: day(latest) });
  });

  test('in the order of day and month that is the only possible one', () => {
    expect(parseDate('13/06/2024')).toEqual(on('2024-06-13'));
    expect(parseDate('06/13/2024')).toEqual(on('2024-06-13'));
    expect(parseDate('05/05/2024')).toEqual(on('2024-05-05'));
  });
});

test.each([
  ['05/06/2024', 'ROSTER_DATE_ORDER'],
  ['24.1.5', 'ROSTER_DATE_ORDER'],
  ['90年1月5日', 'ROSTER_DATE_ORDER'],
  ['2024-02-30', 'ROSTER_DATE_IMPOSSIBLE'],
  ['2023-02-29', 'ROSTER_DATE_IMPOSSIBLE'],
  ['2024-13-01', 'ROSTER_DATE_IMPOSSIBLE'],
  ['2024-00', 'ROSTER_DATE_IMPOSSIBLE'],
  ['32/13/2024', 'ROSTER_DATE_IMPOSSIBLE'],
  ['农历1965年五月初三', 'ROSTER_DATE_LUNAR'],
  ['1965年腊月', 'ROSTER_DATE_LUNAR'],
  ['0024-01-05', 'ROSTER_DATE_RANGE'],
  ['1849-12-31', 'ROSTER_DATE_RANGE'],
  [9999, 'ROSTER_DATE_RANGE'],
  ['45296', 'ROSTER_DATE_FORM'],
  ['去年', 'ROSTER_DATE_FORM'],
  ['2024-01-05Z', 'ROSTER_DATE_FORM'],
  [-5, 'ROSTER_DATE_FORM'],
  [2024.1, 'ROSTER_DATE_FORM'],
])('%j is the problem %s', (cell, code) => {
  expect(parseDate(cell)).toBe(code);
});

test('all forms of a day agree', () => {
  const days = fc.integer({ min: dayOf(1928, 1, 1), max: dayOf(2099, 12, 31) });
  fc.assert(
    fc.property(days, (value) => {
      const { year, month, day: date } = civilDate(toDay(value));
      const [mm, dd] = [String(month).padStart(2, '0'), String(date).padStart(2, '0')];
      const forms = [
        `${year}-${mm}-${dd}`,
        `${year}/${month}/${date}`,
        `${year}.${month}.${date}`,
        `${year}年${month}月${date}日`,
        `${year}${mm}${dd}`,
        Number(`${year}${mm}${dd}`),
        value - dayOf(1899, 12, 30),
        { day: value },
      ];
      for (const form of forms) {
        expect(parseDate(form)).toEqual({ earliest: value, latest: value });
      }
    }),
  );
});
