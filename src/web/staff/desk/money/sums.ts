/** The sums of a run: what it owes is what was paid, is held, was refused and is open; nothing is left over. */
import { stateGroups } from '../../../../model/money/states.ts';

export type Sum = { readonly lines: number; readonly fen: number };
export type StateSum = Sum & { readonly state: string };

const nothing: Sum = { lines: 0, fen: 0 };

const add = (one: Sum, other: Sum): Sum => ({
  lines: one.lines + other.lines,
  fen: one.fen + other.fen,
});

/** Of lines in one of some states. */
export const sumOf = (states: readonly StateSum[], ...wanted: readonly string[]): Sum =>
  states.filter(({ state }) => wanted.includes(state)).reduce<Sum>(add, nothing);

const outStates = ['cancelled', 'reissued'] as const;

/** What a run comes to: `owed` = `paid` + `held` + `failed` + `open`, and what was taken out beside it. */
export function sumsOf(states: readonly StateSum[]) {
  const all = states.reduce<Sum>(add, nothing);
  const out = sumOf(states, ...outStates);
  return {
    owed: { lines: all.lines - out.lines, fen: all.fen - out.fen },
    paid: sumOf(states, ...stateGroups.arrived),
    held: sumOf(states, 'held'),
    failed: sumOf(states, ...stateGroups.refused),
    open: sumOf(states, ...stateGroups.open),
    out,
  };
}

/** Whose turn it is with a run, as a key of words. */
export function turnOf(
  run: { readonly state: string; readonly unit: number; readonly states: readonly StateSum[] },
  hands: { readonly mayDecide: boolean; readonly unit?: number },
) {
  const { state, unit, states } = run;
  if (state === 'draft') {
    return hands.mayDecide && unit !== hands.unit ? 'turn-agree' : 'turn-agreeOther';
  }
  if (state === 'frozen') return 'turn-file';
  if (state === 'filed' && sumOf(states, 'filed').lines > 0) return 'turn-reply';
  if (state === 'filed' && sumOf(states, 'unknown').lines > 0) return 'turn-findings';
  if (state !== 'cancelled' && sumOf(states, 'failed').lines > 0) return 'turn-repair';
  return state === 'filed' ? 'turn-close' : 'turn-none';
}
