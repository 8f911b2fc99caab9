/** Working days are counted as a calendar shows them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { day, isoDate, toDay } from '../../../rules/index.ts';
import { workingDayAfter } from './working-days.ts';

const after = (text: string, count: number) => isoDate(toDay(workingDayAfter(day(text), count)));

test('three working days after a Wednesday is the Monday, after a Sunday the Wednesday', () => {
  expect(after('2026-11-18', 3)).toBe('2026-11-23');
  expect(after('2026-11-22', 3)).toBe('2026-11-25');
  expect(after('2026-11-20', 1)).toBe('2026-11-23');
  expect(after('2026-11-21', 1)).toBe('2026-11-23');
});

test('it is the first day by which so many days were none of the weekend', () => {
  const isWeekend = (one: number) =>
    [0, 6].includes(new Date(`${isoDate(toDay(one))}T00:00:00Z`).getUTCDay());
  const days = fc.integer({ min: -40_000, max: 40_000 });
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 30 }), (from, count) => {
      const last = workingDayAfter(from, count);
      const passed = Array.from({ length: last - from }, (_, n) => from + 1 + n);
      const working = passed.filter((one) => !isWeekend(one));
      expect([working.length, working.at(-1)]).toEqual([count, last]);
    }),
  );
});
