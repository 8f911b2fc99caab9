/**
 * Step records: quantities over time, as `[n, (from, low, high, status) × n]` on the steps stack. The
 * last step runs to the end of the window; `status` is the worst standing of the parameters used.
 */
import {
  certainFrom,
  certainUntil,
  checkLimits,
  foldSame,
  possibleFrom,
  possibleUntil,
  type Scratch,
} from './scratch.ts';

/** Standing of a number: how well the policy values in it are established. */
export const VERIFIED = 0;
export const SECONDARY = 1;
export const UNVERIFIED = 2;
/** No value is on record for these days. */
export const MISSING = 3;

const WIDTH = 4;

/** One step that covers the window. */
export function pushSteps(
  s: Scratch,
  from: number,
  low: number,
  high: number,
  status = VERIFIED,
): number {
  const at = s.stepsTop;
  s.steps[at] = 0;
  s.stepsTop = at + 1;
  addStep(s, at, from, low, high, status);
  return at;
}

/** Appends a step to the record on top of the stack, or extends its last one when nothing changes. */
export function addStep(
  s: Scratch,
  at: number,
  from: number,
  low: number,
  high: number,
  status: number,
): void {
  const { steps } = s;
  const n = steps[at]!;
  const last = stepAt(at, n - 1);
  if (n > 0) {
    const isSame =
      steps[last + 1] === low && steps[last + 2] === high && steps[last + 3] === status;
    if (isSame) return;
  }
  const next = stepAt(at, n);
  steps[next] = from;
  steps[next + 1] = low;
  steps[next + 2] = high;
  steps[next + 3] = status;
  steps[at] = n + 1;
  s.stepsTop = next + WIDTH;
  checkLimits(s);
}

export const stepAt = (record: number, i: number): number => record + 1 + WIDTH * i;

/** First day of the step after the i-th, or the window's end. */
export const stepUntil = (s: Scratch, record: number, i: number, until: number): number =>
  i + 1 < s.steps[record]! ? s.steps[stepAt(record, i + 1)]! : until;

export type Combine = (lowA: number, highA: number, lowB: number, highB: number) => number;

/** Replaces the records `a` and `b` (b on top, above a) by their combination, at `a`. */
export function combineSteps(
  s: Scratch,
  a: number,
  b: number,
  until: number,
  low: Combine,
  high: Combine,
): number {
  const { steps } = s;
  const at = s.stepsTop;
  steps[at] = 0;
  s.stepsTop = at + 1;
  let day = steps[stepAt(a, 0)]!;
  for (let i = 0, j = 0; day < until; ) {
    const x = stepAt(a, i);
    const y = stepAt(b, j);
    const la = steps[x + 1]!;
    const ha = steps[x + 2]!;
    const lb = steps[y + 1]!;
    const hb = steps[y + 2]!;
    const status = Math.max(steps[x + 3]!, steps[y + 3]!);
    addStep(s, at, day, low(la, ha, lb, hb), high(la, ha, lb, hb), status);
    const endA = stepUntil(s, a, i, until);
    const endB = stepUntil(s, b, j, until);
    day = Math.min(endA, endB);
    if (endA === day) i++;
    if (endB === day) j++;
  }
  return dropTo(s, at, a);
}

/** Moves the record on top of the stack down to `to`. */
export function dropTo(s: Scratch, record: number, to: number): number {
  if (record !== to) {
    s.steps.copyWithin(to, record, s.stepsTop);
    s.stepsTop -= record - to;
  }
  return to;
}

/** Adds 1 to the step record (on top of its stack) on the days of a truth: low on certain, high on possible ones. */
export function tally(s: Scratch, steps: number, truth: number, until: number): void {
  const { data } = s;
  for (let i = certainFrom(truth); i < certainUntil(s, truth); i += 2) {
    addTo(s, steps, data[i]!, data[i + 1]!, until, 1);
  }
  for (let i = possibleFrom(s, truth); i < possibleUntil(s, truth); i += 2) {
    addTo(s, steps, data[i]!, data[i + 1]!, until, 2);
  }
}

/** Adds 1 to column `side` (1 low, 2 high) on `[from, end)`, splitting steps at its ends. */
function addTo(
  s: Scratch,
  record: number,
  from: number,
  end: number,
  until: number,
  side: 1 | 2,
): void {
  splitAt(s, record, from);
  if (end < until) splitAt(s, record, end);
  for (let i = 0; i < s.steps[record]!; i++) {
    const step = stepAt(record, i);
    if (s.steps[step]! >= end) break;
    if (s.steps[step]! >= from) s.steps[step + side]!++;
  }
}

function splitAt(s: Scratch, record: number, day: number): void {
  const { steps } = s;
  const n = steps[record]!;
  let i = n - 1;
  while (i >= 0 && steps[stepAt(record, i)]! > day) i--;
  const step = stepAt(record, i);
  if (i < 0 || steps[step] === day) return;
  steps.copyWithin(step + WIDTH, step, s.stepsTop);
  steps[step + WIDTH] = day;
  steps[record] = n + 1;
  s.stepsTop += WIDTH;
  checkLimits(s);
}

type Holds = (low: number, high: number) => boolean;

/**
 * Pushes the truth record of a condition on a step record and drops the latter: certain where
 * `certain` says so of a step, possible where `possible` does.
 */
export function truthFromSteps(
  s: Scratch,
  steps: number,
  until: number,
  certain: Holds,
  possible: Holds,
): number {
  const at = s.top;
  let top = at + 2;
  top = appendWhere(s, steps, until, certain, top);
  s.data[at] = top - at - 2;
  const split = top;
  top = appendWhere(s, steps, until, possible, top);
  s.data[at + 1] = top - split;
  s.top = top;
  s.stepsTop = steps;
  foldSame(s, at);
  checkLimits(s);
  return at;
}

function appendWhere(s: Scratch, record: number, until: number, holds: Holds, to: number): number {
  const { data, steps } = s;
  let top = to;
  for (let i = 0; i < steps[record]!; i++) {
    const step = stepAt(record, i);
    if (!holds(steps[step + 1]!, steps[step + 2]!)) continue;
    if (top > to && data[top - 1] === steps[step]) top--;
    else data[top++] = steps[step]!;
    data[top++] = stepUntil(s, record, i, until);
  }
  return top;
}
