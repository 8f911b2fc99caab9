/** Whatever was granted, nothing that is told is about fewer than five people, and what is told adds up. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  FEWEST_TOLD,
  type Granted,
  type GrantPurpose,
  grantPurposes,
  publicLedger,
} from './public-ledger.ts';

const grant = (month: string, person: number, purpose: GrantPurpose = 'living'): Granted => ({
  ...{ month, person, purpose, fen: 100_00 },
});
const many = (month: string, count: number, purpose: GrantPurpose = 'living', first = 1) =>
  Array.from({ length: count }, (_, i) => grant(month, first + i, purpose));

test('a month of four people waits for the next one', () => {
  const grants = [...many('2026-01', 4), ...many('2026-02', 1, 'living', 9)];
  const gifts = [{ month: '2026-01', fen: 5_000_00 }];
  expect(publicLedger(gifts, grants.slice(0, 4), '2026-03')).toEqual([]);
  expect(publicLedger(gifts, grants, '2026-03')).toEqual([
    {
      ...{ from: '2026-01', to: '2026-02', givenFen: 5_000_00, grantedFen: 500_00 },
      ...{ grants: [{ people: 5, fen: 500_00, purpose: 'living' }], balanceFen: 4_500_00 },
    },
  ]);
});

test('the same person five times is one person', () => {
  const grants = Array.from({ length: 5 }, () => grant('2026-01', 1));
  expect(publicLedger([], grants, '2026-03')).toEqual([]);
});

test('purposes are told apart only where each is about enough people', () => {
  const few = [...many('2026-01', 6), ...many('2026-01', 2, 'medical', 20)];
  expect(publicLedger([], few, '2026-03')[0]!.grants).toEqual([{ people: 8, fen: 800_00 }]);
  const enough = [...few, ...many('2026-01', 3, 'medical', 30)];
  expect(publicLedger([], enough, '2026-03')[0]!.grants).toHaveLength(2);
});

test('a month that is not over is not told', () => {
  expect(publicLedger([], many('2026-03', 9), '2026-03')).toEqual([]);
});

const month = fc.integer({ min: 1, max: 9 }).map((n) => `2026-0${n}`);
const granted = fc.record({
  month,
  person: fc.integer({ min: 1, max: 12 }),
  purpose: fc.constantFrom(...grantPurposes),
  fen: fc.integer({ min: 1, max: 1e6 }),
});
const given = fc.record({ month, fen: fc.integer({ min: 1, max: 1e7 }) });

test('whoever reads it after each grant and subtracts finds no sum about fewer than five people', () => {
  fc.assert(
    fc.property(fc.array(given), fc.array(granted, { maxLength: 60 }), (gifts, some) => {
      const grants = some.toSorted((a, b) => (a.month < b.month ? -1 : 1));
      // How many of the grants each balance ever told rests on: all that can be subtracted from each other.
      const ends = grants.flatMap(({ month }, i) => {
        const soFar = grants.slice(0, i + 1);
        const told = publicLedger(gifts, soFar, month);
        return told.map(({ to }) => soFar.filter((one) => one.month <= to).length);
      });
      for (const [first, later] of pairsOf([0, ...new Set(ends)].toSorted((a, b) => a - b))) {
        const people = new Set(grants.slice(first, later).map(({ person }) => person)).size;
        expect(people === 0 || people >= FEWEST_TOLD).toBe(true);
      }
    }),
  );
});

const pairsOf = (ends: readonly number[]) =>
  ends.flatMap((first, i) => ends.slice(i + 1).map((later) => [first, later] as const));

test('whatever was granted, what is told is about enough people and adds up', () => {
  fc.assert(
    fc.property(fc.array(given), fc.array(granted), (gifts, grants) => {
      const told = publicLedger(gifts, grants, '2026-08');
      const last = told.at(-1)?.to ?? '';
      const isTold = ({ month: on }: { readonly month: string }) => on <= last;
      const sum = (rows: readonly { readonly fen: number }[]) =>
        rows.filter(isToldRow).reduce((all, { fen }) => all + fen, 0);
      const isToldRow = (row: object) => !('month' in row) || isTold(row as { month: string });
      expect(told.flatMap((one) => one.grants).every(({ people }) => people >= FEWEST_TOLD)).toBe(
        true,
      );
      expect(told.at(-1)?.balanceFen ?? 0).toBe(sum(gifts) - sum(grants));
      expect(told.every((one) => sum(one.grants) === one.grantedFen)).toBe(true);
    }),
  );
});
