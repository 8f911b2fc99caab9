/**
 * Sets of days as sorted, disjoint, non-touching `[from, until)` pairs in one flat integer array.
 *
 * Canonical: two sets are equal exactly when their arrays are. The `…Into` functions do the work on a
 * slice of a larger array, so the evaluator can use them without allocating; the others wrap them.
 */
import { BEGINNING, type Day, END } from './day.ts';

/** Flat `[from, until, from, until, …]`; treat as immutable. */
export type Spans = Int32Array;

/** A half-open stretch of days `[from, until)`. */
export type Span = { readonly from: Day; readonly until: Day };

export const NO_DAYS: Spans = new Int32Array(0);
export const ALL_DAYS: Spans = Int32Array.of(BEGINNING, END);

/** The set that covers all the given pairs, in any order, overlapping or empty. */
export function spansOf(pairs: readonly (readonly [number, number])[]): Spans {
  const sorted = pairs.filter(([from, until]) => from < until).sort((a, b) => a[0] - b[0]);
  const flat: number[] = [];
  for (const [from, until] of sorted) {
    const last = flat.length - 1;
    if (last > 0 && from <= flat[last]!) flat[last] = Math.max(flat[last]!, until);
    else flat.push(from, until);
  }
  return Int32Array.from(flat);
}

/** The pairs of a set, for loops outside the evaluator. */
export function pairsOf(spans: Spans): Span[] {
  const pairs: Span[] = [];
  for (let i = 0; i < spans.length; i += 2) {
    pairs.push({ from: spans[i] as Day, until: spans[i + 1] as Day });
  }
  return pairs;
}

/**
 * Writes a ∩ b to `out` at `at` and returns the place after it.
 * Both slices must be canonical, and `out` may not overlap the rest of `a` or `b`.
 */
export function intersectInto(
  a: Int32Array,
  aFrom: number,
  aUntil: number,
  b: Int32Array,
  bFrom: number,
  bUntil: number,
  out: Int32Array,
  at: number,
): number {
  let i = aFrom;
  let j = bFrom;
  let end = at;
  while (i < aUntil && j < bUntil) {
    const from = Math.max(a[i]!, b[j]!);
    const aEnd = a[i + 1]!;
    const bEnd = b[j + 1]!;
    const until = Math.min(aEnd, bEnd);
    if (from < until) {
      out[end++] = from;
      out[end++] = until;
    }
    if (aEnd <= bEnd) i += 2;
    if (bEnd <= aEnd) j += 2;
  }
  return end;
}

/** Writes a ∪ b to `out` at `at` and returns the place after it; same conditions as intersectInto. */
export function uniteInto(
  a: Int32Array,
  aFrom: number,
  aUntil: number,
  b: Int32Array,
  bFrom: number,
  bUntil: number,
  out: Int32Array,
  at: number,
): number {
  let i = aFrom;
  let j = bFrom;
  let end = at;
  while (i < aUntil || j < bUntil) {
    const takeA = j >= bUntil || (i < aUntil && a[i]! <= b[j]!);
    const from = takeA ? a[i]! : b[j]!;
    const until = takeA ? a[i + 1]! : b[j + 1]!;
    if (takeA) i += 2;
    else j += 2;
    if (end > at && from <= out[end - 1]!) out[end - 1] = Math.max(out[end - 1]!, until);
    else {
      out[end++] = from;
      out[end++] = until;
    }
  }
  return end;
}

/** Writes `[from, until)` without `a` to `out` at `at` and returns the place after it. */
export function complementInto(
  a: Int32Array,
  aFrom: number,
  aUntil: number,
  from: number,
  until: number,
  out: Int32Array,
  at: number,
): number {
  let end = at;
  let open = from;
  for (let i = aFrom; i < aUntil && open < until; i += 2) {
    if (a[i]! > open) {
      out[end++] = open;
      out[end++] = Math.min(a[i]!, until);
    }
    open = Math.max(open, a[i + 1]!);
  }
  if (open < until) {
    out[end++] = open;
    out[end++] = until;
  }
  return end;
}

export function intersect(a: Spans, b: Spans): Spans {
  const out = new Int32Array(a.length + b.length);
  return out.slice(0, intersectInto(a, 0, a.length, b, 0, b.length, out, 0));
}

export function unite(a: Spans, b: Spans): Spans {
  const out = new Int32Array(a.length + b.length);
  return out.slice(0, uniteInto(a, 0, a.length, b, 0, b.length, out, 0));
}

/** All days that are not in the set. */
export function complement(a: Spans): Spans {
  const out = new Int32Array(a.length + 2);
  return out.slice(0, complementInto(a, 0, a.length, BEGINNING, END, out, 0));
}

export const subtract = (a: Spans, b: Spans): Spans => intersect(a, complement(b));

export const clip = (a: Spans, from: number, until: number): Spans =>
  from < until ? intersect(a, Int32Array.of(from, until)) : NO_DAYS;

export const sameSpans = (a: Spans, b: Spans): boolean =>
  a.length === b.length && a.every((value, i) => value === b[i]);

/** Whether the day is in the set. */
export function holdsOn(spans: Spans, day: number): boolean {
  for (let i = 0; i < spans.length; i += 2) {
    if (day < spans[i]!) return false;
    if (day < spans[i + 1]!) return true;
  }
  return false;
}

export const isSubset = (a: Spans, b: Spans): boolean => sameSpans(intersect(a, b), a);
