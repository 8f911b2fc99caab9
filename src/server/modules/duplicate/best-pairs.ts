/**
 * Keeps the best pairs of each person in bounded memory. A pair is one number whose order is its
 * rank, so keeping is sorting: higher score first, then the earlier people.
 */
import { peopleMax } from './blocks.ts';

/** Scores fit into 7 bits below this, and two positions into 46: together 53, a whole number. */
const scoreMax = 127;

export type BestPairs = {
  /** Takes a pair of positions, the smaller first; the same pair may come again with its score. */
  readonly add: (a: number, b: number, score: number) => void;
  /** Every pair that is among the `limitPerPerson` best of one of its two, best first, once. */
  readonly ranked: () => Generator<readonly [a: number, b: number]>;
};

/** An empty collection for so many people; it never holds more than about twice what it keeps. */
export function bestPairs(people: number, limitPerPerson: number): BestPairs {
  let pairs = new Float64Array(1 << 16);
  let count = 0;
  const prune = (): void => {
    const seen = new Uint32Array(people);
    const sorted = pairs.subarray(0, count).sort();
    let kept = 0;
    let last = -1;
    for (const pair of sorted) {
      if (pair === last) continue;
      last = pair;
      const [a, b] = positionsOf(pair);
      if (seen[a]! < limitPerPerson || seen[b]! < limitPerPerson) pairs[kept++] = pair;
      seen[a]!++;
      seen[b]!++;
    }
    count = kept;
  };
  return {
    add: (a, b, score) => {
      if (count === pairs.length) {
        prune();
        if (count > pairs.length / 2) {
          const larger = new Float64Array(pairs.length * 2);
          larger.set(pairs.subarray(0, count));
          pairs = larger;
        }
      }
      pairs[count++] = ((scoreMax - score) * peopleMax + a) * peopleMax + b;
    },
    ranked: function* () {
      prune();
      for (let i = 0; i < count; i++) yield positionsOf(pairs[i]!);
    },
  };
}

const positionsOf = (pair: number): readonly [number, number] => [
  Math.floor(pair / peopleMax) % peopleMax,
  pair % peopleMax,
];
