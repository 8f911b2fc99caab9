/**
 * A population as columns: one typed array a field, offsets for what a person has several of.
 *
 * A county from a database, a roster file, a household on a phone and a person in a test all have
 * this one shape. What is not known exactly is stored as a range, so an unknown birth date is the
 * widest range and needs no case of its own.
 */
import type { Relation, RelationScope } from '../expression/expression.ts';

/** Dated values of one fact kind. Person `p` has the rows `offsets[p] … offsets[p + 1]`. */
export type FactColumn = {
  readonly offsets: Uint32Array;
  /** First day on which the value holds; for events the earliest day it can have happened. */
  readonly from: Int32Array;
  /** First day on which it no longer holds; for events the day after the latest. */
  readonly until: Int32Array;
  /** Least possible value: a choice's index, a level, an amount, an area code. Unused for events. */
  readonly low: Float64Array;
  /** Greatest possible value; equal to `low` when the value is known. */
  readonly high: Float64Array;
};

/** Links from person to person. Person `p` has the links `offsets[p] … offsets[p + 1]`. */
export type RelationColumn = {
  readonly offsets: Uint32Array;
  readonly target: Uint32Array;
  readonly from: Int32Array;
  readonly until: Int32Array;
  /** How many more such persons there are who are not in this population: at least and at most. */
  readonly unlistedLow: Uint8Array;
  readonly unlistedHigh: Uint8Array;
};

export type Population = {
  readonly size: number;
  /** Earliest and latest day on which the person can have been born; equal when it is known. */
  readonly bornEarliest: Int32Array;
  readonly bornLatest: Int32Array;
  /** Earliest and latest possible day of death; both `END` for someone alive. */
  readonly diedEarliest: Int32Array;
  readonly diedLatest: Int32Array;
  /** 0 unknown, 1 female, 2 male. */
  readonly sex: Uint8Array;
  /** A kind without a column has no record for anyone: the catalogue says what silence means. */
  readonly facts: ReadonlyMap<string, FactColumn>;
  /** A relation without a column is unknown for everyone. */
  readonly relations: ReadonlyMap<Relation, RelationColumn>;
};

export const SEX_UNKNOWN = 0;
export const FEMALE = 1;
export const MALE = 2;

/** The links that a rule follows; undefined when the relation is unknown for everyone. */
export function findRelation(
  population: Population,
  { relation, scope }: { readonly relation: Relation; readonly scope: RelationScope },
): RelationColumn | undefined {
  return scope === 'all' ? population.relations.get(relation) : onRecord(population, relation);
}

/** Columns as long as the population, made once for each that many rules ask for. */
const knownOnRecord = new WeakMap<Population, Map<Relation, RelationColumn>>();

/** The relatives on record and nobody besides. */
function onRecord(population: Population, relation: Relation): RelationColumn {
  const { size, relations } = population;
  const known = knownOnRecord.get(population) ?? new Map<Relation, RelationColumn>();
  knownOnRecord.set(population, known);
  const made = known.get(relation);
  if (made) return made;
  const none = new Uint8Array(size);
  const noLinks = {
    offsets: new Uint32Array(size + 1),
    target: new Uint32Array(0),
    from: new Int32Array(0),
    until: new Int32Array(0),
  };
  const column = {
    ...(relations.get(relation) ?? noLinks),
    unlistedLow: none,
    unlistedHigh: none,
  };
  known.set(relation, column);
  return column;
}

/** `unlistedHigh` of someone of whom nobody knows how many there are. */
export const MANY = 255;
