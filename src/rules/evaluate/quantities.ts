/**
 * Quantities over time, with interval arithmetic: an unknown income gives a range, not a wrong number.
 */
import type {
  Parameter,
  ParameterStatus,
  Quantity,
  QuantityNode,
} from '../expression/expression.ts';
import { BEGINNING, day, END, firstOfYear, monthIndexOf, yearOf } from '../time/day.ts';
import type { Compiler, Compilers, QuantityCode, TruthCode } from './compiler.ts';
import { findRelation } from '../population/population.ts';
import { countOf, follow } from './relations.ts';
import { certainFrom, certainUntil, possibleFrom, possibleUntil, type Scratch } from './scratch.ts';
import {
  addStep,
  type Combine,
  combineSteps,
  dropTo,
  MISSING,
  pushSteps,
  SECONDARY,
  stepAt,
  stepUntil,
  UNVERIFIED,
  VERIFIED,
} from './steps.ts';

const statusRank: Record<ParameterStatus, number> = {
  verified: VERIFIED,
  signed: VERIFIED,
  secondary: SECONDARY,
  unverified: UNVERIFIED,
};

export const quantities: Compilers<QuantityNode, QuantityCode> = {
  number:
    ({ value }, { scratch }) =>
    (_, from) =>
      pushSteps(scratch, from, value, value),

  parameter: ({ parameter }, c) => parameterCode(parameter, c.scratch),

  'fact-value': (node, c) => factValue(node.fact, node.silence, c),

  count: (node, c) =>
    countOf(node, c.truth(node.of), node.of.kind === 'constant' && node.of.value, c),

  'sum-over': (node, c) => {
    const column = findRelation(c.population, node);
    const s = c.scratch;
    if (column === undefined) return (_, from) => pushSteps(s, from, -Infinity, Infinity);
    const inner = c.quantity(node.of);
    return (person, from, until) => {
      const isOpen = column.unlistedHigh[person]! > 0;
      const sum = isOpen ? pushSteps(s, from, -Infinity, Infinity) : pushSteps(s, from, 0, 0);
      for (let i = column.offsets[person]!; i < column.offsets[person + 1]!; i++) {
        const begin = Math.max(from, column.from[i]!);
        const end = Math.min(until, column.until[i]!);
        if (begin >= end) continue;
        follow(s);
        const padded = pad(s, inner(column.target[i]!, begin, end), begin, end, from, until);
        combineSteps(s, sum, padded, until, addLow, addHigh);
      }
      return sum;
    };
  },

  plus: (node, c) => folded(node.of, c, addLow, addHigh),
  lesser: (node, c) =>
    folded(
      node.of,
      c,
      (la, _, lb) => Math.min(la, lb),
      (_, ha, __, hb) => Math.min(ha, hb),
    ),
  greater: (node, c) =>
    folded(
      node.of,
      c,
      (la, _, lb) => Math.max(la, lb),
      (_, ha, __, hb) => Math.max(ha, hb),
    ),
  times: (node, c) => folded([node.of, node.by], c, timesLow, timesHigh),

  choose: (node, c) =>
    chosen(c.truth(node.when), c.quantity(node.then), c.quantity(node.otherwise), c.scratch),

  'months-touched': (node, c) => monthsTouchedCode(c.truth(node.of), c.scratch),
};

const addLow: Combine = (la, _, lb) => la + lb;
const addHigh: Combine = (_, ha, __, hb) => ha + hb;
/** An unknown amount times nothing is nothing. */
const product = (x: number, y: number): number => (x === 0 || y === 0 ? 0 : x * y);
const timesLow: Combine = (la, ha, lb, hb) =>
  Math.min(product(la, lb), product(la, hb), product(ha, lb), product(ha, hb));
const timesHigh: Combine = (la, ha, lb, hb) =>
  Math.max(product(la, lb), product(la, hb), product(ha, lb), product(ha, hb));

function folded(of: readonly Quantity[], c: Compiler, low: Combine, high: Combine): QuantityCode {
  const codes = of.map(c.quantity);
  return (person, from, until) => {
    const at = codes[0]!(person, from, until);
    for (let i = 1; i < codes.length; i++) {
      combineSteps(c.scratch, at, codes[i]!(person, from, until), until, low, high);
    }
    return at;
  };
}

