/**
 * Groups people who share a key, so that only they are compared. A group that is too large is split
 * by a finer key, and what is then still too large is compared with its neighbours only; both are
 * counted, never left out in silence.
 */

/** Positions fit into 23 bits and keys into 30, so that a pair of both is one exact number. */
export const peopleMax = 2 ** 23;

/** One kind of key: people with a key in common are compared. */
export type Way<Person> = {
  /** Whole numbers from 0; none: not compared this way. */
  readonly keysOf: (person: Person) => readonly number[];
  /** Splits a group that is too large. */
  readonly finerKeyOf: (person: Person) => number;
};

export type BlockCounts = {
  blocks: number;
  /** Groups that were split by the finer key. */
  splitBlocks: number;
  /** People in groups that stayed too large, each compared with the nearest `blockMax` only. */
  peopleComparedWithNeighboursOnly: number;
};

/** A key of the parts, spread over 30 bits. Equal keys of different parts cost a comparison. */
export function keyOf(...parts: readonly (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const part of parts) {
    if (typeof part === 'number') hash = mixed(hash ^ part);
    else
      for (let i = 0; i < part.length; i++) hash = Math.imul(hash ^ part.charCodeAt(i), 16777619);
    hash = mixed(hash);
  }
  return hash >>> 2;
}

function mixed(value: number): number {
  let x = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return x ^ (x >>> 16);
}

/** Calls `visit` with every two positions, the smaller first, that share a key this way. */
export function visitPairs<Person>(
  people: readonly Person[],
  way: Way<Person>,
  blockMax: number,
  counts: BlockCounts,
  visit: (a: number, b: number) => void,
): void {
  const entries: number[] = [];
  for (let i = 0; i < people.length; i++) {
    for (const key of way.keysOf(people[i]!)) entries.push(key * peopleMax + i);
  }
  for (const block of groupsOf(entries)) {
    counts.blocks++;
    if (block.length <= blockMax) {
      visitWindow(block, blockMax, visit);
      continue;
    }
    counts.splitBlocks++;
    const finer = Array.from(block, (i) => way.finerKeyOf(people[i]!) * peopleMax + i);
    for (const part of groupsOf(finer)) {
      if (part.length > blockMax) counts.peopleComparedWithNeighboursOnly += part.length;
      visitWindow(part, blockMax, visit);
    }
  }
}

/** The positions of each key that at least two have, ascending. */
function* groupsOf(entries: readonly number[]): Generator<Int32Array> {
  const sorted = Float64Array.from(entries).sort();
  let from = 0;
  while (from < sorted.length) {
    const key = Math.floor(sorted[from]! / peopleMax);
    let until = from + 1;
    while (until < sorted.length && sorted[until]! < (key + 1) * peopleMax) until++;
    if (until - from > 1)
      yield Int32Array.from(sorted.subarray(from, until), (it) => it % peopleMax);
    from = until;
  }
}

function visitWindow(
  positions: Int32Array,
  reach: number,
  visit: (a: number, b: number) => void,
): void {
  for (let i = 0; i < positions.length; i++) {
    const end = Math.min(positions.length, i + 1 + reach);
    for (let j = i + 1; j < end; j++) visit(positions[i]!, positions[j]!);
  }
}
