/** Finding in bulk: against comparing everybody with everybody, and on planted duplicates. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { day } from '../../../rules/index.ts';
import { findDuplicates } from './find.ts';
import { countyCandidates } from './fixtures/candidates.ts';
import { candidates } from './fixtures/dense.ts';
import { plantDuplicates } from './fixtures/planted.ts';
import { type Candidate, compare, type Match } from './score.ts';

const on = day('2026-11-22');
const keyOf = ({ a, b }: Match) => `${a}-${b}`;
const isLikely = ({ level }: Match) => level !== 'possible';

/** The slow model: everybody with everybody. */
const comparedAll = (people: readonly Candidate[]): Match[] =>
  people.flatMap((a, i) => people.slice(i + 1).flatMap((b) => compare(a, b) ?? []));

const foundIn = (people: readonly Candidate[], limitPerPerson = 1000) => [
  ...findDuplicates(people, { limitPerPerson }),
];

test('nothing likely among people who nearly agree is missed, and nothing is given twice', () => {
  fc.assert(
    fc.property(candidates(40), (people) => {
      const all = new Map(comparedAll(people).map((match) => [keyOf(match), match]));
      const found = foundIn(people);
      for (const match of found) expect(match).toEqual(all.get(keyOf(match)));
      const keys = new Set(found.map(keyOf));
      expect(keys.size).toBe(found.length);
      expect([...all.values()].filter((it) => isLikely(it) && !keys.has(keyOf(it)))).toEqual([]);
    }),
  );
});

test('nothing likely among 300 people with planted duplicates is missed', () => {
  const people = countyCandidates({ seed: 4, size: 200, on });
  const copies = plantDuplicates(people, { seed: 4, rate: 0.5 }).map(({ copy }) => copy);
  const all = [...people, ...copies];
  const likely = comparedAll(all).filter(isLikely).map(keyOf).sort();
  expect(all.length).toBeGreaterThan(280);
  expect(likely.length).toBeGreaterThan(70);
  expect(foundIn(all).filter(isLikely).map(keyOf).sort()).toEqual(likely);
});

test('the order of the records does not matter, also where there is more than the limit', () => {
  fc.assert(
    fc.property(candidates(40), fc.nat(3), (people, limit) => {
      const backwards = people.toReversed();
      expect(foundIn(backwards, limit)).toEqual(foundIn(people, limit));
    }),
  );
});

test('with a limit, everybody keeps the best pairs', () => {
  fc.assert(
    fc.property(candidates(40), fc.integer({ min: 1, max: 3 }), (people, limit) => {
      const all = foundIn(people);
      const best = all.filter((match) =>
        [match.a, match.b].some(
          (id) => all.filter(({ a, b }) => a === id || b === id).indexOf(match) < limit,
        ),
      );
      expect(foundIn(people, limit)).toEqual(best);
    }),
  );
});

const again = (count: number, change: (i: number) => Partial<Candidate>): Candidate[] =>
  Array.from({ length: count }, (_, i) => ({
    id: i + 1,
    name: '测例',
    bornEarliest: on,
    bornLatest: on,
    parents: [],
    ...change(i),
  }));

/** Everything that a search gives, and its report. */
function searched(people: readonly Candidate[], blockMax: number) {
  const matches: Match[] = [];
  const search = findDuplicates(people, { limitPerPerson: 1000, blockMax });
  let step = search.next();
  for (; !step.done; step = search.next()) matches.push(step.value);
  return { matches, report: step.value };
}

test('a group that is too large is split by area, which keeps those who agree in it', () => {
  const people = again(40, (i) => ({ area: Math.floor(i / 2) }));
  const { matches, report } = searched(people, 10);
  expect(matches.filter(isLikely).length).toBe(20);
  expect(report).toMatchObject({ splitBlocks: 1, peopleComparedWithNeighboursOnly: 0 });
});

test('a group that cannot be split is compared with neighbours, and this is counted', () => {
  const { matches, report } = searched(
    again(40, () => ({ idNumber: '0' })),
    10,
  );
  expect(new Set(matches.flatMap(({ a, b }) => [a, b])).size).toBe(40);
  expect(report).toMatchObject({ splitBlocks: 2, peopleComparedWithNeighboursOnly: 80 });
});

test('of planted duplicates in a county of 20,000 nearly all are found, with next to nothing else', () => {
  const people = countyCandidates({ seed: 7, size: 20_000, on });
  const planted = plantDuplicates(people, { seed: 9, rate: 0.05 });
  const pairs = new Set(planted.map(({ original, copy }) => `${original.id}-${copy.id}`));
  const found = foundIn([...people, ...planted.map(({ copy }) => copy)], 5);
  const likely = found.filter(isLikely);
  const share = (matches: readonly Match[]) => matches.filter((it) => pairs.has(keyOf(it))).length;
  expect(planted.length).toBeGreaterThan(900);
  expect(share(found) / planted.length).toBeGreaterThanOrEqual(0.99);
  expect(share(likely) / planted.length).toBeGreaterThanOrEqual(0.94);
  expect(share(likely) / likely.length).toBeGreaterThanOrEqual(0.99);
});