/** Zero outside `[begin, end)`, for a record on top of the stack. */
function pad(
  s: Scratch,
  record: number,
  begin: number,
  end: number,
  from: number,
  until: number,
): number {
  if (begin === from && end === until) return record;
  const at = s.stepsTop;
  s.steps[at] = 0;
  s.stepsTop = at + 1;
  if (begin > from) addStep(s, at, from, 0, 0, VERIFIED);
  for (let i = 0; i < s.steps[record]!; i++) {
    const step = stepAt(record, i);
    addStep(s, at, s.steps[step]!, s.steps[step + 1]!, s.steps[step + 2]!, s.steps[step + 3]!);
  }
  if (end < until) addStep(s, at, end, 0, 0, VERIFIED);
  return dropTo(s, at, record);
}

/** The steps of a parameter over all time: its values, and MISSING between and outside them. */
export function parameterSteps(
  parameter: Parameter,
): readonly { from: number; value: number | undefined; status: number }[] {
  const steps: { from: number; value: number | undefined; status: number }[] = [];
  let open: number = BEGINNING;
  const values = parameter.values
    .map((value) => ({
      ...value,
      first: day(value.from),
      end: value.until ? day(value.until) : END,
    }))
    .toSorted((a, b) => a.first - b.first);
  for (const { first, end, value, status } of values) {
    if (first > open) steps.push({ from: open, value: undefined, status: MISSING });
    steps.push({ from: first, value, status: statusRank[status] });
    open = end;
  }
  if (open < END) steps.push({ from: open, value: undefined, status: MISSING });
  return steps;
}

function parameterCode(parameter: Parameter, s: Scratch): QuantityCode {
  const all = parameterSteps(parameter);
  return (_, from, until) => {
    const at = s.stepsTop;
    s.steps[at] = 0;
    s.stepsTop = at + 1;
    for (let i = 0; i < all.length; i++) {
      const end = all[i + 1]?.from ?? END;
      const { from: first, value, status } = all[i]!;
      if (end <= from || first >= until) continue;
      const begin = Math.max(first, from);
      addStep(s, at, begin, value ?? -Infinity, value ?? Infinity, status);
    }
    return at;
  };
}

/** The recorded value; the hull of all of them where records overlap and disagree. */
function factValue(kind: string, silence: 'no' | 'unknown', c: Compiler): QuantityCode {
  const column = c.population.facts.get(kind);
  const s = c.scratch;
  const silent = silence === 'no' ? ([0, 0] as const) : ([-Infinity, Infinity] as const);
  if (column === undefined) return (_, from) => pushSteps(s, from, ...silent);
  return (person, from, until) => {
    const [first, end] = [column.offsets[person]!, column.offsets[person + 1]!];
    const days = new Set([from]);
    for (let row = first; row < end; row++) {
      for (const bound of [column.from[row]!, column.until[row]!]) {
        if (bound > from && bound < until) days.add(bound);
      }
    }
    const at = s.stepsTop;
    s.steps[at] = 0;
    s.stepsTop = at + 1;
    for (const begin of [...days].sort((x, y) => x - y)) {
      let [low, high] = [Infinity, -Infinity];
      for (let row = first; row < end; row++) {
        if (column.from[row]! > begin || column.until[row]! <= begin) continue;
        low = Math.min(low, column.low[row]!);
        high = Math.max(high, column.high[row]!);
      }
      const [least, most] = low > high ? silent : [low, high];
      addStep(s, at, begin, least, most, VERIFIED);
    }
    return at;
  };
}

