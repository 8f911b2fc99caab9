/**
 * Conditions on what everyone has: days, birth, death, sex and age.
 */
import type { TruthNode } from '../expression/expression.ts';
import { attainedOn } from '../time/age.ts';
import { type Day, END } from '../time/day.ts';
import type { Compilers } from './compiler.ts';
import { FEMALE, MALE, SEX_UNKNOWN } from './population.ts';
import { pushClipped, pushNever, pushSpan, pushUnknown } from './scratch.ts';
import type { TruthCode } from './compiler.ts';

type Kinds = 'constant' | 'unknown' | 'during' | 'born' | 'alive' | 'deceased' | 'sex' | 'age';

export const personConditions: Pick<Compilers<TruthNode, TruthCode>, Kinds> = {
  constant: ({ value }, { scratch }) =>
    value ? (_, from, until) => pushSpan(scratch, from, until) : () => pushNever(scratch),

  unknown:
    (_, { scratch }) =>
    (_person, from, until) =>
      pushUnknown(scratch, from, until),

  during:
    (node, { scratch }) =>
    (_, from, until) =>
      pushSpan(scratch, Math.max(from, node.from), Math.min(until, node.until)),

  born: (node, { scratch, population: { bornEarliest, bornLatest } }) => {
    const [first, end] = [node.from, node.until];
    return (person, from, until) => {
      const [earliest, latest] = [bornEarliest[person]!, bornLatest[person]!];
      if (latest < first || earliest >= end) return pushNever(scratch);
      const isCertain = earliest >= first && latest < end;
      return isCertain ? pushSpan(scratch, from, until) : pushUnknown(scratch, from, until);
    };
  },

  alive:
    (_, { scratch, population: { bornEarliest, bornLatest, diedEarliest, diedLatest } }) =>
    (person, from, until) =>
      pushClipped(
        scratch,
        from,
        until,
        bornLatest[person]!,
        diedEarliest[person]!,
        bornEarliest[person]!,
        diedLatest[person]!,
      ),

  deceased:
    (_, { scratch, population: { diedEarliest, diedLatest } }) =>
    (person, from, until) =>
      pushClipped(scratch, from, until, diedLatest[person]!, END, diedEarliest[person]!, END),

  sex: ({ is }, { scratch, population: { sex } }) => {
    const wanted = is === 'female' ? FEMALE : MALE;
    return (person, from, until) => {
      const value = sex[person]!;
      if (value === wanted) return pushSpan(scratch, from, until);
      return value === SEX_UNKNOWN ? pushUnknown(scratch, from, until) : pushNever(scratch);
    };
  },

  age: (node, { scratch, ages, population: { bornEarliest, bornLatest } }) => {
    const { atLeastMonths = 0, belowMonths } = node;
    // Age 0 begins at birth itself, whatever the rule says of birthdays.
    const begins = (birth: number): number =>
      atLeastMonths === 0 ? birth : attainedOn(birth as Day, atLeastMonths, ages);
    const ends = (birth: number): number =>
      belowMonths === undefined ? END : attainedOn(birth as Day, belowMonths, ages);
    return (person, from, until) => {
      const [earliest, latest] = [bornEarliest[person]!, bornLatest[person]!];
      const [begin, end] = [begins(earliest), ends(latest)];
      if (earliest === latest) {
        return pushSpan(scratch, begin > from ? begin : from, end < until ? end : until);
      }
      return pushClipped(scratch, from, until, begins(latest), ends(earliest), begin, end);
    };
  },
};
