/** Nothing is asked back where an office erred, nor of what was paid long ago, and never more than was too much. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { day } from '../../rules/index.ts';
import { mayAskBackFen, recoveryCauses } from './recovery.ts';

const today = day('2026-11-22');
const paid = (paidOn: string, overpaidFen = 1_000_00) => ({ overpaidFen, paidOn: day(paidOn) });

test('where an office erred nothing is asked back, however much and however lately', () => {
  expect(mayAskBackFen('office-erred', paid('2026-11-22'), today)).toBe(0);
  expect(mayAskBackFen('office-erred', paid('2026-11-01'), today)).toBe(0);
});

test('what was paid three years ago may still be asked back that day, and not a day later', () => {
  expect(mayAskBackFen('record-changed', paid('2023-11-22'), today)).toBe(1_000_00);
  expect(mayAskBackFen('record-changed', paid('2023-11-21'), today)).toBe(0);
  expect(mayAskBackFen('untrue', paid('2023-11-21'), today)).toBe(0);
});

test('never more than was too much, and never less than nothing', () => {
  const cause = fc.constantFrom(...recoveryCauses);
  fc.assert(
    fc.property(cause, fc.nat(), fc.integer({ min: 0, max: 4000 }), (why, fen, ago) => {
      const asked = mayAskBackFen(why, { overpaidFen: fen, paidOn: today - ago }, today);
      expect(asked).toBeGreaterThanOrEqual(0);
      expect(asked).toBeLessThanOrEqual(fen);
    }),
  );
});
