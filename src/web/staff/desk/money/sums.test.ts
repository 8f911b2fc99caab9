/** The equation on the screen of a run adds up whatever states its lines are in. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instructionStates } from '../../../../model/money/states.ts';
import { sumsOf, turnOf } from './sums.ts';

const states = fc.uniqueArray(
  fc.record({
    state: fc.constantFrom(...instructionStates),
    lines: fc.integer({ min: 1, max: 20_000 }),
    fen: fc.integer({ min: 1, max: 10_000_000 }),
  }),
  { selector: ({ state }) => state },
);

test('what a run owes is paid, held, refused or open, to the line and the fen', () => {
  fc.assert(
    fc.property(states, (some) => {
      const { owed, paid, held, failed, open, out } = sumsOf(some);
      for (const part of ['lines', 'fen'] as const) {
        const sum = paid[part] + held[part] + failed[part] + open[part];
        expect(sum).toBe(owed[part]);
        expect(sum + out[part]).toBe(some.reduce((all, one) => all + one[part], 0));
      }
    }),
  );
});

test('a draft waits for another unit, and what is with the bank for whoever can go on', () => {
  const draft = { state: 'draft', unit: 1, states: [] };
  expect(turnOf(draft, { mayDecide: true, unit: 2 })).toBe('turn-agree');
  expect(turnOf(draft, { mayDecide: true, unit: 1 })).toBe('turn-agreeOther');
  const line = (state: string) => ({ state, lines: 1, fen: 1 });
  const filed = (...some: readonly string[]) =>
    turnOf({ state: 'filed', unit: 1, states: some.map(line) }, { mayDecide: true, unit: 2 });
  expect(filed('filed', 'failed')).toBe('turn-reply');
  expect(filed('unknown', 'failed')).toBe('turn-findings');
  expect(filed('paid', 'failed')).toBe('turn-repair');
  expect(filed('paid')).toBe('turn-close');
});
