/**
 * Conditions on related people: some of them, every one, and how many.
 */
import type { QuantityNode, TruthNode } from '../expression/expression.ts';
import { complementInto } from '../time/spans.ts';
import type { Compiler, Compilers, NodeOf, QuantityCode, TruthCode } from './compiler.ts';
import { findRelation, MANY, type RelationColumn } from '../population/population.ts';
import {
  checkLimits,
  isNever,
  mergeAll,
  mergeAny,
  moveDown,
  pushNever,
  pushSpan,
  pushUnknown,
  SAME,
  type Scratch,
} from './scratch.ts';
import { pushSteps, stepAt, tally } from './steps.ts';

export const relationConditions: Pick<Compilers<TruthNode, TruthCode>, 'related'> = {
  related: (node, c) => {
    const column = findRelation(c.population, node);
    const s = c.scratch;
    if (column === undefined) return (_, from, until) => pushUnknown(s, from, until);
    const inner = c.truth(node.of);
    return node.quantifier === 'some' ? someOf(column, inner, s) : everyOf(column, inner, s);
  },
};

function someOf(column: RelationColumn, inner: TruthCode, s: Scratch): TruthCode {
  const { offsets, target, unlistedHigh } = column;
  return (person, from, until) => {
    let at = pushNever(s);
    for (let i = offsets[person]!; i < offsets[person + 1]!; i++) {
      const begin = Math.max(from, column.from[i]!);
      const end = Math.min(until, column.until[i]!);
      if (begin >= end) continue;
      follow(s);
      const next = inner(target[i]!, begin, end);
      at = isNever(s, at) ? moveDown(s, next, at) : mergeAny(s, at, next);
    }
    if (unlistedHigh[person]! > 0) at = mergeAny(s, at, pushUnknown(s, from, until));
    return at;
  };
}

function everyOf(column: RelationColumn, inner: TruthCode, s: Scratch): TruthCode {
  const { offsets, target, unlistedHigh } = column;
  return (person, from, until) => {
    let at = pushSpan(s, from, until);
    for (let i = offsets[person]!; i < offsets[person + 1]!; i++) {
      const begin = Math.max(from, column.from[i]!);
      const end = Math.min(until, column.until[i]!);
      if (begin >= end) continue;
      follow(s);
      let next = inner(target[i]!, begin, end);
      if (begin > from || end < until)
        next = mergeAny(s, next, pushOutside(s, begin, end, from, until));
      at = mergeAll(s, at, next);
      if (isNever(s, at)) return at;
    }
    if (unlistedHigh[person]! > 0) at = mergeAll(s, at, pushUnknown(s, from, until));
    return at;
  };
}

/** Certain on the days of the window outside `[begin, end)`. */
function pushOutside(s: Scratch, begin: number, end: number, from: number, until: number): number {
  const at = s.top;
  s.data[at + 2] = begin;
  s.data[at + 3] = end;
  const top = complementInto(s.data, at + 2, at + 4, from, until, s.data, at + 4);
  s.data.copyWithin(at + 2, at + 4, top);
  s.data[at] = top - at - 4;
  s.data[at + 1] = SAME;
  s.top = top - 2;
  return at;
}

/** How many related people satisfy the inner rule on each day. */
export function countOf(
  node: NodeOf<QuantityNode, 'count'>,
  inner: TruthCode,
  everyoneCounts: boolean,
  c: Compiler,
): QuantityCode {
  const column = findRelation(c.population, node);
  const s = c.scratch;
  if (column === undefined) return (_, from) => pushSteps(s, from, 0, Infinity);
  const { offsets, target, unlistedLow, unlistedHigh } = column;
  return (person, from, until) => {
    const steps = pushSteps(s, from, 0, 0);
    for (let i = offsets[person]!; i < offsets[person + 1]!; i++) {
      const begin = Math.max(from, column.from[i]!);
      const end = Math.min(until, column.until[i]!);
      if (begin >= end) continue;
      follow(s);
      const at = inner(target[i]!, begin, end);
      tally(s, steps, at, until);
      s.top = at;
    }
    const high = unlistedHigh[person]!;
    if (high > 0) {
      const low = everyoneCounts ? unlistedLow[person]! : 0;
      widen(s, steps, low, high === MANY ? Infinity : high);
    }
    return steps;
  };
}

function widen(s: Scratch, record: number, low: number, high: number): void {
  for (let i = 0; i < s.steps[record]!; i++) {
    s.steps[stepAt(record, i) + 1]! += low;
    s.steps[stepAt(record, i) + 2]! += high;
  }
}

/** Counts a link against the person's budget. */
export function follow(s: Scratch): void {
  s.links++;
  checkLimits(s);
}
