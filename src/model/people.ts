/**
 * Turns records into a population and keeps for every person the id and the name that results are
 * reported under.
 */
import {
  BEGINNING,
  END,
  FEMALE,
  MALE,
  type Population,
  type PopulationBuilder,
  populationBuilder,
  type Relation,
  SEX_UNKNOWN,
} from '../rules/index.ts';
import { areaRange } from './area.ts';
import { catalog } from './facts/catalog.ts';
import {
  type During,
  type Kinship,
  layOutKinship,
  nameKey,
  newKey,
  newKinship,
  nobody,
  pushLink,
  pushUnlisted,
} from './kinship.ts';
import type { PersonRecord, RecordedFact } from './person.ts';

/** People as columns, with what identifies them. Index i is the i-th person added. */
export type People = {
  readonly population: Population;
  readonly ids: readonly string[];
  readonly names: readonly string[];
};

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
  /** What has been added so far, as it was stated, for those who store it. */
  readonly stated: Stated;
};

/** Statements in columns; the facts of each kind ascend by person. */
export type Stated = PopulationBuilder['stated'] & {
  readonly kinship: Kinship;
  readonly ids: readonly string[];
  readonly names: readonly string[];
};

export function peopleBuilder(): PeopleBuilder {
  const builder = populationBuilder();
  const keys = new Map<string, number>();
  const idOfKey: string[] = [];
  const [ids, names]: [string[], string[]] = [[], []];
  const kinship = newKinship();
  const keyOf = (id: string): number => {
    const known = keys.get(id);
    if (known !== undefined) return known;
    const key = newKey(kinship);
    keys.set(id, key);
    idOfKey.push(id);
    return key;
  };
  const findIndexOf = (key: number) => {
    const index = kinship.indexOf.at(key);
    return index === nobody ? undefined : index;
  };
  const link = (relation: Relation, self: number, key: number, during: During = {}) =>
    pushLink(kinship, relation, self, key, during);
  return {
    add: (record) => {
      const key = keyOf(record.id);
      if (findIndexOf(key) !== undefined) return undefined;
      const self = addPerson(builder, record);
      nameKey(kinship, key);
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
      layOutKinship(builder, kinship, complete);
      return { population: builder.build(), ids, names };
    },
    stated: { ...builder.stated, kinship, ids, names },
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
