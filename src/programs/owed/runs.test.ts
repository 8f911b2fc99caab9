/** Years of equal lines are one row, and the row gives the lines back. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addMonths, day, END, firstOfMonth, firstOfYear, toDay } from '../../rules/index.ts';
import { linesOfRun, runsOf, type StoredLine, storedRuns } from './runs.ts';

const year = (from: number, more: Partial<StoredLine> = {}): StoredLine => ({
  from: firstOfYear(from),
  until: firstOfYear(from + 1),
  lowFen: 960_00,
  highFen: 960_00,
  status: 0,
  isCertain: true,
  claimUntil: END,
  ...more,
});

const claimed = (from: number) => year(from, { claimUntil: firstOfYear(from + 2) });

test('equal years in a row are one run', () => {
  const lines = [year(2024), year(2025), year(2026)];
  expect(runsOf(lines)).toEqual([{ ...year(2024), until: firstOfYear(2027), years: 3 }]);
});

test('claims that end a year later each are one run, and others are not', () => {
  expect(runsOf([claimed(2025), claimed(2026)])).toMatchObject([{ years: 2 }]);
  const transition = { ...claimed(2025), claimUntil: day('2026-07-01') };
  expect(runsOf([transition, claimed(2026), claimed(2027)])).toMatchObject([
    { years: 1, claimUntil: day('2026-07-01') },
    { years: 2, claimUntil: firstOfYear(2028) },
  ]);
  expect(runsOf([claimed(2025), year(2026)])).toHaveLength(2);
});

test('a gap, another amount, another standing or a part of a year ends a run', () => {
  const partOf2026 = { ...year(2026), until: day('2026-07-01') };
  for (const next of [
    year(2027),
    year(2026, { lowFen: 1 }),
    year(2026, { highFen: 1200_00 }),
    year(2026, { status: 1 }),
    year(2026, { isCertain: false }),
    partOf2026,
  ]) {
    expect(runsOf([year(2025), next])).toHaveLength(2);
  }
  expect(
    runsOf([partOf2026, { ...partOf2026, from: day('2026-07-01'), until: day('2027-01-01') }]),
  ).toHaveLength(2);
});

test('what is certain comes first, and what unknown facts would make of the same year after it', () => {
  const { isCertain, claimUntil, ...line } = year(2026);
  const open = [{ ...line, highFen: 1200_00 }];
  const runs = storedRuns({ sure: [line], open, claimEnd: () => day('2028-01-01') });
  expect(runs).toEqual([
    { ...year(2026, { claimUntil: day('2028-01-01') }), years: 1 },
    { ...year(2026, { isCertain: false, highFen: 1200_00 }), years: 1 },
  ]);
});

/** Lines of whole years, whose neighbours are often alike, and runs of months. */
const anyLines = fc
  .array(
    fc.record({
      gap: fc.constantFrom(0, 0, 0, 1, 3),
      months: fc.constantFrom(12, 12, 12, 5),
      lowFen: fc.constantFrom(100, 200),
      more: fc.constantFrom(0, 0, 50, Infinity),
      status: fc.constantFrom(0, 0, 1, 2),
      claim: fc.constantFrom(undefined, 12, 24, 41),
    }),
    { maxLength: 300 },
  )
  .map((drawn) => {
    let at = 1800 * 12;
    return drawn.map(({ gap, months, lowFen, more, status, claim }): StoredLine => {
      const from = firstOfMonth(at + gap);
      at += gap + months;
      const until = firstOfMonth(at);
      const claimUntil = claim === undefined ? END : addMonths(toDay(until + 58), claim);
      return { from, until, lowFen, highFen: lowFen + more, status, isCertain: true, claimUntil };
    });
  });

test('expanding runs gives back the lines', () => {
  fc.assert(
    fc.property(anyLines, (lines) => {
      expect(runsOf(lines).flatMap(linesOfRun)).toEqual(lines);
    }),
    { numRuns: 300, seed: 20261122 },
  );
});

test('a row never counts more years than fit in it', () => {
  const lines = Array.from({ length: 300 }, (_, i) => year(1800 + i));
  expect(runsOf(lines).map(({ years }) => years)).toEqual([255, 45]);
  expect(runsOf(lines).flatMap(linesOfRun)).toEqual(lines);
});
