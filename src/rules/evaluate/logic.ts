/**
 * And, or, not, at least n: set algebra on timelines, cheapest conditions first.
 */
import type { Conditions, TruthNode } from '../expression/expression.ts';
import {
  ALWAYS_HOLDS,
  type Compiler,
  type Compilers,
  type Glance,
  NEVER_HOLDS,
  type NodeOf,
  type TruthCode,
} from './compiler.ts';
import { costOf } from './cost.ts';
import { pushSteps, tally, truthFromSteps } from './steps.ts';
import {
  isNever,
  mergeAll,
  mergeAny,
  moveDown,
  negate,
  possibleFrom,
  possibleUntil,
  pushNever,
  pushSpan,
  SAME,
} from './scratch.ts';

type Kinds = 'all' | 'any' | 'not' | 'at-least';

export const logic: Pick<Compilers<TruthNode, TruthCode>, Kinds> = {
  all: allCode,

  any: (node, c) => {
    const parts = cheapestFirst(node.of, c);
    const s = c.scratch;
    return (person, from, until) => {
      let at = pushNever(s);
      for (let i = 0; i < parts.length; i++) {
        const { glance, code } = parts[i]!;
        const answer = glance(person, from, until);
        if (answer === NEVER_HOLDS) continue;
        if (answer === ALWAYS_HOLDS) {
          s.top = at;
          return pushSpan(s, from, until);
        }
        const next = code(person, from, until);
        at = isNever(s, at) ? moveDown(s, next, at) : mergeAny(s, at, next);
        const isAll = s.data[at] === 2 && s.data[at + 2] === from && s.data[at + 3] === until;
        if (isAll) return at;
      }
      return at;
    };
  },

  not: (node, c) => {
    const code = c.truth(node.of);
    return (person, from, until) => negate(c.scratch, code(person, from, until), from, until);
  },

  'at-least': (node, c) => {
    const codes = Object.values(node.of).map(c.truth);
    const s = c.scratch;
    return (person, from, until) => {
      const steps = pushSteps(s, from, 0, 0);
      for (const code of codes) {
        const at = code(person, from, until);
        tally(s, steps, at, until);
        s.top = at;
      }
      return truthFromSteps(
        s,
        steps,
        until,
        (low) => low >= node.count,
        (_, high) => high >= node.count,
      );
    };
  },
};

/**
 * Each condition is asked only about the days that the ones before it left open. Once the cheap ones
 * have narrowed the days, a glance at the rest tells for most people that one of them never holds, or
 * that some hold throughout and need not be asked.
 */
function allCode(node: NodeOf<TruthNode, 'all'>, c: Compiler): TruthCode {
  const parts = cheapestFirst(node.of, c);
  const firstCostly = parts.findIndex(({ cost }) => cost > CHEAP);
  const s = c.scratch;
  return (person, from, until) => {
    let at = pushSpan(s, from, until);
    let low = from;
    let high = until;
    let settled = 0;
    let isNarrower = true;
    for (let i = 0; i < parts.length; i++) {
      if (i >= firstCostly && isNarrower) {
        for (let j = i; j < parts.length; j++) {
          if ((settled & bitOf(j)) !== 0) continue;
          const answer = parts[j]!.glance(person, low, high);
          if (answer === NEVER_HOLDS) {
            s.top = at;
            return pushNever(s);
          }
          if (answer === ALWAYS_HOLDS) settled |= bitOf(j);
        }
        isNarrower = false;
      }
      if ((settled & bitOf(i)) !== 0) continue;
      const next = parts[i]!.code(person, low, high);
      // One certain span [low, high) so far: what the next condition says within it is the answer.
      const isOpen = s.data[at] === 2 && s.data[at + 1] === SAME;
      at = isOpen ? moveDown(s, next, at) : mergeAll(s, at, next);
      if (isNever(s, at)) return at;
      const [first, end] = [s.data[possibleFrom(s, at)]!, s.data[possibleUntil(s, at) - 1]!];
      if (first !== low || end !== high) isNarrower = true;
      low = first;
      high = end;
    }
    return at;
  };
}

/** Conditions up to this cost are answered as fast as glanced at. */
const CHEAP = 3;

/** Conditions that are known to hold throughout are remembered in the bits of an integer. */
const bitOf = (index: number): number => (index < 31 ? 1 << index : 0);

type Part = { readonly cost: number; readonly glance: Glance; readonly code: TruthCode };

const cheapestFirst = (of: Conditions, c: Compiler): Part[] =>
  Object.values(of)
    .map((node) => ({ cost: costOf(node), glance: c.glance(node), code: c.truth(node) }))
    .toSorted((a, b) => a.cost - b.cost);
