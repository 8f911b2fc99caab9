/** The way of a request: it always reaches an answer, and never without a person who took it up. */
import { expect, test } from 'vitest';
import { clocks, nextStates, requestKinds, type RequestState, requestStates } from './requests.ts';

/** Every way from a state to an end. */
function waysFrom(state: RequestState): RequestState[][] {
  const next = nextStates[state];
  if (next.length === 0) return [[state]];
  return next.flatMap((one) => waysFrom(one).map((way) => [state, ...way]));
}

test('every way ends in an answer or a refusal, after somebody took it up', () => {
  for (const state of requestStates) {
    for (const way of waysFrom(state)) expect(['answered', 'refused']).toContain(way.at(-1));
  }
  expect(waysFrom('received').every((way) => way[1] === 'in-progress')).toBe(true);
});

test('a copy takes a day, a correction fifteen, a deletion thirty; none is called law that is not', () => {
  const days = requestKinds.map((kind) => clocks[kind].days);
  expect(days).toEqual([1, 15, 30, 15, 15, 15]);
  expect(new Set(requestKinds.map((kind) => clocks[kind].status))) //
    .toEqual(new Set(['project convention']));
});
