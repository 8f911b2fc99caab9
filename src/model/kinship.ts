/**
 * Who is related to whom, collected as it is stated and laid out in both directions at the end.
 *
 * Relatives are known by key: a small number for someone who may, or may never, be added as a person.
 * A million people with millions of links must fit, so whatever comes per link is numbers in columns.
 */
import {
  BEGINNING,
  END,
  MANY,
  type NumberColumn,
  numberColumn,
  type PopulationBuilder,
  type Relation,
  relations,
} from '../rules/index.ts';

export type During = { readonly from?: number; readonly until?: number };

/** Links by key, as they come. */
export type Links = {
  readonly self: NumberColumn;
  readonly key: NumberColumn;
  readonly from: NumberColumn;
  readonly until: NumberColumn;
};

/** Statements of how many more relatives there are. */
export type Unlisted = {
  readonly self: NumberColumn;
  readonly low: NumberColumn;
  readonly high: NumberColumn;
};

/** What has been stated about kinship; persons are indexes, relatives keys. */
export type Kinship = {
  /** Index of the person a key belongs to, or `nobody`. */
  readonly indexOf: NumberColumn;
  readonly keyOfIndex: NumberColumn;
  readonly links: ReadonlyMap<Relation, Links>;
  readonly unlisted: ReadonlyMap<Relation, Unlisted>;
  readonly childrenEver: Unlisted;
};

/** In place of the index of someone who has not been added. */
export const nobody = -1;

export const newKinship = (): Kinship => ({
  indexOf: numberColumn(Int32Array),
  keyOfIndex: numberColumn(Uint32Array),
  links: new Map(relations.map((relation) => [relation, newLinks()])),
  unlisted: new Map(relations.map((relation) => [relation, newUnlisted()])),
  childrenEver: newUnlisted(),
});

/** A key that nobody has yet. */
export function newKey({ indexOf }: Kinship): number {
  indexOf.push(nobody);
  return indexOf.length() - 1;
}

/** Says that the next person by index is the one of a key. */
export function nameKey({ indexOf, keyOfIndex }: Kinship, key: number): void {
  indexOf.set(key, keyOfIndex.length());
  keyOfIndex.push(key);
}

/** Notes that whoever has the key is a relative of a person; the opposite follows by itself. */
export function pushLink(
  kinship: Kinship,
  relation: Relation,
  self: number,
  key: number,
  { from = BEGINNING, until = END }: During = {},
): void {
  const links = kinship.links.get(relation)!;
  links.self.push(self);
  links.key.push(key);
  links.from.push(from);
  links.until.push(until);
}

const opposites: Record<Relation, Relation | undefined> = {
  children: 'parents',
  parents: 'children',
  guardians: undefined,
  spouse: 'spouse',
  household: 'household',
};

/** Hands all links and open ends to a population; `complete`: relations that are known for everyone. */
export function layOutKinship(
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

export function pushUnlisted(to: Unlisted, self: number, low: number, high: number): void {
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
