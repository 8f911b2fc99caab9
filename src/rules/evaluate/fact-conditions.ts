/**
 * Conditions on dated facts and places.
 *
 * Where records overlap and disagree, a condition is certain only if all of them satisfy it and
 * possible if one does; where there is no record, the fact's silence decides.
 */
import type { AreaSet, FactTest, TruthNode } from '../expression/expression.ts';
import { BEGINNING, END } from '../time/day.ts';
import { complementInto, intersectInto, uniteInto } from '../time/spans.ts';
import type { Compiler, Compilers, TruthCode } from './compiler.ts';
import type { FactColumn } from './population.ts';
import {
  checkLimits,
  foldSame,
  moveDown,
  pushNever,
  pushSpan,
  pushUnknown,
  type Scratch,
} from './scratch.ts';

export const NO = 0;
export const MAYBE = 1;
export const YES = 2;

/** Whether a recorded range of values satisfies the test, on the days of piece `piece`. */
export type Classify = (low: number, high: number, piece: number) => number;

type Kinds = 'fact' | 'place' | 'places-differ';

export const factConditions: Pick<Compilers<TruthNode, TruthCode>, Kinds> = {
  fact: (node, c) => dated(c, node.fact, node.silence, classifyValue(node.test), [BEGINNING]),

  place: (node, c) => {
    const breaks = breakDays(node.within);
    return dated(c, node.fact, node.silence, classifyPlace(node.within, breaks), breaks);
  },

  'places-differ': (node, c) => {
    const [a, b] = node.facts.map((kind) => c.population.facts.get(kind));
    const divisor = 10 ** node.ignoredDigits;
    return (person, from, until) =>
      pushDifferences(c.scratch, [a, b], node.silences, divisor, person, from, until);
  },
};

/** How a range of values answers a test. */
export function classifyValue(test: FactTest): Classify {
  if ('oneOf' in test) {
    const { oneOf } = test;
    return (low, high) => {
      if (low === high) return oneOf.includes(low) ? YES : NO;
      return oneOf.some((value) => low <= value && value <= high) ? MAYBE : NO;
    };
  }
  const { least, most } = test;
  return (low, high) => {
    if (high < least || low > most) return NO;
    return low >= least && high <= most ? YES : MAYBE;
  };
}

/** Days on which the meaning of an area set changes, beginning with BEGINNING. */
function breakDays({ ranges }: AreaSet): readonly number[] {
  const dates = ranges.flatMap(({ since = BEGINNING, before = END }) => [since, before]);
  return [...new Set([BEGINNING, ...dates.filter((day) => day !== END)])].sort((x, y) => x - y);
}

function classifyPlace({ ranges }: AreaSet, breaks: readonly number[]): Classify {
  const inForce = breaks.map((day) =>
    ranges.filter(({ since = BEGINNING, before = END }) => since <= day && day < before),
  );
  return (low, high, piece) => {
    let answer = NO;
    for (const range of inForce[piece]!) {
      if (low >= range.from && high < range.until) return YES;
      if (high >= range.from && low < range.until) answer = MAYBE;
    }
    return answer;
  };
}

function dated(
  { population, scratch }: Compiler,
  kind: string,
  silence: 'no' | 'unknown',
  classify: Classify,
  breaks: readonly number[],
): TruthCode {
  const column = population.facts.get(kind);
  const silent = silence === 'no' ? pushNeverIn : pushUnknown;
  if (column === undefined) return (_, from, until) => silent(scratch, from, until);
  const { offsets, from: rowFrom, until: rowUntil, low, high } = column;
  return (person, from, until) => {
    const first = offsets[person]!;
    const end = offsets[person + 1]!;
    if (first === end) return silent(scratch, from, until);
    if (end - first === 1 && breaks.length === 1) {
      const covers = rowFrom[first]! <= from && rowUntil[first]! >= until;
      if (covers || silence === 'no') {
        const state = classify(low[first]!, high[first]!, 0);
        const rowBegin = Math.max(from, rowFrom[first]!);
        const rowEnd = Math.min(until, rowUntil[first]!);
        if (state === NO || rowBegin >= rowEnd) return pushNever(scratch);
        if (state === YES) return pushSpan(scratch, rowBegin, rowEnd);
        return pushUnknown(scratch, rowBegin, rowEnd);
      }
    }
    return pushRows(scratch, column, first, end, silence, classify, breaks, from, until);
  };
}

const pushNeverIn = (s: Scratch): number => pushNever(s);

/**
 * The general case: certain = covered by a YES row and by no other; possible = covered by a YES or
 * MAYBE row, or (silence unknown) by no row at all.
 */
