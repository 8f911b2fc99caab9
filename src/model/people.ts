/**
 * Turns records into a population: resolves links by key, in both directions, and keeps for every
 * person the key and the name that results are reported under.
 *
 * A million people with millions of links must fit, so whatever comes per link is numbers in columns.
 */
import {
  BEGINNING,
  END,
  FEMALE,
  MALE,
  MANY,
  type Population,
  type PopulationBuilder,
  populationBuilder,
  type Relation,
  relations,
  SEX_UNKNOWN,
  type NumberColumn,
  numberColumn,
} from '../rules/index.ts';
import { areaRange } from './area.ts';
import { catalog } from './facts/catalog.ts';
import type { PersonRecord, RecordedFact } from './person.ts';

/** People as columns, with what identifies them. Index i is the i-th person added. */
export type People = {
  readonly population: Population;
  readonly ids: readonly string[];
  readonly names: readonly string[];
};

type During = { readonly from?: number; readonly until?: number };

export type PeopleBuilder = {
  /** Adds a person; a second record under the same id is refused and gives undefined. */
  readonly add: (record: PersonRecord) => number | undefined;
  readonly size: () => number;
  readonly findIndex: (id: string) => number | undefined;
  /** A small number that stands for an id, whether or not that person has been added yet. */
  readonly keyOf: (id: string) => number;
  readonly idOf: (key: number) => string;
  /** Index of the person added under the id of a key. */
  readonly findIndexOf: (key: number) => number | undefined;
  /** Links a person who was added to whoever has the key; the opposite link comes by itself. */
  readonly link: (relation: Relation, self: number, key: number, during?: During) => void;
  /**
   * States that besides the links given there are at least `low` and at most `high` more. Several
   * statements about the same person add up.
   */
  readonly addUnlisted: (relation: Relation, self: number, low: number, high: number) => void;
  /**
   * `kinship`: the relations that the records are complete for. Others stay unknown, except for
   * people of whom {@link PeopleBuilder.addUnlisted} or the record states how many there are.
   */
  readonly build: (kinship: readonly Relation[]) => People;
};

/** Links by key, as they come. */
type Links = {
  readonly self: NumberColumn;
  readonly key: NumberColumn;
  readonly from: NumberColumn;
  readonly until: NumberColumn;
};

type Unlisted = {
  readonly self: NumberColumn;
  readonly low: NumberColumn;
  readonly high: NumberColumn;
};

type Kinship = {
  /** Index of the person a key belongs to, or `nobody`. */
  readonly indexOf: NumberColumn;
  readonly keyOfIndex: NumberColumn;
  readonly links: ReadonlyMap<Relation, Links>;
  readonly unlisted: ReadonlyMap<Relation, Unlisted>;
  readonly childrenEver: Unlisted;
};

const nobody = -1;

export function peopleBuilder(): PeopleBuilder {
  const builder = populationBuilder();
  const keys = new Map<string, number>();
  const idOfKey: string[] = [];
  const [ids, names]: [string[], string[]] = [[], []];
  const kinship: Kinship = {
    indexOf: numberColumn(Int32Array),
    keyOfIndex: numberColumn(Uint32Array),
    links: new Map(relations.map((relation) => [relation, newLinks()])),
    unlisted: new Map(relations.map((relation) => [relation, newUnlisted()])),
    childrenEver: newUnlisted(),
  };
  const keyOf = (id: string): number => {
    const known = keys.get(id);
    if (known !== undefined) return known;
    keys.set(id, idOfKey.length);
    kinship.indexOf.push(nobody);
    return idOfKey.push(id) - 1;
  };
  const findIndexOf = (key: number) => {
    const index = kinship.indexOf.at(key);
    return index === nobody ? undefined : index;
  };
  const link = (relation: Relation, self: number, key: number, during: During = {}) => {
    const links = kinship.links.get(relation)!;
    links.self.push(self);
    links.key.push(key);
    links.from.push(during.from ?? BEGINNING);
    links.until.push(during.until ?? END);
  };
  return {
    add: (record) => {
      const key = keyOf(record.id);
      if (findIndexOf(key) !== undefined) return undefined;
      const self = addPerson(builder, record);
      kinship.indexOf.set(key, self);
      kinship.keyOfIndex.push(key);
      ids.push(idOfKey[key]!);
      names.push(record.name);
      for (const one of record.links) link(one.relation, self, keyOf(one.to), one);
      const ever = record.childrenEver;
      if (ever !== undefined) pushUnlisted(kinship.childrenEver, self, ever, ever);
      return self;
    },
    size: () => ids.length,
    findIndex: (id) => {
      const key = keys.get(id);
      return key === undefined ? undefined : findIndexOf(key);
    },
    keyOf,
    idOf: (key) => idOfKey[key]!,
    findIndexOf,
    link,
    addUnlisted: (relation, self, low, high) =>
      pushUnlisted(kinship.unlisted.get(relation)!, self, low, high),
    build: (complete) => {
      for (const relation of complete) builder.completeRelation(relation);
      addKinship(builder, kinship, complete);
      return { population: builder.build(), ids, names };
    },
  };
}

