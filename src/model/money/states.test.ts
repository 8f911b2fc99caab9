/** What lines and runs can become, against their lives written as sentences. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instructionMoves, instructionStates, runMoves, runStates } from './states.ts';

const letters = {
  ...{ draft: 'd', held: 'h', frozen: 'f', filed: 's', paid: 'p', failed: 'x', unknown: 'u' },
  ...{ cancelled: 'c', reissued: 'r', 'paid-after-all': 'a', returned: 'b' },
};
const letterOf = (state: string) => letters[state as keyof typeof letters];

/** Lives of a line: looked at; then agreed, sent, and heard of; in the end paid, out, or one and then the other. */
const late = '(ab?)?';
const heard = `u?(pb?|x(pb?|[cr]${late})?)?`;
const life = new RegExp(`^d(hd)*(c${late}|h([cr]${late})?|f(c${late}|s${heard})?)?$`);

test('a line lives as the sentence says, and in no other way', () => {
  const step = fc.constantFrom(...instructionStates);
  fc.assert(
    fc.property(fc.array(step, { maxLength: 8 }), (states) => {
      const path = ['draft' as const, ...states];
      const isAllowed = path.every(
        (state, place) => place === 0 || instructionMoves[path[place - 1]!].includes(state),
      );
      expect(isAllowed).toBe(life.test(path.map(letterOf).join('')));
    }),
    { numRuns: 5000 },
  );
});

test('every life that the table allows is one of the sentence', () => {
  const walk = (path: string, state: keyof typeof instructionMoves): void => {
    expect(path).toMatch(life);
    if (path.length < 10) for (const to of instructionMoves[state]) walk(path + letterOf(to), to);
  };
  walk('d', 'draft');
});

test('a run goes forward only', () => {
  const order = new Map(runStates.map((state, place) => [state, place]));
  for (const from of runStates) {
    for (const to of runMoves[from]) expect(order.get(to)).toBeGreaterThan(order.get(from)!);
  }
});