function pushRows(
  s: Scratch,
  column: FactColumn,
  first: number,
  end: number,
  silence: 'no' | 'unknown',
  classify: Classify,
  breaks: readonly number[],
  from: number,
  until: number,
): number {
  const base = s.top;
  const { data } = s;
  // Three sets, each grown by one row at a time: yes, not-certain (no or maybe), and maybe-or-yes.
  let yes = newSet(s);
  let doubt = newSet(s);
  let open = newSet(s);
  for (let row = first; row < end; row++) {
    for (let piece = 0; piece < breaks.length; piece++) {
      const pieceEnd = breaks[piece + 1] ?? END;
      const rowBegin = Math.max(from, column.from[row]!, breaks[piece]!);
      const rowEnd = Math.min(until, column.until[row]!, pieceEnd);
      if (rowBegin >= rowEnd) continue;
      const state = classify(column.low[row]!, column.high[row]!, piece);
      if (state === YES) yes = grow(s, yes, rowBegin, rowEnd);
      else doubt = grow(s, doubt, rowBegin, rowEnd);
      if (state !== NO) open = grow(s, open, rowBegin, rowEnd);
    }
  }
  if (silence === 'unknown') {
    const covered = united(s, yes, doubt);
    const gaps = s.top;
    const [coveredFrom, coveredEnd] = [covered + 1, setEnd(s, covered)];
    s.top = complementInto(data, coveredFrom, coveredEnd, from, until, data, gaps + 1);
    data[gaps] = s.top - gaps - 1;
    open = united(s, open, gaps);
  }
  const free = s.top;
  const doubtEnd = setEnd(s, doubt);
  const freeEnd = complementInto(data, doubt + 1, doubtEnd, from, until, data, free);
  const at = freeEnd;
  const yesEnd = setEnd(s, yes);
  let top = intersectInto(data, yes + 1, yesEnd, data, free, freeEnd, data, at + 2);
  data[at] = top - at - 2;
  data[at + 1] = data[open]!;
  for (let i = open + 1; i < setEnd(s, open); i++) data[top++] = data[i]!;
  s.top = top;
  foldSame(s, at);
  checkLimits(s);
  return moveDown(s, at, base);
}

// A set on the stack is `[length, …spans]`. Growing copies it; a person has a handful of rows.

function newSet(s: Scratch): number {
  const at = s.top++;
  s.data[at] = 0;
  return at;
}

const setEnd = (s: Scratch, at: number): number => at + 1 + s.data[at]!;

function grow(s: Scratch, set: number, from: number, until: number): number {
  const one = s.top;
  s.data[one] = 2;
  s.data[one + 1] = from;
  s.data[one + 2] = until;
  s.top += 3;
  return united(s, set, one);
}

function united(s: Scratch, a: number, b: number): number {
  const at = s.top;
  s.top = uniteInto(s.data, a + 1, setEnd(s, a), s.data, b + 1, setEnd(s, b), s.data, at + 1);
  s.data[at] = s.top - at - 1;
  checkLimits(s);
  return at;
}

/** Boundaries of the rows of both places, then for each stretch between them: do they differ? */
function pushDifferences(
  s: Scratch,
  columns: readonly (FactColumn | undefined)[],
  silences: readonly ('no' | 'unknown')[],
  divisor: number,
  person: number,
  from: number,
  until: number,
): number {
  const bounds = new Set([from]);
  for (const column of columns) {
    if (column === undefined) continue;
    for (let row = column.offsets[person]!; row < column.offsets[person + 1]!; row++) {
      for (const day of [column.from[row]!, column.until[row]!]) {
        if (day > from && day < until) bounds.add(day);
      }
    }
  }
  const days = [...bounds].sort((x, y) => x - y);
  const base = s.top;
  let certain = newSet(s);
  let possible = newSet(s);
  for (const [i, day] of days.entries()) {
    const stretchEnd = days[i + 1] ?? until;
    const [a, b] = columns.map((column, k) => areasOn(column, person, day, divisor, silences[k]!));
    const state = differ(a, b);
    if (state === YES) certain = grow(s, certain, day, stretchEnd);
    if (state !== NO) possible = grow(s, possible, day, stretchEnd);
  }
  const at = s.top;
  let top = at + 2;
  s.data[at] = s.data[certain]!;
  s.data[at + 1] = s.data[possible]!;
  for (let i = certain + 1; i < setEnd(s, certain); i++) s.data[top++] = s.data[i]!;
  for (let i = possible + 1; i < setEnd(s, possible); i++) s.data[top++] = s.data[i]!;
  s.top = top;
  foldSame(s, at);
  return moveDown(s, at, base);
}

/** Range of areas on record on a day; undefined: unknown; null: there is no such place. */
function areasOn(
  column: FactColumn | undefined,
  person: number,
  day: number,
  divisor: number,
  silence: 'no' | 'unknown',
): readonly [number, number] | undefined | null {
  let range: [number, number] | undefined;
  if (column !== undefined) {
    for (let row = column.offsets[person]!; row < column.offsets[person + 1]!; row++) {
      if (column.from[row]! > day || column.until[row]! <= day) continue;
      const [low, high] = [column.low[row]! / divisor, column.high[row]! / divisor].map(Math.floor);
      range = [Math.min(range?.[0] ?? low!, low!), Math.max(range?.[1] ?? high!, high!)];
    }
  }
  return range ?? (silence === 'no' ? null : undefined);
}

function differ(
  a: readonly [number, number] | undefined | null,
  b: readonly [number, number] | undefined | null,
): number {
  if (a === null || b === null) return NO;
  if (a === undefined || b === undefined) return MAYBE;
  if (a[1] < b[0] || b[1] < a[0]) return YES;
  return a[0] === a[1] && b[0] === b[1] ? NO : MAYBE;
}
