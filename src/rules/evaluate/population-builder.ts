/**
 * Collects people, facts and links in any order and lays them out as columns.
 */
import type { Relation } from '../expression/expression.ts';
import { BEGINNING, END } from '../time/day.ts';
import { type FactColumn, MANY, type Population, type RelationColumn } from './population.ts';

/** A range of possible days, both included; give the same day twice when it is known. */
export type DayRange = { readonly earliest: number; readonly latest: number };

export type PersonInput = {
  /** Absent: unknown. */
  readonly born?: DayRange;
  /** Absent: alive. `latest: END` means it is not known whether the person died. */
  readonly died?: DayRange;
  /** 0 unknown, 1 female, 2 male. */
  readonly sex: number;
};

export type FactInput = {
  readonly from?: number;
  readonly until?: number;
  /** Absent together with `high`: the value is unknown during these days. */
  readonly low?: number;
  readonly high?: number;
};

export type PopulationBuilder = {
  /** Adds a person and returns the index that links and facts refer to. */
  readonly addPerson: (person: PersonInput) => number;
  readonly addFact: (kind: string, person: number, fact: FactInput) => void;
  /** Adds something that happened on a day, known exactly or as a range. */
  readonly addEvent: (kind: string, person: number, day: DayRange) => void;
  readonly link: (
    relation: Relation,
    from: number,
    to: number,
    during?: { readonly from?: number; readonly until?: number },
  ) => void;
  /** Says that the links of a relation are complete for everyone, but for {@link addUnlisted}. */
  readonly completeRelation: (relation: Relation) => void;
  /** Says how many more related people there are who are not in this population. */
  readonly addUnlisted: (relation: Relation, person: number, low: number, high: number) => void;
  readonly build: () => Population;
};

export function populationBuilder(): PopulationBuilder {
  const born = [growing(Int32Array), growing(Int32Array)] as const;
  const died = [growing(Int32Array), growing(Int32Array)] as const;
  const sex = growing(Uint8Array);
  const facts = new Map<string, Rows>();
  const links = new Map<Relation, Links>();
  const complete = new Set<Relation>();

  const linksOf = (relation: Relation) => getOrMake(links, relation, newLinks);
  const factRow = (kind: string, person: number, fact: readonly [number, number, number, number]) =>
    addRow(getOrMake(facts, kind, newRows), person, fact);

  return {
    addPerson: (person) => {
      born[0].push(person.born?.earliest ?? BEGINNING);
      born[1].push(person.born?.latest ?? END);
      died[0].push(person.died?.earliest ?? END);
      died[1].push(person.died?.latest ?? END);
      sex.push(person.sex);
      return sex.length() - 1;
    },
    addFact: (kind, person, { from = BEGINNING, until = END, low = -Infinity, high = Infinity }) =>
      factRow(kind, person, [from, until, low, high]),
    addEvent: (kind, person, day) =>
      factRow(kind, person, [day.earliest, day.latest === END ? END : day.latest + 1, 0, 0]),
    link: (relation, from, to, during = {}) =>
      addRow(linksOf(relation).rows, from, [during.from ?? BEGINNING, during.until ?? END, to, 0]),
    completeRelation: (relation) => {
      linksOf(relation);
      complete.add(relation);
    },
    addUnlisted: (relation, person, low, high) => {
      linksOf(relation).unlisted.push([person, low, high]);
    },
    build: () => {
      const size = sex.length();
      return {
        size,
        bornEarliest: born[0].take(),
        bornLatest: born[1].take(),
        diedEarliest: died[0].take(),
        diedLatest: died[1].take(),
        sex: sex.take(),
        facts: new Map([...facts].map(([kind, rows]) => [kind, factColumn(rows, size)])),
        relations: new Map(
          [...links].map(([relation, of]) => [
            relation,
            relationColumn(of, size, complete.has(relation)),
          ]),
        ),
      };
    },
  };
}

type Rows = {
  readonly person: Growing<Uint32Array>;
  readonly from: Growing<Int32Array>;
  readonly until: Growing<Int32Array>;
  readonly low: Growing<Float64Array>;
  readonly high: Growing<Float64Array>;
};
type Links = { readonly rows: Rows; readonly unlisted: [number, number, number][] };

const newRows = (): Rows => ({
  person: growing(Uint32Array),
  from: growing(Int32Array),
  until: growing(Int32Array),
  low: growing(Float64Array),
  high: growing(Float64Array),
});
const newLinks = (): Links => ({ rows: newRows(), unlisted: [] });

function addRow(
  rows: Rows,
  person: number,
  [from, until, low, high]: readonly [number, number, number, number],
): void {
  rows.person.push(person);
  rows.from.push(from);
  rows.until.push(until);
  rows.low.push(low);
  rows.high.push(high);
}

/** Counting sort by person: `order[i]` is the input row of the i-th output row. */
function grouped(rows: Rows, size: number): { offsets: Uint32Array; order: Uint32Array } {
  const person = rows.person.take();
  const offsets = new Uint32Array(size + 1);
  for (const p of person) offsets[p + 1]!++;
  for (let p = 0; p < size; p++) offsets[p + 1]! += offsets[p]!;
  const next = offsets.slice(0, size);
  const order = new Uint32Array(person.length);
  for (let i = 0; i < person.length; i++) order[next[person[i]!]!++] = i;
  return { offsets, order };
}

function factColumn(rows: Rows, size: number): FactColumn {
  const { offsets, order } = grouped(rows, size);
  const from = rows.from.take();
  const fromOf = (i: number) => from[i]!;
  // Rows of one person in the order of their days, so that readers can stop early.
  for (let p = 0; p < size; p++) {
    const [first, end] = [offsets[p]!, offsets[p + 1]!];
    if (end - first > 1) order.subarray(first, end).sort((a, b) => fromOf(a) - fromOf(b));
  }
  return {
    offsets,
    from: picked(from, order),
    until: picked(rows.until.take(), order),
    low: picked(rows.low.take(), order),
    high: picked(rows.high.take(), order),
  };
}

function relationColumn(links: Links, size: number, complete: boolean): RelationColumn {
  const { offsets, order } = grouped(links.rows, size);
  const low = links.rows.low.take();
  const unlistedLow = new Uint8Array(size);
  const unlistedHigh = new Uint8Array(size).fill(complete ? 0 : MANY);
  for (const [person, least, most] of links.unlisted) {
    unlistedLow[person] = least;
    unlistedHigh[person] = most;
  }
  return {
    offsets,
    target: Uint32Array.from(order, (i) => low[i]!),
    from: picked(links.rows.from.take(), order),
    until: picked(links.rows.until.take(), order),
    unlistedLow,
    unlistedHigh,
  };
}

type TypedArray = Uint8Array | Uint32Array | Int32Array | Float64Array;
type Growing<T> = {
  readonly push: (value: number) => void;
  readonly length: () => number;
  readonly take: () => T;
};

/** A typed array that doubles when it is full. */
function growing<T extends TypedArray>(make: new (length: number) => T): Growing<T> {
  let values = new make(64);
  let length = 0;
  return {
    push: (value) => {
      if (length === values.length) {
        const larger = new make(length * 2);
        larger.set(values);
        values = larger;
      }
      values[length++] = value;
    },
    length: () => length,
    take: () => values.slice(0, length) as T,
  };
}

function picked<T extends Int32Array | Float64Array>(values: T, order: Uint32Array): T {
  const out = values.slice() as T;
  for (let i = 0; i < order.length; i++) out[i] = values[order[i]!]!;
  return out;
}

function getOrMake<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
