/** Working days: the published years day by day, a year that nobody has published, a county's own table. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day, isoDate, toDay } from '../../rules/index.ts';
import { workCalendar, workingDaysAfter } from './calendar.ts';

const calendar = workCalendar();
const lastOf = (from: string, count: number) => {
  const due = workingDaysAfter(calendar, { from: day(from), count });
  return `${isoDate(toDay(due.day))}${due.isCertain ? '' : '?'}`;
};

describe('a published year', () => {
  test.each([
    ['2025-10-11', true, 'a Saturday worked for the National Day'],
    ['2026-02-14', true, 'a Saturday worked for the Spring Festival'],
    ['2026-02-16', false, 'the eve of the Spring Festival'],
    ['2026-10-01', false, 'the National Day'],
    ['2026-11-22', false, 'a plain Sunday'],
    ['2026-11-23', true, 'a plain Monday'],
    ['2024-02-09', true, 'a Friday that was only recommended as a day off'],
  ])('%s: %s, %s', (text, isWorked) => {
    expect(calendar.isWorked(day(text))).toBe(isWorked);
  });

  test.each([
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('%i has %i working days', (year, count) => {
    const first = day(`${year}-01-01`);
    const worked = Array.from({ length: day(`${year + 1}-01-01`) - first }, (_, i) => first + i);
    expect(worked.filter(calendar.isWorked)).toHaveLength(count);
  });

  test('30 working days after a submission before the Spring Festival end on 26 March', () => {
    expect(lastOf('2026-02-06', 30)).toBe('2026-03-26');
  });
});

describe('a year without a table', () => {
  test('is counted by weekdays and said to be provisional', () => {
    expect(lastOf('2026-12-30', 1)).toBe('2026-12-31');
    expect(lastOf('2026-12-31', 1)).toBe('2027-01-01?');
    expect(lastOf('2003-09-30', 1)).toBe('2003-10-01?');
  });

  test('is certain once the county has entered it, and the county’s own word wins', () => {
    const off = [['01-01', '01-03']] as const;
    const own = workCalendar([{ year: 2027, off, worked: [], document: '县政办〔2026〕1号' }]);
    const due = workingDaysAfter(own, { from: day('2026-12-31'), count: 1 });
    expect(due).toEqual({ day: day('2027-01-04'), isCertain: true });
    const moved = workCalendar([{ year: 2026, off: [], worked: ['11-22'], document: '县' }]);
    expect(moved.isWorked(day('2026-11-22'))).toBe(true);
    expect(moved.isWorked(day('2026-10-01'))).toBe(true);
  });
});

test('there are exactly so many working days up to the last, and it is one of them', () => {
  const from = fc.integer({ min: day('2023-06-01'), max: day('2027-06-01') });
  fc.assert(
    fc.property(from, fc.integer({ min: 1, max: 90 }), (start, count) => {
      const due = workingDaysAfter(calendar, { from: start, count });
      const between = Array.from({ length: due.day - start }, (_, i) => start + 1 + i);
      expect(between.filter(calendar.isWorked)).toHaveLength(count);
      expect(calendar.isWorked(due.day)).toBe(true);
      expect(due.isCertain).toBe([start, ...between].every(calendar.isKnown));
    }),
    { numRuns: 300, seed: 20261122 },
  );
});
