/**
 * A person with relatives, written by hand: the small populations of cases, tests and examples.
 */
import {
  type DayRange,
  day,
  END,
  BEGINNING,
  FEMALE,
  MALE,
  type Population,
  type PopulationBuilder,
  populationBuilder,
  type Relation,
  relations,
  SEX_UNKNOWN,
} from '../rules/index.ts';
import { catalog, type FactKind } from './facts/catalog.ts';
import { type People, storedRange } from './people.ts';

/** A value that holds `[from, until)`; open where a side is left out. `value` undefined: unknown. */
export type DatedValue = {
  readonly value?: string | number | boolean | readonly [number, number];
  readonly from?: string;
  readonly until?: string;
};

/** A plain value holds on every day; an event fact is the day or days on which it happened. */
export type FactValue = string | number | boolean | DatedValue | readonly (DatedValue | string)[];

export type Member = {
  readonly sex?: 'female' | 'male';
  /** `YYYY-MM-DD`, or `[earliest, latest]`; absent: unknown. */
  readonly born?: string | readonly [string, string];
  /** Absent: alive. `'unknown'`: it is not known whether the person died. */
  readonly died?: string | readonly [string, string] | 'unknown';
  readonly facts?: Readonly<Partial<Record<FactKind, FactValue>>>;
};

type Link = {
  readonly relation: Relation;
  readonly to: Family;
  readonly from?: string;
  readonly until?: string;
};

export type Family = {
  readonly member: Member;
  readonly links: readonly Link[];
  readonly unlisted: readonly { relation: Relation; low: number; high: number }[];
  /** The same person with relatives added, each as the word that made them says. */
  readonly with: (...relatives: readonly Relative[]) => Family;
};

export type Relative = Omit<Link, 'to'> & {
  readonly to?: Family;
  readonly low?: number;
  readonly high?: number;
};

/** The person whom a case is about. Relatives that are not given do not exist, but for {@link unlisted}. */
export const person = (member: Member): Family => familyOf(member, [], []);
export const woman = (member: Member): Family => person({ sex: 'female', ...member });
export const man = (member: Member): Family => person({ sex: 'male', ...member });

type Dates = { readonly from?: string; readonly until?: string };
export const child = (member: Member, during: Dates = {}): Relative => ({
  relation: 'children',
  to: person(member),
  ...during,
});
export const parent = (member: Member | Family, during: Dates = {}): Relative => ({
  relation: 'parents',
  to: 'links' in member ? member : person(member),
  ...during,
});
export const spouse = (member: Member, during: Dates = {}): Relative => ({
  relation: 'spouse',
  to: person(member),
  ...during,
});
export const guardian = (member: Member, during: Dates = {}): Relative => ({
  relation: 'guardians',
  to: person(member),
  ...during,
});
/** There are between `low` and `high` more such relatives of whom nothing is known. */
export const unlisted = (relation: Relation, low: number, high: number): Relative => ({
  relation,
  low,
  high,
});

function familyOf(member: Member, links: readonly Link[], more: Family['unlisted']): Family {
  return {
    member,
    links,
    unlisted: more,
    with: (...relatives) =>
      familyOf(
        member,
        [
          ...links,
          ...relatives.flatMap(({ to, low: _, high: __, ...link }) =>
            to ? [{ ...link, to }] : [],
          ),
        ],
        [
          ...more,
          ...relatives.flatMap(({ relation, low = 0, high }) =>
            high === undefined ? [] : [{ relation, low, high }],
          ),
        ],
      ),
  };
}

/** Families as people with made-up keys; the person the first is about has index 0. */
export function peopleOf(...families: readonly Family[]): People {
  const population = populationOf(...families);
  const ids = Array.from({ length: population.size }, (_, i) => `person-${i}`);
  return { population, ids, names: ids };
}

/** The families as a population; the people they are about come first, in order. */
export function populationOf(...families: readonly Family[]): Population {
  const builder = populationBuilder();
  for (const relation of relations) builder.completeRelation(relation);
  const indexes = families.map((family) => builder.addPerson(personInput(family.member)));
  for (const [i, family] of families.entries()) addRest(builder, family, indexes[i]!);
  return builder.build();
}

function addRest(builder: PopulationBuilder, family: Family, self: number): void {
  for (const [kind, value] of Object.entries(family.member.facts ?? {})) {
    addFacts(builder, kind as FactKind, self, value);
  }
  for (const { relation, low, high } of family.unlisted) {
    builder.addUnlisted(relation, self, low, high);
  }
  for (const link of family.links) {
    const other = builder.addPerson(personInput(link.to.member));
    const during = { from: dayOr(link.from, BEGINNING), until: dayOr(link.until, END) };
    builder.link(link.relation, self, other, during);
    const back = opposite[link.relation];
    if (back !== undefined) builder.link(back, other, self, during);
    addRest(builder, link.to, other);
  }
}

const opposite: Partial<Record<Relation, Relation>> = {
  children: 'parents',
  parents: 'children',
  spouse: 'spouse',
  household: 'household',
};

function personInput(member: Member) {
  const born = member.born === undefined ? undefined : rangeOf(member.born);
  const died =
    member.died === undefined
      ? undefined
      : member.died === 'unknown'
        ? { earliest: born?.earliest ?? BEGINNING, latest: END }
        : rangeOf(member.died);
  return {
    ...(born && { born }),
    ...(died && { died }),
    sex: member.sex === 'female' ? FEMALE : member.sex === 'male' ? MALE : SEX_UNKNOWN,
  };
}

function addFacts(
  builder: PopulationBuilder,
  kind: FactKind,
  self: number,
  value: FactValue,
): void {
  const definition = catalog[kind];
  const rows: readonly (DatedValue | string)[] = Array.isArray(value)
    ? (value as readonly (DatedValue | string)[])
    : [value as DatedValue];
  for (const row of rows) {
    if (definition.type === 'event') {
      builder.addEvent(kind, self, eventRange(row));
      continue;
    }
    const dated: DatedValue = typeof row === 'object' ? row : { value: row };
    const range = dated.value === undefined ? {} : rangeOfValue(kind, dated.value);
    builder.addFact(kind, self, {
      from: dayOr(dated.from, BEGINNING),
      until: dayOr(dated.until, END),
      ...range,
    });
  }
}

function eventRange(row: DatedValue | string): DayRange {
  if (typeof row === 'string') return rangeOf(row);
  return { earliest: dayOr(row.from, BEGINNING), latest: dayOr(row.until, END) };
}

function rangeOfValue(kind: FactKind, value: NonNullable<DatedValue['value']>) {
  if (typeof value !== 'object') return storedRange(kind, value);
  return { low: value[0], high: value[1] };
}

const dayOr = (text: string | undefined, open: number): number =>
  text === undefined ? open : day(text);

function rangeOf(text: string | readonly [string, string]): DayRange {
  return typeof text === 'string'
    ? { earliest: day(text), latest: day(text) }
    : { earliest: day(text[0]), latest: day(text[1]) };
}
