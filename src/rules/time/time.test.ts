/** The calendar over 400 years, ages at their edges, and the algebra of spans and timelines. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attainedOn } from './age.ts';
import {
  addMonths,
  civilDate,
  day,
  dayOf,
  END,
  findDay,
  isoDate,
  monthIndexOf,
  toDay,
} from './day.ts';
import {
  complement,
  holdsOn,
  intersect,
  pairsOf,
  type Spans,
  sameSpans,
  spansOf,
  unite,
} from './spans.ts';
import { ALWAYS, allOf, anyOf, NEVER, notOf, sameTimeline, type Timeline } from './timeline.ts';

describe('days', () => {
  test('every day of 400 years is the one that the platform’s calendar names', () => {
    const first = day('1800-01-01');
    const end = day('2200-01-01');
    for (let d: number = first; d < end; d++) {
      const date = new Date(d * 86_400_000);
      const expected = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
      const { year, month, day: dayOfMonth } = civilDate(toDay(d));
      if (year !== expected[0] || month !== expected[1] || dayOfMonth !== expected[2]) {
        throw new Error(`day ${d} is ${expected.join('-')}, not ${year}-${month}-${dayOfMonth}`);
      }
      if (dayOf(year, month, dayOfMonth) !== d) throw new Error(`day ${d} does not come back`);
    }
    expect(end - first).toBe(146_097);
  });

  test.each([
    '2023-02-29',
    '2024-13-01',
    '2024-00-10',
    '2024-4-5',
    '20240405',
    '1900-02-29',
    '',
  ])('"%s" is no day', (text) => expect(findDay(text)).toBeUndefined());

  test.each([
    ['2024-01-31', 1, '2024-02-29'],
    ['2023-01-31', 1, '2023-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-03-31', -1, '2024-02-29'],
    ['2025-06-15', 18, '2026-12-15'],
  ])('%s and %i months is %s', (from, months, expected) => {
    expect(isoDate(addMonths(day(from), months))).toBe(expected);
  });

  test('adding months keeps the order of days and moves by exactly that many months', () => {
    const anyDay = fc.integer({ min: day('1850-01-01'), max: day('2150-01-01') });
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -600, max: 1200 }), (d, months) => {
        const moved = addMonths(toDay(d), months);
        expect(monthIndexOf(moved)).toBe(monthIndexOf(d) + months);
        expect(addMonths(toDay(d + 1), months)).toBeGreaterThanOrEqual(moved);
      }),
    );
  });
});

describe('ages', () => {
  const china = { attained: 'day-after-birthday', missingDay: 'month-end' } as const;
  test.each([
    ['1966-05-05', 60, '2026-05-06'],
    ['2023-12-10', 3, '2026-12-11'],
    ['2022-01-01', 3, '2025-01-02'],
    ['2024-02-29', 3, '2027-03-01'],
    ['2024-02-29', 4, '2028-03-01'],
  ])('someone born on %s is %i from %s on where ages begin the day after', (birth, age, expected) => {
    expect(isoDate(attainedOn(day(birth), age * 12, china))).toBe(expected);
  });

  test('a birthday of 29 February is 28 February or 1 March in common years, as the pack says', () => {
    const birth = day('2024-02-29');
    const rule = { attained: 'birthday' } as const;
    expect(isoDate(attainedOn(birth, 12, { ...rule, missingDay: 'month-end' }))).toBe('2025-02-28');
    expect(isoDate(attainedOn(birth, 12, { ...rule, missingDay: 'next-month' }))).toBe(
      '2025-03-01',
    );
    expect(isoDate(attainedOn(birth, 48, { ...rule, missingDay: 'next-month' }))).toBe(
      '2028-02-29',
    );
  });
});

const pairs = fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 })), {
  maxLength: 5,
});
const anySpans: fc.Arbitrary<Spans> = pairs.map((list) => spansOf(list));
const anyTimeline: fc.Arbitrary<Timeline> = fc
  .tuple(anySpans, anySpans)
  .map(([a, b]) => ({ certain: intersect(a, b), possible: a }));

describe('spans', () => {
  test('set operations say of each day what logic says', () => {
    fc.assert(
      fc.property(anySpans, anySpans, fc.integer({ min: -1, max: 42 }), (a, b, d) => {
        const [inA, inB] = [holdsOn(a, d), holdsOn(b, d)];
        expect(holdsOn(intersect(a, b), d)).toBe(inA && inB);
        expect(holdsOn(unite(a, b), d)).toBe(inA || inB);
        expect(holdsOn(complement(a), d)).toBe(!inA);
      }),
    );
  });

  test('equal sets of days have equal arrays', () => {
    fc.assert(
      fc.property(anySpans, anySpans, (a, b) => {
        const isEqual = Array.from({ length: 44 }, (_, d) => d - 1).every(
          (d) => holdsOn(a, d) === holdsOn(b, d),
        );
        expect(sameSpans(a, b)).toBe(isEqual);
        for (const set of [intersect(a, b), unite(a, b), complement(a)]) {
          const bounds = pairsOf(set).flatMap(({ from, until }) => [from, until]);
          expect(bounds).toEqual([...new Set(bounds)].sort((x, y) => x - y));
        }
      }),
    );
  });
});

describe('timelines', () => {
  const same = (a: Timeline, b: Timeline) => expect(sameTimeline(a, b)).toBe(true);
  test('De Morgan, double negation, commutativity, associativity, idempotence and absorption', () => {
    fc.assert(
      fc.property(anyTimeline, anyTimeline, anyTimeline, (x, y, z) => {
        same(notOf(allOf([x, y])), anyOf([notOf(x), notOf(y)]));
        same(notOf(anyOf([x, y])), allOf([notOf(x), notOf(y)]));
        same(notOf(notOf(x)), x);
        same(allOf([x, y]), allOf([y, x]));
        same(anyOf([x, y]), anyOf([y, x]));
        same(allOf([x, allOf([y, z])]), allOf([allOf([x, y]), z]));
        same(anyOf([x, anyOf([y, z])]), anyOf([anyOf([x, y]), z]));
        same(allOf([x, anyOf([y, z])]), anyOf([allOf([x, y]), allOf([x, z])]));
        same(allOf([x, x]), x);
        same(allOf([x, anyOf([x, y])]), x);
        same(anyOf([x, allOf([x, y])]), x);
        same(allOf([x, ALWAYS]), x);
        same(anyOf([x, NEVER]), x);
      }),
    );
  });

  test('an open end is after every day', () => expect(holdsOn(ALWAYS.certain, END - 1)).toBe(true));
});
