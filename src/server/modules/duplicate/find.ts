/**
 * Finds the records that may be one person among all records of a county, in bulk: people who share
 * one of a few keys are compared, and the best pairs of each are given, best first.
 */
import { civilDate, toDay } from '../../../rules/index.ts';
import { bestPairs } from './best-pairs.ts';
import { type BlockCounts, keyOf, peopleMax, visitPairs, type Way } from './blocks.ts';
import { nameKeys } from './names.ts';
import { validNumbersNear } from './numbers.ts';
import { type Candidate, type Match, matchOf, type Reading, readingOf } from './score.ts';

export type FindOptions = {
  /** The best pairs of each person are given; a pair that is among those of either is given. */
  readonly limitPerPerson: number;
  /** Groups larger than this are split. */
  readonly blockMax?: number;
};

export type FindReport = Readonly<BlockCounts> & {
  readonly people: number;
  /** Comparisons made; a pair that shares several keys counts for each. */
  readonly comparisons: number;
};

const usualBlockMax = 200;

/**
 * The ways in which two records come to be compared. Whatever `compare` calls likely or certain shares
 * one of these keys: a number apart from one slip, or a name that sounds alike together with the
 * birth, the household or the area. The last way shows slips in names inside a household.
 */
const ways: readonly Way<Reading>[] = [
  { keysOf: numberKeys, finerKeyOf: ({ name }) => keyOf(name.nearReading) },
  { keysOf: nameAndBirthKeys, finerKeyOf: ({ of }) => keyOf(of.area ?? -1) },
  {
    keysOf: ({ of, name }) =>
      of.household === undefined ? [] : [keyOf(name.nearReading, of.household)],
    finerKeyOf: ({ of }) => keyOf(of.bornEarliest),
  },
  {
    keysOf: ({ of, name }) => (of.area === undefined ? [] : [keyOf(name.nearReading, of.area)]),
    finerKeyOf: ({ of }) => keyOf(of.bornEarliest),
  },
  {
    keysOf: ({ of }) =>
      of.household === undefined ? [] : birthKey(of).map((key) => keyOf(of.household!, key)),
    finerKeyOf: ({ name }) => keyOf(name.nearReading),
  },
];

/**
 * The pairs that may be one person, best first; the generator's return value says how they were
 * looked for. The result does not depend on the order of the candidates.
 *
 * Units: about 300 bytes of memory a person besides the candidates themselves.
 * Errors: DUPLICATE_TOO_MANY_PEOPLE for more than 8,388,608 candidates.
 */
export function* findDuplicates(
  candidates: Iterable<Candidate>,
  { limitPerPerson, blockMax = usualBlockMax }: FindOptions,
): Generator<Match, FindReport> {
  const nameKeyOf = nameKeys();
  const people = Array.from(candidates, (candidate) => readingOf(candidate, nameKeyOf));
  if (people.length > peopleMax) throw tooMany(people.length);
  people.sort((a, b) => a.of.id - b.of.id);
  const best = bestPairs(people.length, limitPerPerson);
  const counts = { blocks: 0, splitBlocks: 0, peopleComparedWithNeighboursOnly: 0 };
  let comparisons = 0;
  for (const way of ways) {
    visitPairs(people, way, blockMax, counts, (a, b) => {
      comparisons++;
      const match = matchOf(people[a]!, people[b]!);
      if (match !== undefined) best.add(a, b, match.score);
    });
  }
  for (const [a, b] of best.ranked()) yield matchOf(people[a]!, people[b]!)!;
  return { ...counts, people: people.length, comparisons };
}

/** A mistyped number stands with every valid number that it may have been meant to be. */
function numberKeys({ number }: Reading): readonly number[] {
  if (number.text === '') return [];
  const meant = number.isValid ? [] : validNumbersNear(number.text);
  return [number.text, ...meant].map((text) => keyOf(text));
}

function nameAndBirthKeys({ of, name }: Reading): readonly number[] {
  return birthKey(of).map((key) => keyOf(name.nearReading, key));
}

/** One key for a day and for the day that it becomes with month and day swapped. */
function birthKey({ bornEarliest, bornLatest }: Candidate): readonly number[] {
  if (bornEarliest !== bornLatest) return [];
  const { year, month, day } = civilDate(toDay(bornEarliest));
  return [year * 10000 + Math.min(month, day) * 100 + Math.max(month, day)];
}

const tooMany = (people: number): Error =>
  Object.assign(new Error(`${people} people are too many to look for duplicates at once`), {
    code: 'DUPLICATE_TOO_MANY_PEOPLE',
    detail: { people, peopleMax },
  });
