/**
 * Turns records into a population: resolves links by key, in both directions, and keeps for every
 * person the key and the name that results are reported under.
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
  SEX_UNKNOWN,
} from '../rules/index.ts';
import { areaRange } from './area.ts';
import { catalog } from './facts/catalog.ts';
import type { PersonRecord, RecordedFact, RecordedLink } from './person.ts';

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
  /** `kinship`: the relations that the records are complete for. Others stay unknown. */
  readonly build: (kinship: readonly Relation[]) => People;
};

type PendingLink = RecordedLink & { readonly self: number };

export function peopleBuilder(): PeopleBuilder {
  const builder = populationBuilder();
  const indexes = new Map<string, number>();
  const names: string[] = [];
  const pending: PendingLink[] = [];
  const childrenEver = new Map<number, number>();
  return {
    add: (record) => {
      if (indexes.has(record.id)) return undefined;
      const self = builder.addPerson({
        ...(record.born && { born: record.born }),
        ...(record.died && { died: record.died }),
        sex: record.sex === 'female' ? FEMALE : record.sex === 'male' ? MALE : SEX_UNKNOWN,
      });
      indexes.set(record.id, self);
      names.push(record.name);
      for (const fact of record.facts) addFact(builder, self, fact);
      for (const event of record.events) builder.addEvent(event.kind, self, event.day);
      for (const link of record.links) pending.push({ ...link, self });
      if (record.childrenEver !== undefined) childrenEver.set(self, record.childrenEver);
      return self;
    },
    size: () => names.length,
    findIndex: (id) => indexes.get(id),
    build: (kinship) => {
      for (const relation of kinship) builder.completeRelation(relation);
      resolveLinks(builder, indexes, pending, childrenEver);
      return { population: builder.build(), ids: [...indexes.keys()], names };
    },
  };
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

function resolveLinks(
  builder: PopulationBuilder,
  indexes: ReadonlyMap<string, number>,
  pending: readonly PendingLink[],
  childrenEver: ReadonlyMap<number, number>,
): void {
  const seen = new Set<string>();
  const listedChildren = new Map<number, number>();
  const missing = new Map<string, { self: number; relation: Relation; keys: Set<string> }>();
  const link = (relation: Relation, a: number, b: number, { from, until }: RecordedLink) => {
    const key = `${relation} ${a} ${b} ${from ?? ''} ${until ?? ''}`;
    if (seen.has(key)) return;
    seen.add(key);
    builder.link(relation, a, b, {
      ...(from !== undefined && { from }),
      ...(until !== undefined && { until }),
    });
    if (relation === 'children') listedChildren.set(a, (listedChildren.get(a) ?? 0) + 1);
  };
  for (const one of pending) {
    const other = indexes.get(one.to);
    if (other === undefined) {
      const key = `${one.relation} ${one.self}`;
      const entry = missing.get(key) ?? { self: one.self, relation: one.relation, keys: new Set() };
      entry.keys.add(one.to);
      missing.set(key, entry);
      continue;
    }
    link(one.relation, one.self, other, one);
    const back = opposites[one.relation];
    if (back !== undefined) link(back, other, one.self, one);
  }
  for (const { self, relation, keys } of missing.values()) {
    builder.addUnlisted(relation, self, keys.size, keys.size);
  }
  for (const [self, ever] of childrenEver) {
    const more = Math.min(Math.max(0, ever - (listedChildren.get(self) ?? 0)), MANY);
    builder.addUnlisted('children', self, more, more);
  }
}