function chosen(
  when: TruthCode,
  then: QuantityCode,
  otherwise: QuantityCode,
  s: Scratch,
): QuantityCode {
  return (person, from, until) => {
    const base = s.stepsTop;
    const truthAt = when(person, from, until);
    const certainEnd = certainUntil(s, truthAt);
    const possibleEnd = possibleUntil(s, truthAt);
    const at = base;
    const yes = then(person, from, until);
    const no = otherwise(person, from, until);
    const result = s.stepsTop;
    s.steps[result] = 0;
    s.stepsTop = result + 1;
    let c = certainFrom(truthAt);
    let p = possibleFrom(s, truthAt);
    for (let day = from, i = 0, j = 0; day < until; ) {
      while (c < certainEnd && s.data[c + 1]! <= day) c += 2;
      while (p < possibleEnd && s.data[p + 1]! <= day) p += 2;
      const isCertain = c < certainEnd && s.data[c]! <= day;
      const isPossible = p < possibleEnd && s.data[p]! <= day;
      const [x, y] = [stepAt(yes, i), stepAt(no, j)];
      if (isCertain) copyStep(s, result, day, x, x);
      else copyStep(s, result, day, isPossible ? x : y, y);
      const [endYes, endNo] = [stepUntil(s, yes, i, until), stepUntil(s, no, j, until)];
      const nextCertain = c < certainEnd ? s.data[isCertain ? c + 1 : c]! : until;
      const nextPossible = p < possibleEnd ? s.data[isPossible ? p + 1 : p]! : until;
      day = Math.min(endYes, endNo, nextCertain, nextPossible);
      if (endYes <= day) i++;
      if (endNo <= day) j++;
    }
    s.top = truthAt;
    return dropTo(s, result, at);
  };
}

/** Appends the hull of two steps. */
function copyStep(s: Scratch, record: number, from: number, x: number, y: number): void {
  const { steps } = s;
  addStep(
    s,
    record,
    from,
    Math.min(steps[x + 1]!, steps[y + 1]!),
    Math.max(steps[x + 2]!, steps[y + 2]!),
    Math.max(steps[x + 3]!, steps[y + 3]!),
  );
}

function monthsTouchedCode(code: TruthCode, s: Scratch): QuantityCode {
  return (person, from, until) => {
    const first = from === BEGINNING ? BEGINNING : firstOfYear(yearOf(from));
    const end = until === END ? END : firstOfYear(yearOf(until - 1) + 1);
    const truthAt = code(person, first, end);
    const at = s.stepsTop;
    s.steps[at] = 0;
    s.stepsTop = at + 1;
    for (const begin of yearStarts(s, truthAt, from, until)) {
      const year = begin === BEGINNING ? undefined : yearOf(begin);
      const low = monthsIn(s, certainFrom(truthAt), certainUntil(s, truthAt), year);
      const high = monthsIn(s, possibleFrom(s, truthAt), possibleUntil(s, truthAt), year);
      addStep(s, at, begin, low, high, VERIFIED);
    }
    s.top = truthAt;
    return at;
  };
}

/** Starts of the years in which the count can change: those with a boundary, and the ones after them. */
function yearStarts(s: Scratch, truthAt: number, from: number, until: number): readonly number[] {
  const starts = new Set([from]);
  for (let i = certainFrom(truthAt); i < possibleUntil(s, truthAt); i++) {
    const bound = s.data[i]!;
    if (bound === BEGINNING || bound === END) continue;
    // A span's end is exclusive: its last day may lie in the year before.
    for (const year of [yearOf(bound - 1), yearOf(bound), yearOf(bound) + 1]) {
      const start = firstOfYear(year);
      if (start > from && start < until) starts.add(start);
    }
  }
  return [...starts].sort((a, b) => a - b);
}

/** Months of a year that the spans touch; before all years (undefined), 12 or 0. */
function monthsIn(
  s: Scratch,
  spansFrom: number,
  spansEnd: number,
  year: number | undefined,
): number {
  if (year === undefined) {
    return spansFrom < spansEnd && s.data[spansFrom] === BEGINNING ? 12 : 0;
  }
  const [yearFrom, yearEnd] = [firstOfYear(year), firstOfYear(year + 1)];
  let touched = 0;
  let counted = monthIndexOf(yearFrom) - 1;
  for (let i = spansFrom; i < spansEnd; i += 2) {
    const begin = Math.max(s.data[i]!, yearFrom);
    const end = Math.min(s.data[i + 1]!, yearEnd);
    if (begin >= end) continue;
    const firstMonth = Math.max(monthIndexOf(begin), counted + 1);
    const lastMonth = monthIndexOf(end - 1);
    touched += Math.max(0, lastMonth - firstMonth + 1);
    counted = Math.max(counted, lastMonth);
  }
  return touched;
}
