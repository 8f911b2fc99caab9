/**
 * Days on which something happened, each known exactly or as a range.
 */
import type { MomentNode } from '../expression/expression.ts';
import { BEGINNING, type Day, END, shift } from '../time/day.ts';
import type { Compilers, MomentCode } from './compiler.ts';
import { certainFrom, certainUntil, isNever, possibleFrom, type Scratch } from './scratch.ts';

/** Pushes a moment record with at most one event; none when `earliest` is END. */
function pushMoment(s: Scratch, earliest: number, latest: number): number {
  const at = s.top;
  const isNone = earliest === END;
  s.data[at] = isNone ? 0 : 1;
  s.data[at + 1] = 0;
  s.data[at + 2] = earliest;
  s.data[at + 3] = latest;
  s.top = isNone ? at + 2 : at + 4;
  return at;
}

export const moments: Compilers<MomentNode, MomentCode> = {
  birth:
    (_, { scratch, population: { bornEarliest, bornLatest } }) =>
    (person) =>
      pushMoment(scratch, bornEarliest[person]!, bornLatest[person]!),

  death:
    (_, { scratch, population: { diedEarliest, diedLatest } }) =>
    (person) =>
      pushMoment(scratch, diedEarliest[person]!, diedLatest[person]!),

  event: (node, { scratch: s, population }) => {
    const column = population.facts.get(node.fact);
    const silentMore = node.silence === 'unknown' ? 1 : 0;
    return (person) => {
      const first = column?.offsets[person] ?? 0;
      const end = column?.offsets[person + 1] ?? 0;
      const at = s.top;
      s.data[at] = 0;
      s.data[at + 1] = first === end ? silentMore : 0;
      s.top = at + 2;
      if (column === undefined || first === end) return at;
      if (node.pick === 'each') {
        for (let row = first; row < end; row++) {
          addEvent(s, at, column.from[row]!, lastDay(column.until[row]!));
        }
        return at;
      }
      const better = node.pick === 'first' ? Math.min : Math.max;
      let [earliest, latest] = [column.from[first]!, lastDay(column.until[first]!)];
      for (let row = first + 1; row < end; row++) {
        earliest = better(earliest, column.from[row]!);
        latest = better(latest, lastDay(column.until[row]!));
      }
      addEvent(s, at, earliest, latest);
      return at;
    };
  },

  moved: (node, c) => {
    const code = c.moment(node.of);
    const { data } = c.scratch;
    return (person) => {
      const at = code(person);
      for (let i = at + 2; i < at + 2 + 2 * data[at]!; i++) {
        data[i] = shift(data[i]! as Day, node.by);
      }
      return at;
    };
  },

  'first-day': (node, c) => {
    const code = c.truth(node.of);
    const s = c.scratch;
    return (person) => {
      const at = code(person, BEGINNING, END);
      const earliest = isNever(s, at) ? END : s.data[possibleFrom(s, at)]!;
      const isSure = certainFrom(at) < certainUntil(s, at);
      const latest = isSure ? s.data[certainFrom(at)]! : END;
      s.top = at;
      return pushMoment(s, earliest, latest);
    };
  },

  either: (node, c) => {
    const codes = node.of.map(c.moment);
    const s = c.scratch;
    return (person) => {
      let at = s.top;
      for (const code of codes) {
        s.top = at;
        at = code(person);
        if (s.data[at]! > 0) return at;
      }
      return at;
    };
  },
};

function addEvent(s: Scratch, at: number, earliest: number, latest: number): void {
  s.data[at]!++;
  s.data[s.top] = earliest;
  s.data[s.top + 1] = latest;
  s.top += 2;
}

const lastDay = (until: number): number => (until === END ? END : until - 1);
