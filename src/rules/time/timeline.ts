/**
 * When something is true of a person: the days on which it certainly is, and on which it may be.
 */
import {
  ALL_DAYS,
  complement,
  holdsOn,
  intersect,
  NO_DAYS,
  type Spans,
  sameSpans,
  unite,
} from './spans.ts';

/** `certain` ⊆ `possible`; where they differ, some fact is unknown. */
export type Timeline = { readonly certain: Spans; readonly possible: Spans };

/** What a timeline says of one day. */
export type State = 'entitled' | 'not-entitled' | 'ask';

export const NEVER: Timeline = { certain: NO_DAYS, possible: NO_DAYS };
export const ALWAYS: Timeline = { certain: ALL_DAYS, possible: ALL_DAYS };

export const allOf = (timelines: readonly Timeline[]): Timeline =>
  timelines.reduce(
    (a, b) => ({
      certain: intersect(a.certain, b.certain),
      possible: intersect(a.possible, b.possible),
    }),
    ALWAYS,
  );

export const anyOf = (timelines: readonly Timeline[]): Timeline =>
  timelines.reduce(
    (a, b) => ({ certain: unite(a.certain, b.certain), possible: unite(a.possible, b.possible) }),
    NEVER,
  );

export const notOf = (x: Timeline): Timeline => ({
  certain: complement(x.possible),
  possible: complement(x.certain),
});

export const sameTimeline = (a: Timeline, b: Timeline): boolean =>
  sameSpans(a.certain, b.certain) && sameSpans(a.possible, b.possible);

/** The answer for one day; an undecided day is a question, never a no. */
export function stateOn(timeline: Timeline, day: number): State {
  if (holdsOn(timeline.certain, day)) return 'entitled';
  return holdsOn(timeline.possible, day) ? 'ask' : 'not-entitled';
}
