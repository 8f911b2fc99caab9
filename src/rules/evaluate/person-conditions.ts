/**
 * Conditions on what everyone has: days, birth, death, sex and age.
 */
import type { TruthNode } from '../expression/expression.ts';
import { type AgeRule, attainedOn } from '../time/age.ts';
import { type Day, END } from '../time/day.ts';
import type { Compiler, Compilers, NodeOf, TruthCode } from './compiler.ts';
import { FEMALE, MALE, SEX_UNKNOWN } from '../population/population.ts';
import { doubt, narrow, openWindow, pushNever, pushUnknown, pushWindow } from './scratch.ts';

type Kinds = 'constant' | 'unknown' | 'during' | 'born' | 'alive' | 'deceased' | 'sex' | 'age';

/**
 * Narrows the scratch's window to the days on which a condition holds; false when none can be left.
 * Only for conditions that hold on one stretch of days, which is how most rules begin.
 */
export type Narrow = (person: number) => boolean;

/** The narrowing of a condition; undefined when it may hold on several stretches. */
export function findNarrow(node: TruthNode, c: Compiler): Narrow | undefined {
  return node.kind in narrows
    ? (narrows[node.kind as keyof typeof narrows] as (node: TruthNode, c: Compiler) => Narrow)(
        node,
        c,
      )
    : undefined;
}

const narrows: Pick<Compilers<TruthNode, Narrow>, Exclude<Kinds, 'unknown'>> = {
  constant:
    ({ value }) =>
    () =>
      value,

  during:
    (node, { scratch }) =>
    () =>
      narrow(scratch, node.from, node.until, node.from, node.until),

  born: (node, { scratch, population: { bornEarliest, bornLatest } }) => {
    const [first, end] = [node.from, node.until];
    return (person) => {
      const earliest = bornEarliest[person]!;
      const latest = bornLatest[person]!;
      if (latest < first || earliest >= end) return false;
      return (earliest >= first && latest < end) || doubt(scratch);
    };
  },

  alive:
    (_, { scratch, population: { bornEarliest, bornLatest, diedEarliest, diedLatest } }) =>
    (person) =>
      narrow(
        scratch,
        bornLatest[person]!,
        diedEarliest[person]!,
        bornEarliest[person]!,
        diedLatest[person]!,
      ),

  deceased:
    (_, { scratch, population: { diedEarliest, diedLatest } }) =>
    (person) =>
      narrow(scratch, diedLatest[person]!, END, diedEarliest[person]!, END),

  sex: ({ is }, { scratch, population: { sex } }) => {
    const wanted = is === 'female' ? FEMALE : MALE;
    return (person) => {
      const value = sex[person]!;
      return value === wanted || (value === SEX_UNKNOWN && doubt(scratch));
    };
  },

  age: (node, { scratch, ages, population: { bornEarliest, bornLatest } }) => {
    const { begins, ends } = ageBounds(node, ages);
    return (person) => {
      const earliest = bornEarliest[person]!;
      const latest = bornLatest[person]!;
      const begin = begins(earliest);
      const end = ends(latest);
      return earliest === latest
        ? narrow(scratch, begin, end, begin, end)
        : narrow(scratch, begins(latest), ends(earliest), begin, end);
    };
  },
};

export const personConditions: Pick<Compilers<TruthNode, TruthCode>, Kinds> = {
  constant: narrowed,
  during: narrowed,
  born: narrowed,
  alive: narrowed,
  deceased: narrowed,
  sex: narrowed,
  age: narrowed,
  unknown:
    (_, { scratch }) =>
    (_person, from, until) =>
      pushUnknown(scratch, from, until),
};

function narrowed(node: TruthNode, c: Compiler): TruthCode {
  const narrowTo = findNarrow(node, c)!;
  const s = c.scratch;
  return (person, from, until) => {
    openWindow(s, from, until);
    return narrowTo(person) ? pushWindow(s) : pushNever(s);
  };
}

/** When an age begins and ends for someone born on a day. */
export function ageBounds(
  { atLeastMonths = 0, belowMonths }: NodeOf<TruthNode, 'age'>,
  ages: AgeRule,
): { readonly begins: (birth: number) => number; readonly ends: (birth: number) => number } {
  return {
    // Age 0 begins at birth itself, whatever the rule says of birthdays.
    begins: (birth) =>
      atLeastMonths === 0 ? birth : attainedOn(birth as Day, atLeastMonths, ages),
    ends: (birth) =>
      belowMonths === undefined ? END : attainedOn(birth as Day, belowMonths, ages),
  };
}
