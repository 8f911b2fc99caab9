/** Gains and losses are told in days and in fen that add up. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Family, peopleOf, person } from '../../model/family.ts';
import { day, monthIndexOf, NO_DAYS, spansOf, UNVERIFIED } from '../../rules/index.ts';
import { village } from '../fixtures/village.ts';
import { getJurisdiction } from '../packs.ts';
import { packs } from '../registry.ts';
import { diffOwed, spreadOverMonths } from './changes.ts';
import { groupsOf } from './groups.ts';
import { owedBy } from './owed.ts';
import { expandPayments } from './runs.ts';

const since = day('2026-11-22');
const national = getJurisdiction(packs, 'cn');
const owed = (...families: readonly Family[]) => owedBy(peopleOf(...families), national, { since });

const child = { born: '2024-05-01' };
const unasked = owed(person(child));
const citizen = owed(person({ ...child, facts: { nationality: 'cn' } }));

test('a fact that settles a right gains its days and its money, month by month', () => {
  const change = diffOwed(unasked, citizen).find(
    ({ program }) => program === 'cn/childcare-subsidy',
  )!;
  expect(change.gained).toEqual(spansOf([[day('2025-01-01'), day('2027-05-02')]]));
  expect(change.lost).toEqual(NO_DAYS);
  const inYear = (year: string) =>
    change.fenByMonth.flatMap(({ month, fen }) => (month.startsWith(year) ? [fen] : []));
  expect(inYear('2025')).toEqual(Array(12).fill(300_00));
  expect(inYear('2026')).toEqual(Array(12).fill(300_00));
  expect(inYear('2027')).toEqual(Array(12).fill(125_00));
  expect(change.fenByMonth).toHaveLength(36);
  expect(change.fenByMonth[0]).toEqual({ month: '2025-01', fen: 300_00 });
});

test('the way back loses what the way there gained', () => {
  const there = diffOwed(unasked, citizen);
  const back = diffOwed(citizen, unasked);
  expect(back.map(({ lost }) => lost)).toEqual(there.map(({ gained }) => gained));
  expect(back.map(({ before, after }) => [before, after])).toEqual(
    there.map(({ before, after }) => [after, before]),
  );
  const minus = there.map(({ fenByMonth }) =>
    fenByMonth.map(({ month, fen }) => ({ month, fen: -fen })),
  );
  expect(back.map(({ fenByMonth }) => fenByMonth)).toEqual(minus);
});

test('whoever has rows on one side alone is told with that side alone', () => {
  const none = { ...citizen, ...owedBy(peopleOf(), national, { since }) };
  const gone = diffOwed(citizen, none);
  expect(gone.map(({ program }) => program)).toEqual(
    [...groupsOf(citizen).keys()].map((key) => key.slice('0/'.length)),
  );
  expect(gone.every(({ before, after }) => before && !after)).toBe(true);
});

test('the changes are the groups that differ', () => {
  const before = owedBy(village(700, since), national, { since });
  const later = { ...national, programs: national.programs.toReversed().slice(2) };
  const after = owedBy(village(700, since), later, { since: day('2027-03-01') });
  const [olds, news] = [groupsOf(before), groupsOf(after)];
  const keys = [...new Set([...olds.keys(), ...news.keys()])];
  const text = (group: unknown) =>
    JSON.stringify(group, (_, value) => (typeof value === 'bigint' ? String(value) : value));
  const differing = keys.filter((key) => text(olds.get(key)) !== text(news.get(key)));
  const changed = diffOwed(before, after).map(({ person, program }) => `${person}/${program}`);
  expect(changed.toSorted()).toEqual(differing.toSorted());
  expect(changed.length).toBeGreaterThan(100);
  expect(changed.length).toBeLessThan(keys.length);
  expect(diffOwed(after, after)).toEqual([]);
});

test('all that is gained from nothing is what is certain and may be paid', () => {
  const nobody = owedBy(peopleOf(), national, { since });
  const whole = owedBy(village(700, since), national, { since });
  const expected = new Map<string, number>();
  const lines = [...expandPayments(whole.payments)];
  expect(lines.some(({ status }) => status === UNVERIFIED)).toBe(true);
  expect(lines.some(({ isCertain }) => !isCertain)).toBe(true);
  for (const { person, program, lowFen, isCertain, status } of lines) {
    const key = `${person}/${whole.programs[program]}`;
    const fen = isCertain && status !== UNVERIFIED ? lowFen : 0;
    expected.set(key, (expected.get(key) ?? 0) + fen);
  }
  const changes = diffOwed(nobody, whole);
  expect(changes.length).toBe(groupsOf(whole).size);
  for (const { person, program, fenByMonth } of changes) {
    const sum = fenByMonth.reduce((total, { fen }) => total + fen, 0);
    expect(sum).toBe(expected.get(`${person}/${program}`) ?? 0);
  }
});

test('the fen of the months add up to the fen of the line, and differ by one at most', () => {
  const from = fc.integer({ min: day('1990-01-01'), max: day('2050-01-01') });
  const line = fc.record({ from, days: fc.integer({ min: 1, max: 800 }), lowFen: fc.nat(10 ** 9) });
  fc.assert(
    fc.property(line, ({ from, days, lowFen }) => {
      const months = spreadOverMonths({ from, until: from + days, lowFen });
      const fen = months.map(([, part]) => part);
      expect(fen.reduce((sum, part) => sum + part, 0)).toBe(lowFen);
      expect(Math.max(...fen) - Math.min(...fen)).toBeLessThanOrEqual(1);
      expect(months[0]![0]).toBe(monthIndexOf(from));
      expect(months.at(-1)![0]).toBe(monthIndexOf(from + days - 1));
    }),
    { numRuns: 300, seed: 20261122 },
  );
});
