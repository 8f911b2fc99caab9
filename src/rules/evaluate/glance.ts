/**
 * Answers about a whole window at once, without writing anything: most conditions of most people hold
 * throughout or never, and then no timeline needs to be worked out. A glance may always say OPEN.
 */
import type { Moment, QuantityNode, Truth, TruthNode } from '../expression/expression.ts';
import { BEGINNING, END } from '../time/day.ts';
import {
  ALWAYS_HOLDS,
  type Compiler,
  type Compilers,
  type Glance,
  NEVER_HOLDS,
  type NodeOf,
  OPEN,
} from './compiler.ts';
import { costOf } from './cost.ts';
import { classifyValue, NO, YES } from './fact-conditions.ts';
import { ageBounds } from './person-conditions.ts';
import { FEMALE, findRelation, MALE, MANY, SEX_UNKNOWN } from '../population/population.ts';
import { follow } from './relations.ts';
import { cycleEnd, cycleStart, lookBack } from './time-operators.ts';

const open: Glance = () => OPEN;

export const glances: Compilers<TruthNode, Glance> = {
  constant:
    ({ value }) =>
    () =>
      value ? ALWAYS_HOLDS : NEVER_HOLDS,

  unknown: () => open,

  during: (node) => (_, from, until) => {
    if (node.from >= until || node.until <= from) return NEVER_HOLDS;
    return node.from <= from && node.until >= until ? ALWAYS_HOLDS : OPEN;
  },

  born:
    (node, { population: { bornEarliest, bornLatest } }) =>
    (person) => {
      if (bornLatest[person]! < node.from || bornEarliest[person]! >= node.until) {
        return NEVER_HOLDS;
      }
      const isCertain = bornEarliest[person]! >= node.from && bornLatest[person]! < node.until;
      return isCertain ? ALWAYS_HOLDS : OPEN;
    },

  alive:
    (_, { population: { bornEarliest, bornLatest, diedEarliest, diedLatest } }) =>
    (person, from, until) => {
      if (bornEarliest[person]! >= until || diedLatest[person]! <= from) return NEVER_HOLDS;
      if (bornEarliest[person]! >= diedLatest[person]!) return NEVER_HOLDS;
      const isCertain = bornLatest[person]! <= from && diedEarliest[person]! >= until;
      return isCertain ? ALWAYS_HOLDS : OPEN;
    },

  deceased:
    (_, { population: { diedEarliest, diedLatest } }) =>
    (person, from, until) => {
      if (diedEarliest[person]! >= until) return NEVER_HOLDS;
      return diedLatest[person]! <= from ? ALWAYS_HOLDS : OPEN;
    },

  sex: ({ is }, { population: { sex } }) => {
    const wanted = is === 'female' ? FEMALE : MALE;
    return (person) => {
      const value = sex[person]!;
      return value === wanted ? ALWAYS_HOLDS : value === SEX_UNKNOWN ? OPEN : NEVER_HOLDS;
    };
  },

  age: ageGlance,
  fact: factGlance,
  place: () => open,
  'places-differ': () => open,

  all: (node, c) => {
    const parts = cheapestGlances(node.of, c);
    return (person, from, until) => {
      let answer = ALWAYS_HOLDS;
      for (let i = 0; i < parts.length; i++) {
        const part = parts[i]!(person, from, until);
        if (part === NEVER_HOLDS) return NEVER_HOLDS;
        if (part < answer) answer = part;
      }
      return answer;
    };
  },

  any: (node, c) => {
    const parts = cheapestGlances(node.of, c);
    return (person, from, until) => {
      let answer = NEVER_HOLDS;
      for (let i = 0; i < parts.length; i++) {
        const part = parts[i]!(person, from, until);
        if (part === ALWAYS_HOLDS) return ALWAYS_HOLDS;
        if (part > answer) answer = part;
      }
      return answer;
    };
  },

  not: (node, c) => {
    const of = c.glance(node.of);
    return (person, from, until) => ALWAYS_HOLDS - of(person, from, until);
  },

  'at-least': (node, c) => {
    const parts = Object.values(node.of).map(c.glance);
    return (person, from, until) => {
      let [low, high] = [0, 0];
      for (const part of parts) {
        const answer = part(person, from, until);
        if (answer === ALWAYS_HOLDS) low++;
        if (answer !== NEVER_HOLDS) high++;
      }
      return high < node.count ? NEVER_HOLDS : low >= node.count ? ALWAYS_HOLDS : OPEN;
    };
  },

  related: (node, c) => (node.quantifier === 'some' ? someGlance(node, c) : everyGlance(node, c)),
  compare: compareGlance,

  sustained: (node, c) => {
    const of = c.glance(node.of);
    return (person, from, until) => of(person, lookBack(from, node.duration), until);
  },

  since: (node, c) => {
    const of = c.glance(node.of);
    return (person, from, until) => {
      const answer = of(person, lookBack(from, node.duration), until);
      return answer === OPEN && of(person, from, until) === ALWAYS_HOLDS ? ALWAYS_HOLDS : answer;
    };
  },

  ever: (node, c) => {
    const of = c.glance(node.of);
    return (person, from, until) => {
      if (of(person, from, from + 1) === ALWAYS_HOLDS) return ALWAYS_HOLDS;
      return of(person, BEGINNING, until) === NEVER_HOLDS ? NEVER_HOLDS : OPEN;
    };
  },

  throughout: (node, c) => {
    const of = c.glance(node.of);
    return (person, from, until) =>
      of(person, cycleStart(from, node.cycle), cycleEnd(until, node.cycle));
  },

  within: (node, c) => {
    const hasNone = absence(node.event, c);
    return (person) => (hasNone(person) ? NEVER_HOLDS : OPEN);
  },
};

