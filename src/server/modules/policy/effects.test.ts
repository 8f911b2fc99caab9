/** Gains and losses are summed by program, person, day and month, apart for past and future. */
import { expect, test } from 'vitest';
import { day } from '../../../rules/index.ts';
import type { Difference } from '../entitlement/index.ts';
import { effectsSum, personChange } from './effects.ts';

type Group = NonNullable<Difference['after']>;

const today = day('2026-11-22');
const program = 'cn/childcare-subsidy';
const group = (from: string, until: string, more: Partial<Group> = {}): Group => ({
  entitlements: [{ from: day(from), until: day(until), isCertain: true, reasonHash: 1n }],
  ...{ payments: [], windows: [], questions: [] },
  ...more,
});
const yearOf2026 = (yuan: number): Group['payments'] => [
  {
    ...{ from: day('2026-01-01'), until: day('2027-01-01'), years: 1, status: 0 },
    ...{ lowFen: yuan * 100, highFen: yuan * 100, isCertain: true, claimUntil: day('2028-01-01') },
  },
];

type Given = Omit<Difference, 'program'> & Partial<Pick<Difference, 'program'>>;

function effects(...differences: readonly Given[]) {
  const sum = effectsSum(today);
  for (const one of differences) sum.add(personChange({ program, ...one }));
  return sum.result();
}

test('days up to today are past, and days ahead are those of one year', () => {
  const { programs } = effects({ personId: 1, after: group('2026-11-21', '2040-01-01') });
  expect(programs[0]!.gainedDays).toEqual({ past: 2, ahead: 365 });
});

test('the month of today has begun, so it is past', () => {
  const [before, after] = [1200, 2400].map((yuan) =>
    group('2026-01-01', '2027-01-01', { payments: yearOf2026(yuan) }),
  );
  const [gain] = effects({ personId: 1, before: before!, after: after! }).programs;
  expect(gain).toMatchObject({ gaining: 1, gainedFen: { past: 1_100_00, ahead: 100_00 } });
  const [loss] = effects({ personId: 1, before: after!, after: before! }).programs;
  expect(loss).toMatchObject({ losing: 1, lostFen: { past: 1_100_00, ahead: 100_00 } });
  expect(loss!.months).toHaveLength(12);
  expect(loss!.months[10]).toEqual({ month: '2026-11', gainedFen: 0, lostFen: 100_00 });
});

test('somebody whose days move gains and loses; one whose grounds differ does neither', () => {
  const moved = {
    before: group('2020-01-01', '2020-02-01'),
    after: group('2020-01-11', '2020-02-11'),
  };
  const same = group('2020-01-01', '2020-02-01');
  const other = { ...same, entitlements: [{ ...same.entitlements[0]!, reasonHash: 2n }] };
  const asked = { ...same, questions: [{ fact: 'birth-date', about: 3 }] };
  const result = effects(
    { personId: 1, ...moved },
    { personId: 2, before: same, after: other },
    { personId: 3, before: same, after: asked },
  );
  const [sum] = result.programs;
  expect(result).toMatchObject({ people: 3, gaining: 1, losing: 1 });
  expect(sum).toMatchObject({ people: 3, gaining: 1, losing: 1, reasonsOnly: 1, otherwise: 1 });
  expect([sum!.gainedDays.past, sum!.lostDays.past]).toEqual([10, 10]);
});

test('a person counts once for all programs, and the examples are those with most money', () => {
  const days = { before: group('2026-01-01', '2027-01-01') };
  const result = effects(
    ...[1, 2, 3, 4].map((personId) => ({
      personId,
      ...days,
      after: group('2026-01-01', '2027-01-01', { payments: yearOf2026(1200 * personId) }),
    })),
    { personId: 4, program: 'cn/rural-award', after: group('2026-01-01', '2027-01-01') },
  );
  expect(result).toMatchObject({ people: 4, gaining: 4 });
  expect(result.programs.map((one) => [one.program, one.people])).toEqual([
    [program, 4],
    ['cn/rural-award', 1],
  ]);
  expect(result.examples.map(({ person }) => person)).toEqual([4, 3, 2]);
});
