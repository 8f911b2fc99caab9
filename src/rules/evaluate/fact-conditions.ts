/**
 * Conditions on dated facts and places.
 *
 * Where records overlap and disagree, a condition is certain only if all of them satisfy it and
 * possible if one does; where there is no record, the fact's silence decides.
 */
import type { AreaSet, FactTest, TruthNode } from '../expression/expression.ts';
import { BEGINNING, END } from '../time/day.ts';
import { complementInto, intersectInto, uniteInto } from '../time/spans.ts';
import type { Compiler, Compilers, NodeOf, TruthCode } from './compiler.ts';
import type { FactColumn } from '../population/population.ts';
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

  'places-differ': placesDiffer,
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

/** Cuts the window where a row of either place begins or ends, and compares on each stretch. */
function placesDiffer(node: NodeOf<TruthNode, 'places-differ'>, c: Compiler): TruthCode {
  const [a, b] = node.facts.map((kind) => c.population.facts.get(kind));
  const s = c.scratch;
  const { data } = s;
  return (person, from, until) => {
    const base = s.top;
    data[base] = from;
    s.top = base + 1;
    if (a) addBounds(s, base, a, person, until);
    if (b) addBounds(s, base, b, person, until);
    const end = s.top;
    if (end === base + 1) {
      s.top = base;
      const state = differOn(node, a, b, person, from);
      if (state === NO) return pushNever(s);
      return state === YES ? pushSpan(s, from, until) : pushUnknown(s, from, until);
    }
    let certain = newSet(s);
    let possible = newSet(s);
    for (let i = base; i < end; i++) {
      const stretchEnd = i + 1 < end ? data[i + 1]! : until;
      const state = differOn(node, a, b, person, data[i]!);
      if (state === YES) certain = grow(s, certain, data[i]!, stretchEnd);
      if (state !== NO) possible = grow(s, possible, data[i]!, stretchEnd);
    }
    const at = s.top;
    let top = at + 2;
    data[at] = data[certain]!;
    data[at + 1] = data[possible]!;
    for (let i = certain + 1; i < setEnd(s, certain); i++) data[top++] = data[i]!;
    for (let i = possible + 1; i < setEnd(s, possible); i++) data[top++] = data[i]!;
    s.top = top;
    foldSame(s, at);
    return moveDown(s, at, base);
  };
}

/** Adds the days within the window on which rows begin or end to the sorted days from `base` on. */
function addBounds(
  s: Scratch,
  base: number,
  column: FactColumn,
  person: number,
  until: number,
): void {
  for (let row = column.offsets[person]!; row < column.offsets[person + 1]!; row++) {
    addBound(s, base, column.from[row]!, until);
    addBound(s, base, column.until[row]!, until);
  }
}

function addBound(s: Scratch, base: number, day: number, until: number): void {
  const { data } = s;
  if (day <= data[base]! || day >= until) return;
  let i = s.top;
  while (data[i - 1]! > day) i--;
  if (data[i - 1] === day) return;
  data.copyWithin(i + 1, i, s.top);
  data[i] = day;
  s.top++;
  checkLimits(s);
}

/** Whether two places differ on a day; where records disagree, a place is the range of them. */
function differOn(
  { silences, ignoredDigits }: NodeOf<TruthNode, 'places-differ'>,
  a: FactColumn | undefined,
  b: FactColumn | undefined,
  person: number,
  day: number,
): number {
  const divisor = 10 ** ignoredDigits;
  const leastA = leastOn(a, person, day, divisor);
  const leastB = leastOn(b, person, day, divisor);
  const isNone = leastA === Infinity || leastB === Infinity;
  if (leastA === Infinity && silences[0] === 'no') return NO;
  if (leastB === Infinity && silences[1] === 'no') return NO;
  if (isNone) return MAYBE;
  const mostA = mostOn(a, person, day, divisor);
  const mostB = mostOn(b, person, day, divisor);
  if (mostA < leastB || mostB < leastA) return YES;
  return leastA === mostA && leastB === mostB ? NO : MAYBE;
}

/** The least area on record on a day, without its ignored digits; Infinity when there is none. */
function leastOn(
  column: FactColumn | undefined,
  person: number,
  day: number,
  divisor: number,
): number {
  let least = Infinity;
  if (column === undefined) return least;
  for (let row = column.offsets[person]!; row < column.offsets[person + 1]!; row++) {
    if (column.from[row]! > day || column.until[row]! <= day) continue;
    least = Math.min(least, Math.floor(column.low[row]! / divisor));
  }
  return least;
}

/** The greatest area on record on a day, without its ignored digits. */
function mostOn(
  column: FactColumn | undefined,
  person: number,
  day: number,
  divisor: number,
): number {
  let most = -Infinity;
  if (column === undefined) return most;
  for (let row = column.offsets[person]!; row < column.offsets[person + 1]!; row++) {
    if (column.from[row]! > day || column.until[row]! <= day) continue;
    most = Math.max(most, Math.floor(column.high[row]! / divisor));
  }
  return most;
}
