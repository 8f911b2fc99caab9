/**
 * Conditions on how long, how lately, and around which day.
 */
import type { Cycle, TruthNode } from '../expression/expression.ts';
import {
  BEGINNING,
  type Day,
  type Duration,
  END,
  firstOfMonth,
  monthIndexOf,
  shift,
} from '../time/day.ts';
import type { Compilers, TruthCode } from './compiler.ts';
import {
  certainFrom,
  checkLimits,
  foldSame,
  mergeAny,
  moveDown,
  possibleFrom,
  possibleUntil,
  pushClipped,
  pushNever,
  pushUnknown,
  SAME,
  type Scratch,
  certainUntil,
} from './scratch.ts';

type Kinds = 'sustained' | 'since' | 'ever' | 'throughout' | 'within';

/** Clamping at the ends of months makes month steps uneven by up to three days. */
const MONTH_SLACK_DAYS = 4;

/** How an operator changes one span; the results stay in order. */
type Stretch = (bound: number) => number;

const same: Stretch = (bound) => bound;

export const timeOperators: Pick<Compilers<TruthNode, TruthCode>, Kinds> = {
  sustained: (node, c) => {
    const inner = c.truth(node.of);
    const later: Stretch = (day) => shift(day as Day, node.duration);
    return (person, from, until) => {
      const at = inner(person, lookBack(from, node.duration), until);
      return stretched(c.scratch, at, from, until, later, same);
    };
  },

  since: (node, c) => {
    const inner = c.truth(node.of);
    const later: Stretch = (day) => shift(day as Day, node.duration);
    return (person, from, until) => {
      const at = inner(person, lookBack(from, node.duration), until);
      return stretched(c.scratch, at, from, until, same, later);
    };
  },

  ever: (node, c) => {
    const inner = c.truth(node.of);
    return (person, from, until) =>
      stretched(c.scratch, inner(person, BEGINNING, until), from, until, same, () => END);
  },

  throughout: (node, c) => {
    const inner = c.truth(node.of);
    const start: Stretch = (day) => cycleStart(day, node.cycle);
    const end: Stretch = (day) => cycleEnd(day, node.cycle);
    return (person, from, until) =>
      stretched(c.scratch, inner(person, start(from), end(until)), from, until, start, end);
  },

  within: (node, c) => {
    const event = c.moment(node.event);
    const s = c.scratch;
    return (person, from, until) => {
      const moment = event(person);
      let at = pushNever(s);
      const first = moment + 2;
      for (let i = first; i < first + 2 * s.data[moment]!; i += 2) {
        const [earliest, latest] = [s.data[i]! as Day, s.data[i + 1]! as Day];
        const next = pushClipped(
          s,
          from,
          until,
          shift(latest, node.from),
          shift(earliest, node.until),
          shift(earliest, node.from),
          shift(latest, node.until),
        );
        at = mergeAny(s, at, next);
      }
      if (s.data[moment + 1] === 1) at = mergeAny(s, at, pushUnknown(s, from, until));
      return moveDown(s, at, moment);
    };
  },
};

/** A day so early that what began before it has lasted long enough by `from`. */
export function lookBack(from: number, duration: Duration): number {
  if (from === BEGINNING) return from;
  const length = shift(from as Day, duration) - from;
  return from - length - 2 * MONTH_SLACK_DAYS;
}

/** Applies a stretch to the bounds of every span, merges and clips; the result stands at `at`. */
function stretched(
  s: Scratch,
  at: number,
  from: number,
  until: number,
  start: Stretch,
  end: Stretch,
): number {
  const { data } = s;
  const [cEnd, pFrom, pEnd] = [certainUntil(s, at), possibleFrom(s, at), possibleUntil(s, at)];
  const isSame = data[at + 1] === SAME;
  const record = s.top;
  let top = appendStretched(data, certainFrom(at), cEnd, from, until, start, end, record + 2);
  data[record] = top - record - 2;
  data[record + 1] = SAME;
  if (!isSame) {
    const split = top;
    top = appendStretched(data, pFrom, pEnd, from, until, start, end, split);
    data[record + 1] = top - split;
  }
  s.top = top;
  if (!isSame) foldSame(s, record);
  checkLimits(s);
  return moveDown(s, record, at);
}

function appendStretched(
  data: Int32Array,
  spansFrom: number,
  spansEnd: number,
  from: number,
  until: number,
  start: Stretch,
  end: Stretch,
  to: number,
): number {
  let top = to;
  for (let i = spansFrom; i < spansEnd; i += 2) {
    const begin = Math.max(from, start(data[i]!));
    const stop = Math.min(until, end(data[i + 1]!));
    if (begin >= stop) continue;
    if (top > to && begin <= data[top - 1]!) data[top - 1] = Math.max(data[top - 1]!, stop);
    else {
      data[top++] = begin;
      data[top++] = stop;
    }
  }
  return top;
}

const cycleMonths: Record<Cycle, number> = { month: 1, quarter: 3, year: 12 };

/** First day of the cycle that holds a day. */
export function cycleStart(day: number, cycle: Cycle): number {
  if (day === BEGINNING || day === END) return day;
  const month = monthIndexOf(day);
  return firstOfMonth(month - (month % cycleMonths[cycle]));
}

/** First day after the cycle that holds the day before `until`. */
export function cycleEnd(until: number, cycle: Cycle): number {
  if (until === BEGINNING || until === END) return until;
  const month = monthIndexOf(until - 1);
  return firstOfMonth(month - (month % cycleMonths[cycle]) + cycleMonths[cycle]);
}