const cheapestGlances = (of: Readonly<Record<string, Truth>>, c: Compiler): Glance[] =>
  Object.values(of)
    .toSorted((a, b) => costOf(a) - costOf(b))
    .map(c.glance);

function ageGlance(
  node: NodeOf<TruthNode, 'age'>,
  { ages, population: { bornEarliest, bornLatest } }: Compiler,
): Glance {
  const { begins, ends } = ageBounds(node, ages);
  return (person, from, until) => {
    const earliest = bornEarliest[person]!;
    // An age is attained after birth, so who is not born yet has none.
    if (earliest >= until) return NEVER_HOLDS;
    const latest = bornLatest[person]!;
    const begin = begins(earliest);
    if (begin >= until) return NEVER_HOLDS;
    const end = ends(latest);
    if (end <= from || begin >= end) return NEVER_HOLDS;
    if (earliest === latest) return begin <= from && end >= until ? ALWAYS_HOLDS : OPEN;
    return begins(latest) <= from && ends(earliest) >= until ? ALWAYS_HOLDS : OPEN;
  };
}

function factGlance(node: NodeOf<TruthNode, 'fact'>, { population }: Compiler): Glance {
  const column = population.facts.get(node.fact);
  const isSilenceNo = node.silence === 'no';
  const silent = isSilenceNo ? NEVER_HOLDS : OPEN;
  if (column === undefined) return () => silent;
  const classify = classifyValue(node.test);
  const { offsets, from: rowFrom, until: rowUntil, low, high } = column;
  return (person, from, until) => {
    let isCovered = isSilenceNo;
    let worst = YES;
    let best = NO;
    for (let row = offsets[person]!; row < offsets[person + 1]!; row++) {
      if (rowFrom[row]! >= until || rowUntil[row]! <= from) continue;
      const state = classify(low[row]!, high[row]!, 0);
      if (state < worst) worst = state;
      if (state > best) best = state;
      // Once a row that covers the window is seen, every day of it has an answer on record.
      if (rowFrom[row]! <= from && rowUntil[row]! >= until) isCovered = true;
      else if (isSilenceNo) worst = NO;
    }
    if (best === NO) return isCovered ? NEVER_HOLDS : OPEN;
    return isCovered && worst === YES ? ALWAYS_HOLDS : OPEN;
  };
}

function someGlance(node: NodeOf<TruthNode, 'related'>, c: Compiler): Glance {
  const column = findRelation(c.population, node);
  if (column === undefined) return open;
  const of = c.glance(node.of);
  const { offsets, target, from: linkFrom, until: linkUntil, unlistedHigh } = column;
  return (person, from, until) => {
    let answer = unlistedHigh[person]! > 0 ? OPEN : NEVER_HOLDS;
    for (let i = offsets[person]!; i < offsets[person + 1]!; i++) {
      const begin = linkFrom[i]! > from ? linkFrom[i]! : from;
      const end = linkUntil[i]! < until ? linkUntil[i]! : until;
      if (begin >= end) continue;
      follow(c.scratch);
      const one = of(target[i]!, begin, end);
      if (one === NEVER_HOLDS) continue;
      if (one === ALWAYS_HOLDS && begin === from && end === until) return ALWAYS_HOLDS;
      answer = OPEN;
    }
    return answer;
  };
}

