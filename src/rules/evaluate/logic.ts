/**
 * And, or, not, at least n: set algebra on timelines, cheapest conditions first.
 */
import type { Conditions, Truth, TruthNode } from '../expression/expression.ts';
import type { Compiler, Compilers, TruthCode } from './compiler.ts';
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
  /** Each condition is asked only about the days that the ones before it left open. */
  all: (node, c) => {
    const codes = cheapestFirst(node.of, c);
    const s = c.scratch;
    return (person, from, until) => {
      let at = pushSpan(s, from, until);
      let low = from;
      let high = until;
      for (let i = 0; i < codes.length; i++) {
        const next = codes[i]!(person, low, high);
        // One certain span [low, high) so far: what the next condition says within it is the answer.
        const isOpen = s.data[at] === 2 && s.data[at + 1] === SAME;
        at = isOpen ? moveDown(s, next, at) : mergeAll(s, at, next);
        if (isNever(s, at)) return at;
        low = s.data[possibleFrom(s, at)]!;
        high = s.data[possibleUntil(s, at) - 1]!;
      }
      return at;
    };
  },

  any: (node, c) => {
    const codes = cheapestFirst(node.of, c);
    const s = c.scratch;
    return (person, from, until) => {
      let at = pushNever(s);
      for (let i = 0; i < codes.length; i++) {
        const next = codes[i]!(person, from, until);
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

const cheapestFirst = (of: Conditions, c: Compiler): TruthCode[] =>
  Object.values(of)
    .toSorted((a: Truth, b: Truth) => costOf(a) - costOf(b))
    .map(c.truth);
