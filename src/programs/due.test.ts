/** Windows in which something is due: with their edges, kept ones, and none for days that are over. */
import { expect, test } from 'vitest';
import {
  ALL_DAYS,
  birth,
  compilerFor,
  day,
  days,
  examinerFor,
  isoDate,
  months,
  populationBuilder,
  spansOf,
  toDay,
} from '../rules/index.ts';
import { dueWindows, encounterFact } from './due.ts';

const ages = { attained: 'birthday', missingDay: 'month-end' } as const;
const schedule = {
  firstCheck: {
    anchor: birth,
    from: days(28),
    until: days(31),
    catchUpUntil: months(3),
    keptBy: 'child-check',
    citation: 'checks',
  },
} as const;

/** A child born on 2026-01-01, or within a range, with checks on some days. */
function childBorn(earliest: string, latest = earliest, checks: readonly string[] = []) {
  const builder = populationBuilder();
  const born = { earliest: day(earliest), latest: day(latest) };
  builder.addPerson({ born, sex: 1 });
  for (const check of checks) {
    builder.addEvent(encounterFact('child-check'), 0, { earliest: day(check), latest: day(check) });
  }
  return examinerFor(compilerFor(builder.build(), ages));
}
const dates = (...values: readonly number[]) => values.map((value) => isoDate(toDay(value)));

test('a window begins and ends so long after its anchor, and so does the time to catch up', () => {
  const [window] = dueWindows(childBorn('2026-01-01'), schedule, 0, ALL_DAYS);
  expect(dates(window!.from, window!.until, window!.catchUpUntil!)).toEqual([
    '2026-01-29',
    '2026-02-01',
    '2026-04-01',
  ]);
  expect([window!.isCertain, window!.keptOn]).toEqual([true, undefined]);
});

test('a birth known as a range gives the widest window, marked as uncertain', () => {
  const [window] = dueWindows(childBorn('2026-01-01', '2026-01-05'), schedule, 0, ALL_DAYS);
  expect(dates(window!.from, window!.until)).toEqual(['2026-01-29', '2026-02-05']);
  expect(window!.isCertain).toBe(false);
});

test('a contact within the window or the time to catch up keeps it, an earlier one does not', () => {
  const keptOn = (check: string) =>
    dueWindows(childBorn('2026-01-01', '2026-01-01', [check]), schedule, 0, ALL_DAYS)[0]!.keptOn;
  expect(keptOn('2026-01-28')).toBeUndefined();
  expect(keptOn('2026-01-29')).toBe(day('2026-01-29'));
  expect(keptOn('2026-03-31')).toBe(day('2026-03-31'));
  expect(keptOn('2026-04-01')).toBeUndefined();
});

test('a window needs an entitled day before its time to catch up is over', () => {
  const from = (first: string) => spansOf([[day(first), day('2030-01-01')]]);
  const windows = (first: string) => dueWindows(childBorn('2026-01-01'), schedule, 0, from(first));
  expect(windows('2026-03-31')).toHaveLength(1);
  expect(windows('2026-04-01')).toHaveLength(0);
  const over = spansOf([[day('2020-01-01'), day('2026-01-29')]]);
  expect(dueWindows(childBorn('2026-01-01'), schedule, 0, over)).toHaveLength(0);
});