function everyGlance(node: NodeOf<TruthNode, 'related'>, c: Compiler): Glance {
  const column = findRelation(c.population, node);
  if (column === undefined) return open;
  const of = c.glance(node.of);
  const { offsets, target, from: linkFrom, until: linkUntil, unlistedHigh } = column;
  return (person, from, until) => {
    let answer = unlistedHigh[person]! > 0 ? OPEN : ALWAYS_HOLDS;
    for (let i = offsets[person]!; i < offsets[person + 1]!; i++) {
      const begin = linkFrom[i]! > from ? linkFrom[i]! : from;
      const end = linkUntil[i]! < until ? linkUntil[i]! : until;
      if (begin >= end) continue;
      follow(c.scratch);
      const one = of(target[i]!, begin, end);
      if (one === ALWAYS_HOLDS) continue;
      if (one === NEVER_HOLDS && begin === from && end === until) return NEVER_HOLDS;
      answer = OPEN;
    }
    return answer;
  };
}

/** Counts compared with a number, which is what rules mostly compare. */
function compareGlance({ left, is, right }: NodeOf<TruthNode, 'compare'>, c: Compiler): Glance {
  if (left.kind === 'count' && right.kind === 'number') {
    const reaches = countReaches(left, right.value, c);
    if (is === 'at-least') return reaches;
    return (person, from, until) => ALWAYS_HOLDS - reaches(person, from, until);
  }
  if (left.kind !== 'number' || right.kind !== 'count' || is !== 'at-least') return open;
  // Counts are whole: at most n is not n + 1 or more.
  const exceeds = countReaches(right, Math.floor(left.value) + 1, c);
  return (person, from, until) => ALWAYS_HOLDS - exceeds(person, from, until);
}

/** Whether a count is at least `value`. */
function countReaches(node: NodeOf<QuantityNode, 'count'>, value: number, c: Compiler): Glance {
  const column = findRelation(c.population, node);
  if (column === undefined) return open;
  const inner = c.glance(node.of);
  const isEveryone = node.of.kind === 'constant' && node.of.value;
  const { offsets, target, from: linkFrom, until: linkUntil, unlistedLow, unlistedHigh } = column;
  return (person, from, until) => {
    const more = unlistedHigh[person]!;
    let low = more > 0 && isEveryone ? unlistedLow[person]! : 0;
    // How many may be reached at most, less what turns out not to count.
    let high = more === MANY ? Infinity : more + offsets[person + 1]! - offsets[person]!;
    if (high < value) return NEVER_HOLDS;
    for (let i = offsets[person]!; i < offsets[person + 1]!; i++) {
      const begin = linkFrom[i]! > from ? linkFrom[i]! : from;
      const end = linkUntil[i]! < until ? linkUntil[i]! : until;
      const one = begin < end ? inner(target[i]!, begin, end) : NEVER_HOLDS;
      follow(c.scratch);
      if (one === ALWAYS_HOLDS && begin === from && end === until) {
        if (++low >= value) return ALWAYS_HOLDS;
      } else if (one === NEVER_HOLDS && --high < value) return NEVER_HOLDS;
    }
    return low >= value ? ALWAYS_HOLDS : OPEN;
  };
}

/** Whether someone surely has no such event; false says nothing. */
function absence(event: Moment, c: Compiler): (person: number) => boolean {
  switch (event.kind) {
    case 'death': {
      const { diedEarliest } = c.population;
      return (person) => diedEarliest[person] === END;
    }
    case 'event': {
      const offsets = c.population.facts.get(event.fact)?.offsets;
      if (event.silence === 'unknown') return () => false;
      return (person) => offsets === undefined || offsets[person] === offsets[person + 1];
    }
    case 'moved':
      return absence(event.of, c);
    case 'either': {
      const parts = event.of.map((of) => absence(of, c));
      return (person) => parts.every((part) => part(person));
    }
    default:
      return () => false;
  }
}
