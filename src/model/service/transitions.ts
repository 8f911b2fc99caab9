/**
 * How a task may go on, and what holds when several people said how it went. Both are the same on phones, at the desk
 * and in the database, and neither depends on the order in which words arrive.
 */
import type { TaskState } from '../sync/caseload.ts';

/** not-needed and mistaken are endings too; phones are told of neither. */
export type State = TaskState | 'not-needed' | 'mistaken';

/** What can happen to a task. lapse: its time went by. */
export type Turn =
  | 'book'
  | 'decline'
  | 'done'
  | 'move'
  | 'not-needed'
  | 'mistake'
  | 'lapse'
  | 'reopen';

const fromOpen = {
  book: 'booked',
  decline: 'declined',
  done: 'done',
  move: 'moved',
  'not-needed': 'not-needed',
  mistake: 'mistaken',
  lapse: 'lapsed',
} as const;

const transitions: Readonly<Record<State, Readonly<Partial<Record<Turn, State>>>>> = {
  open: fromOpen,
  booked: { ...fromOpen, reopen: 'open' },
  // She may change her mind any day; the software never asks her to.
  declined: { book: 'booked', done: 'done', reopen: 'open' },
  lapsed: { done: 'done', reopen: 'open' },
  moved: { done: 'done', reopen: 'open' },
  'not-needed': { done: 'done', reopen: 'open' },
  mistaken: { reopen: 'open' },
  done: { reopen: 'open' },
};

/** What a task becomes; undefined: that cannot happen to it. */
export const nextState = (state: State, turn: Turn): State | undefined => transitions[state][turn];

/** A task as it is stored: what is not an ending is open, or booked. */
export const stateOf = (task: {
  readonly outcome: Exclude<State, 'open' | 'booked'> | null;
  readonly isBooked: boolean;
}): State => task.outcome ?? (task.isBooked ? 'booked' : 'open');

/** How a task went, in somebody's words. */
export type Said = {
  readonly outcome: 'done' | 'declined' | 'booked' | 'moved' | 'not-needed' | 'mistaken';
  readonly day: number;
  /** In milliseconds since 1970, of a booking. */
  readonly bookedFor?: number;
  /** Of a no; absent: nobody asks again. */
  readonly reviewDay?: number;
};

const strength = ['booked', 'moved', 'not-needed', 'mistaken', 'declined', 'done'] as const;

/**
 * What holds of several words about one task; undefined: nothing was said.
 * What was done is done; else the latest day counts, and on one day a no more than a booking.
 */
export function standingOf<One extends Said>(said: readonly One[]): One | undefined {
  return said.toSorted(
    (a, b) =>
      Number(b.outcome === 'done') - Number(a.outcome === 'done') ||
      b.day - a.day ||
      strength.indexOf(b.outcome) - strength.indexOf(a.outcome) ||
      (b.bookedFor ?? 0) - (a.bookedFor ?? 0) ||
      (b.reviewDay ?? Infinity) - (a.reviewDay ?? Infinity),
  )[0];
}
