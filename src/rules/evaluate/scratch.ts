/**
 * The evaluator's working memory: two stacks of numbers that are reused for every person.
 *
 * A truth record is `[c, q, …spans]`: `c` integers of certain spans, then `q` of possible ones; `q` is
 * SAME when both are equal, which is the usual case and then costs one set instead of two. A step
 * record is `[n, (from, low, high, status) × n]` and covers the whole window it was asked for. A moment
 * record is `[n, more, (earliest, latest) × n]`; `more` is 1 when there may be others.
 */
import { complementInto, intersectInto, type Spans, uniteInto } from '../time/spans.ts';

export type Scratch = {
  readonly data: Int32Array;
  top: number;
  readonly steps: Float64Array;
  stepsTop: number;
  /** Links followed for the current person. */
  links: number;
  /** One certain stretch of days inside a possible one, while the cheap conditions narrow it. */
  readonly window: Int32Array;
};

/** Integers a single person's evaluation may use before it is cut off. */
const DATA_LIMIT = 1 << 16;
const STEPS_LIMIT = 1 << 14;
/** Links that one person's evaluation may follow before it is cut off. */
export const LINK_LIMIT = 100_000;
/** Possible spans equal the certain ones. */
export const SAME = -1;

export function newScratch(): Scratch {
  // Room beyond the limit, so that one operation on records within it always fits.
  return {
    data: new Int32Array(DATA_LIMIT * 4),
    top: 0,
    steps: new Float64Array(STEPS_LIMIT * 4),
    stepsTop: 0,
    links: 0,
    window: new Int32Array(4),
  };
}

/**
 * Stops a runaway evaluation.
 * Errors: RULE_TOO_LARGE when a person's evaluation has outgrown its bounds.
 */
export function checkLimits(s: Scratch): void {
  if (s.top > DATA_LIMIT || s.stepsTop > STEPS_LIMIT || s.links > LINK_LIMIT) {
    throw Object.assign(new Error('evaluation of one person grew without bound'), {
      code: 'RULE_TOO_LARGE',
    });
  }
}

export function pushNever(s: Scratch): number {
  const at = s.top;
  s.data[at] = 0;
  s.data[at + 1] = SAME;
  s.top = at + 2;
  return at;
}

/** One certain span; never when it is empty. */
export function pushSpan(s: Scratch, from: number, until: number): number {
  if (from >= until) return pushNever(s);
  const at = s.top;
  s.data[at] = 2;
  s.data[at + 1] = SAME;
  s.data[at + 2] = from;
  s.data[at + 3] = until;
  s.top = at + 4;
  return at;
}

/** Unknown on all days of the window. */
export function pushUnknown(s: Scratch, from: number, until: number): number {
  const at = s.top;
  s.data[at] = 0;
  s.data[at + 1] = 2;
  s.data[at + 2] = from;
  s.data[at + 3] = until;
  s.top = at + 4;
  return at;
}

/** A certain span inside a possible one, both clipped to the window; either may be empty. */
export function pushClipped(
  s: Scratch,
  from: number,
  until: number,
  certainFrom: number,
  certainUntil: number,
  possibleFrom: number,
  possibleUntil: number,
): number {
  const cFrom = certainFrom > from ? certainFrom : from;
  const cUntil = certainUntil < until ? certainUntil : until;
  const pFrom = possibleFrom > from ? possibleFrom : from;
  const pUntil = possibleUntil < until ? possibleUntil : until;
  if (pFrom >= pUntil) return pushNever(s);
  if (cFrom === pFrom && cUntil === pUntil) return pushSpan(s, cFrom, cUntil);
  const at = s.top;
  const { data } = s;
  let end = at + 2;
  if (cFrom < cUntil) {
    data[end++] = cFrom;
    data[end++] = cUntil;
  }
  data[at] = end - at - 2;
  data[at + 1] = 2;
  data[end++] = pFrom;
  data[end++] = pUntil;
  s.top = end;
  return at;
}

/** Starts narrowing from a window of which nothing is known yet. */
export function openWindow({ window }: Scratch, from: number, until: number): void {
  window[0] = from;
  window[1] = until;
  window[2] = from;
  window[3] = until;
}

/** Narrows the window to a certain stretch and a possible one around it; false when none is left. */
export function narrow(
  { window }: Scratch,
  certainFrom: number,
  certainUntil: number,
  possibleFrom: number,
  possibleUntil: number,
): boolean {
  if (certainFrom > window[0]!) window[0] = certainFrom;
  if (certainUntil < window[1]!) window[1] = certainUntil;
  if (possibleFrom > window[2]!) window[2] = possibleFrom;
  if (possibleUntil < window[3]!) window[3] = possibleUntil;
  return window[2]! < window[3]!;
}