function addPerson(builder: PopulationBuilder, record: PersonRecord): number {
  const self = builder.addPerson({
    ...(record.born && { born: record.born }),
    ...(record.died && { died: record.died }),
    sex: record.sex === 'female' ? FEMALE : record.sex === 'male' ? MALE : SEX_UNKNOWN,
  });
  for (const fact of record.facts) addFact(builder, self, fact);
  for (const event of record.events) builder.addEvent(event.kind, self, event.day);
  return self;
}

function addFact(builder: PopulationBuilder, self: number, fact: RecordedFact): void {
  const { kind, from = BEGINNING, until = END, value } = fact;
  const range = value === undefined ? {} : storedRange(kind, value);
  builder.addFact(kind, self, { from, until, ...range });
}

/**
 * The stored form of a value: index of a choice, 1 for a held flag, first and last code of an area.
 * Errors: RangeError for a value that the kind does not have.
 */
export function storedRange(
  kind: RecordedFact['kind'],
  value: string | number | boolean,
): { readonly low: number; readonly high: number } {
  const definition = catalog[kind];
  if (definition.type === 'area') return areaRange(String(value));
  if (definition.type !== 'choice') return { low: Number(value), high: Number(value) };
  const index = (definition.values as readonly string[]).indexOf(String(value));
  if (index < 0) throw new RangeError(`${kind} has no value "${String(value)}"`);
  return { low: index, high: index };
}

const opposites: Record<Relation, Relation | undefined> = {
  children: 'parents',
  parents: 'children',
  guardians: undefined,
  spouse: 'spouse',
  household: 'household',
};

function addKinship(
  builder: PopulationBuilder,
  kinship: Kinship,
  complete: readonly Relation[],
): void {
  for (const relation of relations) {
    const counts = addLinks(builder, relation, kinship);
    addCounts(builder, relation, kinship, counts, complete.includes(relation));
  }
}

/** The links of a relation as given, and those that follow from the opposite relation. */
function bothDirections(kinship: Kinship, relation: Relation): Links {
  const all = newLinks();
  const add = (links: Links, i: number, self: number, key: number) => {
    all.self.push(self);
    all.key.push(key);
    all.from.push(links.from.at(i));
    all.until.push(links.until.at(i));
  };
  const own = kinship.links.get(relation)!;
  for (let i = 0; i < own.self.length(); i++) add(own, i, own.self.at(i), own.key.at(i));
  const opposite = opposites[relation];
  if (opposite === undefined) return all;
  const given = kinship.links.get(opposite)!;
  for (let i = 0; i < given.self.length(); i++) {
    const other = kinship.indexOf.at(given.key.at(i));
    if (other !== nobody) add(given, i, other, kinship.keyOfIndex.at(given.self.at(i)));
  }
  return all;
}

/** How many different relatives each person has among the people, and how many only by key. */
type Counts = { readonly listed: Uint32Array; readonly missing: Uint32Array };

