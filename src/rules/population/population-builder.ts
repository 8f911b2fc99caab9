/**
 * Collects people, facts and links in any order and lays them out as columns.
 */
import type { Relation } from '../expression/expression.ts';
import { BEGINNING, END } from '../time/day.ts';
import { type NumberColumn, numberColumn } from './number-column.ts';
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
  /** What has been added so far, row by row as it was added. */
  readonly stated: StatedColumns;
};

export type StatedColumns = {
  readonly bornEarliest: NumberColumn;
  readonly bornLatest: NumberColumn;
  readonly diedEarliest: NumberColumn;
  readonly diedLatest: NumberColumn;
  readonly sex: NumberColumn;
  readonly facts: ReadonlyMap<string, StatedFacts>;
};

/** Rows of one kind of fact, with the columns of {@link FactColumn}. */
export type StatedFacts = {
  readonly person: NumberColumn;
  readonly from: NumberColumn;
  readonly until: NumberColumn;
  readonly low: NumberColumn;
  readonly high: NumberColumn;
};

export function populationBuilder(): PopulationBuilder {
  const born = [numberColumn(Int32Array), numberColumn(Int32Array)] as const;
  const died = [numberColumn(Int32Array), numberColumn(Int32Array)] as const;
  const sex = numberColumn(Uint8Array);
  const facts = new Map<string, Rows>();
  const links = new Map<Relation, Links>();
  const complete = new Set<Relation>();

  const linksOf = (relation: Relation) => getOrMake(links, relation, newLinks);
  const factRow = (kind: string, person: number, fact: readonly [number, number, number, number]) =>
    addRow(getOrMake(facts, kind, newRows), person, fact);

  return {
    stated: {
      bornEarliest: born[0],
      bornLatest: born[1],
      diedEarliest: died[0],
      diedLatest: died[1],
      sex,
      facts,
    },
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
      const { unlisted } = linksOf(relation);
      unlisted.person.push(person);
      unlisted.low.push(low);
      unlisted.high.push(high);
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
  readonly person: NumberColumn<Uint32Array>;
  readonly from: NumberColumn<Int32Array>;
  readonly until: NumberColumn<Int32Array>;
  readonly low: NumberColumn<Float64Array>;
  readonly high: NumberColumn<Float64Array>;
};
type Links = {
  readonly rows: Rows;
  readonly unlisted: {
    readonly person: NumberColumn<Uint32Array>;
    readonly low: NumberColumn<Uint8Array>;
    readonly high: NumberColumn<Uint8Array>;
  };
};

const newRows = (): Rows => ({
  person: numberColumn(Uint32Array),
  from: numberColumn(Int32Array),
  until: numberColumn(Int32Array),
  low: numberColumn(Float64Array),
  high: numberColumn(Float64Array),
});
const newLinks = (): Links => ({
  rows: newRows(),
  unlisted: {
    person: numberColumn(Uint32Array),
    low: numberColumn(Uint8Array),
    high: numberColumn(Uint8Array),
  },
});

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
  const { person, low: least, high: most } = links.unlisted;
  for (let i = 0; i < person.length(); i++) {
    unlistedLow[person.at(i)] = least.at(i);
    unlistedHigh[person.at(i)] = most.at(i);
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

function picked<T extends Int32Array | Float64Array>(values: T, order: Uint32Array): T {
  const out = new (values.constructor as new (length: number) => T)(order.length);
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
