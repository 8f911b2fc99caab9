/** Bars of time: a quarter each, drawn where any of its days counts. */
import { expect, test } from 'vitest';
import { day } from '../../../rules/index.ts';
import { dayMark, timeBar, yearScale } from './time-bar.ts';

const on = day('2026-11-22');

test('a right from 2025 to 10 December 2026 fills eight quarters below their years', () => {
  const bar = timeBar({ certain: [['2025-01-01', '2026-12-11']], possible: [] }, on);
  expect(bar).toBe(`${'·'.repeat(12)}████████${'·'.repeat(28)}`);
  expect(yearScale(on).indexOf('2025')).toBe(bar.indexOf('█'));
  expect(yearScale(on)).toHaveLength(bar.length);
});

test('one day is enough for a quarter, and the day after the last is none', () => {
  const bar = timeBar(
    { certain: [['2026-03-31', '2026-04-01']], possible: [['2026-04-01', null]] },
    on,
  );
  expect(bar).toBe(`${'·'.repeat(16)}█${'░'.repeat(31)}`);
});

test('the mark stands below the quarter of the day asked', () => {
  expect(dayMark(on)).toBe(`${' '.repeat(19)}▲`);
  expect(dayMark(day('2026-01-01'))).toBe(`${' '.repeat(16)}▲`);
});