/** Makes the window's days possible at most; there are still some. */
export function doubt({ window }: Scratch): true {
  window[1] = window[0]!;
  return true;
}

/** Pushes what the narrowing has left. */
export function pushWindow(s: Scratch): number {
  const { window } = s;
  const from = window[2]!;
  const until = window[3]!;
  return pushClipped(s, from, until, window[0]!, window[1]!, from, until);
}

export const certainFrom = (at: number): number => at + 2;
export const certainUntil = (s: Scratch, at: number): number => at + 2 + s.data[at]!;
export const possibleFrom = (s: Scratch, at: number): number =>
  s.data[at + 1] === SAME ? at + 2 : at + 2 + s.data[at]!;
export const possibleUntil = (s: Scratch, at: number): number => {
  const q = s.data[at + 1]!;
  return at + 2 + s.data[at]! + (q === SAME ? 0 : q);
};
export const isNever = (s: Scratch, at: number): boolean =>
  s.data[at + 1] === 0 || (s.data[at + 1] === SAME && s.data[at] === 0);

/** Moves the record on top of the stack down to `to`, dropping what was between. */
export function moveDown(s: Scratch, record: number, to: number): number {
  const { data, top } = s;
  if (record !== to) {
    for (let i = record, j = to; i < top; i++, j++) data[j] = data[i]!;
    s.top = to + top - record;
  }
  return to;
}

type Merge = typeof intersectInto;

/** Replaces the records `a` and `b` (b on top of the stack) by their combination, at `a`. */
function merge(s: Scratch, a: number, b: number, combine: Merge): number {
  const { data } = s;
  const at = s.top;
  const certainEnd = combine(
    data,
    certainFrom(a),
    certainUntil(s, a),
    data,
    certainFrom(b),
    certainUntil(s, b),
    data,
    at + 2,
  );
  data[at] = certainEnd - at - 2;
  s.top = certainEnd;
  if (data[a + 1] === SAME && data[b + 1] === SAME) {
    data[at + 1] = SAME;
  } else {
    const end = combine(
      data,
      possibleFrom(s, a),
      possibleUntil(s, a),
      data,
      possibleFrom(s, b),
      possibleUntil(s, b),
      data,
      certainEnd,
    );
    data[at + 1] = end - certainEnd;
    s.top = end;
    foldSame(s, at);
  }
  checkLimits(s);
  return moveDown(s, at, a);
}

/** Marks a record whose two sets are equal as SAME, so that equal meaning has one form. */
export function foldSame(s: Scratch, at: number): void {
  const { data } = s;
  const c = data[at]!;
  if (data[at + 1] !== c) return;
  for (let i = at + 2; i < at + 2 + c; i++) if (data[i] !== data[i + c]) return;
  data[at + 1] = SAME;
  s.top = at + 2 + c;
}

/** a ∧ b, for `b` on top of the stack above `a`; the result stands at `a`. */
export const mergeAll = (s: Scratch, a: number, b: number): number => merge(s, a, b, intersectInto);
/** a ∨ b, for `b` on top of the stack above `a`; the result stands at `a`. */
export const mergeAny = (s: Scratch, a: number, b: number): number => merge(s, a, b, uniteInto);

/** ¬a within the window, for `a` on top of the stack; the result stands at `a`. */
export function negate(s: Scratch, a: number, from: number, until: number): number {
  const { data } = s;
  const at = s.top;
  const certainEnd = complementInto(
    data,
    possibleFrom(s, a),
    possibleUntil(s, a),
    from,
    until,
    data,
    at + 2,
  );
  data[at] = certainEnd - at - 2;
  if (data[a + 1] === SAME) {
    data[at + 1] = SAME;
    s.top = certainEnd;
  } else {
    const [aFrom, aUntil] = [certainFrom(a), certainUntil(s, a)];
    const end = complementInto(data, aFrom, aUntil, from, until, data, certainEnd);
    data[at + 1] = end - certainEnd;
    s.top = end;
  }
  return moveDown(s, at, a);
}

/** The certain and possible spans of a record, copied out. */
export function certainOf(s: Scratch, at: number): Spans {
  return s.data.slice(certainFrom(at), certainUntil(s, at));
}
export function possibleOf(s: Scratch, at: number): Spans {
  return s.data.slice(possibleFrom(s, at), possibleUntil(s, at));
}
