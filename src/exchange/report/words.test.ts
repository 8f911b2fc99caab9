/** Days, stretches and money as people read them. */
import { expect, test } from 'vitest';
import { padTo, truncate, widthOf, wrap } from './text-width.ts';
import { lastDayWords, spanWords, yuanWords } from './words.ts';

test('the last day included is the day before until, across months, years and leap days', () => {
  expect(lastDayWords('2026-12-11', 'zh-CN')).toBe('2026年12月10日（含）');
  expect(lastDayWords('2026-12-11', 'en')).toBe('10 December 2026 (inclusive)');
  expect(lastDayWords('2024-03-01', 'en')).toBe('29 February 2024 (inclusive)');
  expect(lastDayWords('2027-01-01', 'zh-CN')).toBe('2026年12月31日（含）');
});

test('open ends are said, never left out', () => {
  expect(spanWords(['2025-01-01', null], 'zh-CN')).toBe('从2025年1月1日起，没有截止日');
  expect(spanWords([null, '2025-01-01'], 'en')).toBe('until 31 December 2024 (inclusive)');
  expect(spanWords([null, null], 'en')).toBe('always');
});

test('one day is said as one day', () => {
  expect(spanWords(['2025-01-01', '2025-01-02'], 'en')).toBe('on 1 January 2025 only');
});

test('fen show only where there are any', () => {
  expect(yuanWords(360_000)).toBe('¥3,600');
  expect(yuanWords(123_456_789)).toBe('¥1,234,567.89');
  expect(yuanWords(5)).toBe('¥0.05');
  expect(yuanWords(0)).toBe('¥0');
  expect(yuanWords(-100_000)).toBe('−¥1,000');
});

test('Chinese characters take two columns, combining marks none', () => {
  expect(widthOf('育儿ab')).toBe(6);
  expect(widthOf('（含）')).toBe(6);
  expect(widthOf('𠮷')).toBe(2);
  expect(widthOf('e\u0301')).toBe(1);
});

test('a cut text says so and never exceeds its columns', () => {
  expect(truncate('育儿补贴', 7)).toBe('育儿补…');
  expect(truncate('育儿补贴', 6)).toBe('育儿…');
  expect(truncate('育儿补贴', 8)).toBe('育儿补贴');
  expect(widthOf(padTo('育儿补贴', 6))).toBe(6);
});

test('lines break between words and between Chinese characters, and lose nothing', () => {
  expect(wrap('the year of death may be claimed', 13)).toEqual([
    'the year of',
    'death may be',
    'claimed',
  ]);
  expect(wrap('离世当年仍可申领', 6)).toEqual(['离世当', '年仍可', '申领']);
});
