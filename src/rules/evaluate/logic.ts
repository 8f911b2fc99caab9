/**
 * And, or, not, at least n: set algebra on timelines, cheapest conditions first.
 */
import type { Conditions, Truth, TruthNode } from '../expression/expression.ts';
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
import { findNarrow } from './person-conditions.ts';
import { pushSteps, tally, truthFromSteps } from './steps.ts';
import {
  isNever,
  mergeAll,
  mergeAny,
  moveDown,
  negate,
  openWindow,
  possibleFrom,
  possibleUntil,
  pushNever,
  pushSpan,
  pushWindow,
  SAME,
  type Scratch,
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
 * Each condition is asked only about the days that the ones before it left open. Once those that hold
 * on one stretch have narrowed the days, a glance at the rest tells for most people that one of them
 * never holds, or that some hold throughout and need not be asked.
 */
function allCode({ of }: NodeOf<TruthNode, 'all'>, c: Compiler): TruthCode {
  const narrows = Object.values(of)
    .toSorted((a, b) => costOf(a) - costOf(b))
    .flatMap((node) => findNarrow(node, c) ?? []);
  const rest = restOfAll(
    cheapestFirst(of, c).filter(({ node }) => findNarrow(node, c) === undefined),
    c.scratch,
  );
  const s = c.scratch;
  return (person, from, until) => {
    openWindow(s, from, until);
    for (let i = 0; i < narrows.length; i++) if (!narrows[i]!(person)) return pushNever(s);
    return rest(person);
  };
}

/** The conditions of an `all` that are left when the window has been narrowed. */
function restOfAll(parts: readonly Part[], s: Scratch): (person: number) => number {
  const codes = parts.map(({ code }) => code);
  const glances = parts.map(({ glance }) => glance);
  const { window } = s;
  return (person) => {
    let low = window[2]!;
    let high = window[3]!;
    let at = pushWindow(s);
    let settled = 0;
    let isNarrower = true;
    for (let i = 0; i < codes.length; i++) {
      if (isNarrower) {
        for (let j = i; j < codes.length; j++) {
          if ((settled & bitOf(j)) !== 0) continue;
          const answer = glances[j]!(person, low, high);
          if (answer === NEVER_HOLDS) {
            s.top = at;
            return pushNever(s);
          }
          if (answer === ALWAYS_HOLDS) settled |= bitOf(j);
        }
        isNarrower = false;
      }
      if ((settled & bitOf(i)) !== 0) continue;
      const next = codes[i]!(person, low, high);
      // One certain span [low, high) so far: what the next condition says within it is the answer.
      const isOpen = s.data[at] === 2 && s.data[at + 1] === SAME;
      at = isOpen ? moveDown(s, next, at) : mergeAll(s, at, next);
      if (isNever(s, at)) return at;
      const first = s.data[possibleFrom(s, at)]!;
      const end = s.data[possibleUntil(s, at) - 1]!;
      if (first !== low || end !== high) isNarrower = true;
      low = first;
      high = end;
    }
    return at;
  };
}

/** Conditions that are known to hold throughout are remembered in the bits of an integer. */
const bitOf = (index: number): number => (index < 31 ? 1 << index : 0);

type Part = { readonly node: Truth; readonly glance: Glance; readonly code: TruthCode };

const cheapestFirst = (of: Conditions, c: Compiler): Part[] =>
  Object.values(of)
    .toSorted((a, b) => costOf(a) - costOf(b))
    .map((node) => ({ node, glance: c.glance(node), code: c.truth(node) }));