/** Hands over every link once, however often it was stated. */
function addLinks(builder: PopulationBuilder, relation: Relation, kinship: Kinship): Counts {
  const size = kinship.keyOfIndex.length();
  const links = bothDirections(kinship, relation);
  const { offsets, order } = groupedBySelf(links, size);
  const counts = { listed: new Uint32Array(size), missing: new Uint32Array(size) };
  // `lastSelf[key] === self + 1`: this person has a link to that key already.
  const lastSelf = new Uint32Array(kinship.indexOf.length());
  for (let self = 0; self < size; self++) {
    for (let at = offsets[self]!; at < offsets[self + 1]!; at++) {
      const i = order[at]!;
      const key = links.key.at(i);
      const other = kinship.indexOf.at(key);
      const isNew = lastSelf[key] !== self + 1;
      lastSelf[key] = self + 1;
      if (isNew) (other === nobody ? counts.missing : counts.listed)[self]!++;
      if (other === nobody || (!isNew && isStatedBefore(links, order, offsets[self]!, at)))
        continue;
      builder.link(relation, self, other, { from: links.from.at(i), until: links.until.at(i) });
    }
  }
  return counts;
}

function isStatedBefore(links: Links, order: Uint32Array, first: number, at: number): boolean {
  const columns = [links.key, links.from, links.until] as const;
  for (let before = first; before < at; before++) {
    if (columns.every((of) => of.at(order[before]!) === of.at(order[at]!))) return true;
  }
  return false;
}

/** Counting sort by person; links of one person keep their order. */
function groupedBySelf(links: Links, size: number): { offsets: Uint32Array; order: Uint32Array } {
  const length = links.self.length();
  const offsets = new Uint32Array(size + 1);
  for (let i = 0; i < length; i++) offsets[links.self.at(i) + 1]!++;
  for (let self = 0; self < size; self++) offsets[self + 1]! += offsets[self]!;
  const next = offsets.slice(0, size);
  const order = new Uint32Array(length);
  for (let i = 0; i < length; i++) order[next[links.self.at(i)]!++] = i;
  return { offsets, order };
}

function addCounts(
  builder: PopulationBuilder,
  relation: Relation,
  kinship: Kinship,
  { listed, missing }: Counts,
  isComplete: boolean,
): void {
  const size = kinship.keyOfIndex.length();
  const isStated = new Uint8Array(size).fill(isComplete ? 1 : 0);
  const low = missing.slice();
  const high = missing.slice();
  const add = (stated: Unlisted, countOf: (self: number, count: number) => number) => {
    for (let i = 0; i < stated.self.length(); i++) {
      const self = stated.self.at(i);
      isStated[self] = 1;
      low[self] = countOf(self, stated.low.at(i)) + low[self]!;
      high[self] = countOf(self, stated.high.at(i)) + high[self]!;
    }
  };
  add(kinship.unlisted.get(relation)!, (_, count) => count);
  if (relation === 'children') {
    add(kinship.childrenEver, (self, ever) => Math.max(0, ever - listed[self]! - missing[self]!));
  }
  for (let self = 0; self < size; self++) {
    const least = Math.min(low[self]!, MANY);
    const most = isStated[self] ? Math.min(high[self]!, MANY) : MANY;
    if (least > 0 || most !== (isComplete ? 0 : MANY)) {
      builder.addUnlisted(relation, self, least, most);
    }
  }
}

function pushUnlisted(to: Unlisted, self: number, low: number, high: number): void {
  to.self.push(self);
  to.low.push(low);
  to.high.push(high);
}

const newLinks = (): Links => ({
  self: numberColumn(Uint32Array),
  key: numberColumn(Uint32Array),
  from: numberColumn(Int32Array),
  until: numberColumn(Int32Array),
});

const newUnlisted = (): Unlisted => ({
  self: numberColumn(Uint32Array),
  low: numberColumn(Int32Array),
  high: numberColumn(Int32Array),
});
