/**
 * A roster, or a generated county, as statements about people that can be stored: the same columns
 * that people are evaluated from, before relatives are looked up.
 */
import { isCareKind } from '../../../model/facts/care.ts';
import { parseIdentityNumber } from '../../../model/identity-number.ts';
import type { PeopleBuilder } from '../../../model/people.ts';
import { factKindId } from '../../../db/fact-kinds.ts';
import type { KeyRing } from '../../../db/keys/key-ring.ts';
import { BEGINNING, END, type Relation } from '../../../rules/index.ts';

export type IncomingHousehold = {
  readonly number: string;
  readonly role: string;
  readonly from?: number;
};

export type Incoming = {
  /** Everybody, added and linked; not yet built. */
  readonly people: PeopleBuilder;
  readonly householdOf: (person: number) => IncomingHousehold | undefined;
  /** File, sheet and row, for the reader. */
  readonly placeOf: (person: number) => string;
  /** Relations of which everyone's relatives are all stated. */
  readonly complete: readonly Relation[];
  /** Name of the file or files. */
  readonly source: string;
  /** SHA-256 of the content and of how it was read, in hex. */
  readonly contentHash: string;
};

/** One stated value; `low` and `high` undefined: known to be unknown. */
export type StatedFact = {
  readonly kind: number;
  readonly from: number;
  readonly until: number;
  readonly low: number | undefined;
  readonly high: number | undefined;
};

export type StatedLink = {
  readonly relation: Exclude<Relation, 'household'>;
  /** Key of the people builder. */
  readonly key: number;
  readonly from: number;
  readonly until: number;
};

/** What a person is found by again. */
export type StatedKey = {
  readonly kind: 'identity-number' | 'source-key';
  readonly text: string;
};

/** Statements person by person. */
export type Statements = {
  readonly size: number;
  readonly nameOf: (person: number) => string;
  readonly factsOf: (person: number) => StatedFact[];
  readonly linksOf: (person: number) => StatedLink[];
  readonly keyOf: (person: number) => StatedKey;
  /** Of a relative who may not be in the roster; undefined where only a place in a list is known. */
  readonly keyOfRelative: (key: number) => StatedKey | undefined;
};

/** What imports and previews share. */
export type Importing = {
  readonly statements: Statements;
  readonly incoming: Incoming;
  readonly keys: KeyRing;
  /** Numbers of people whose chunk this process has written; 0: not known here. */
  readonly personIds: Float64Array;
};

export function statementsOf(incoming: Incoming): Statements {
  const { people, complete } = incoming;
  const { stated } = people;
  const size = stated.names.length;
  const ordinary = [...stated.facts].filter(([name]) => !isCareKind(name));
  const kinds = ordinary.map(([name, rows]) => ({
    id: factKindId(name),
    rows,
    offsets: offsetsOf(rows.person, size),
  }));
  const unlisted = unlistedOf(people, complete);
  const links = [...stated.kinship.links]
    .filter(([relation]) => relation !== 'household')
    .map(([relation, rows]) => ({
      relation: relation as StatedLink['relation'],
      rows,
      ...grouped(rows.self, size),
    }));
  const placeKeys = placeKeysOf(stated, incoming);
  return {
    size,
    nameOf: (person) => stated.names[person]!,
    factsOf: (person) => {
      const facts = basicFacts(stated, person);
      for (const { kind, low, high } of unlisted) {
        if (high[person] === NOT_STATED) continue;
        facts.push({ kind, ...ALWAYS, low: low[person]!, high: high[person]! });
      }
      for (const { id, rows, offsets } of kinds) {
        for (let i = offsets[person]!; i < offsets[person + 1]!; i++) {
          facts.push(factAt(id, rows, i));
        }
      }
      return facts;
    },
    linksOf: (person) =>
      links.flatMap(({ relation, rows, offsets, order }) =>
        [...order.subarray(offsets[person], offsets[person + 1])].map((i) => ({
          relation,
          key: rows.key.at(i),
          from: rows.from.at(i),
          until: rows.until.at(i),
        })),
      ),
    keyOf: (person) => {
      const id = stated.ids[person]!;
      return isPlace(id) ? { kind: 'source-key', text: placeKeys.get(person)! } : keyOfId(id);
    },
    keyOfRelative: (key) => {
      const id = people.idOf(key);
      return isPlace(id) ? undefined : keyOfId(id);
    },
  };
}

/**
 * How many values of each kind are left out, because they belong into a care record, which only a woman's
 * care team keeps with her consent. Nothing is noted of the people in whose rows they stood.
 */
export const leftOutOf = ({ people }: Pick<Incoming, 'people'>): ReadonlyMap<string, number> =>
  new Map(
    [...people.stated.facts].flatMap(([kind, rows]) =>
      isCareKind(kind) && rows.person.length() > 0 ? [[kind, rows.person.length()]] : [],
    ),
  );

const ALWAYS = { from: BEGINNING, until: END } as const;

/** The id of a person without a number is the place of the row, which another list has otherwise. */
const isPlace = (id: string) => id.startsWith('row:');

/** What people without a number are found by again: what is said of them, counted where it is the same. */
function placeKeysOf(
  { ids, names, sex, bornEarliest, bornLatest }: Stated,
  { householdOf, contentHash }: Pick<Incoming, 'householdOf' | 'contentHash'>,
): ReadonlyMap<number, string> {
  const counts = new Map<string, number>();
  const keys = new Map<number, string>();
  for (const [person, id] of ids.entries()) {
    if (!isPlace(id)) continue;
    const born = `${bornEarliest.at(person)}~${bornLatest.at(person)}`;
    const household = householdOf(person)?.number ?? '';
    // Two of name, birth and household; of whom less is stated, another list may mean somebody else.
    const stated = [names[person] !== '', bornEarliest.at(person) !== BEGINNING, household !== ''];
    const isToldApart = stated.filter(Boolean).length >= 2;
    const who = isToldApart ? [names[person], born] : [contentHash, id];
    const text = [...who, sex.at(person), household].join('|');
    const count = (counts.get(text) ?? 0) + 1;
    counts.set(text, count);
    keys.set(person, count === 1 ? text : `${text}|${count}`);
  }
  return keys;
}

const keyOfId = (id: string): StatedKey => ({
  kind: typeof parseIdentityNumber(id) === 'string' ? 'source-key' : 'identity-number',
  text: id,
});

type Stated = PeopleBuilder['stated'];
type Column = Stated['sex'];

function basicFacts(stated: Stated, person: number): StatedFact[] {
  const facts: StatedFact[] = [];
  const day = (kind: string, earliest: number, latest: number) =>
    facts.push({
      kind: factKindId(kind),
      from: earliest,
      until: latest === END ? END : latest + 1,
      low: undefined,
      high: undefined,
    });
  const [bornEarliest, bornLatest] = [stated.bornEarliest.at(person), stated.bornLatest.at(person)];
  if (bornEarliest !== BEGINNING || bornLatest !== END) day('birth', bornEarliest, bornLatest);
  const diedEarliest = stated.diedEarliest.at(person);
  if (diedEarliest !== END) day('death', diedEarliest, stated.diedLatest.at(person));
  const sex = stated.sex.at(person);
  if (sex !== 0) facts.push({ kind: factKindId('sex'), ...ALWAYS, low: sex, high: sex });
  return facts;
}

function factAt(
  kind: number,
  rows: { from: Column; until: Column; low: Column; high: Column },
  i: number,
): StatedFact {
  const [low, high] = [rows.low.at(i), rows.high.at(i)];
  const isKnown = low !== Number.NEGATIVE_INFINITY;
  return {
    kind,
    from: rows.from.at(i),
    until: rows.until.at(i),
    low: isKnown ? low : undefined,
    high: isKnown ? high : undefined,
  };
}

/** In place of the greatest number where nothing is stated. */
const NOT_STATED = -1;

type Unlisted = { readonly kind: number; readonly low: Int32Array; readonly high: Int32Array };

/** Statements about relatives who are not listed, added up as the people builder does. */
function unlistedOf(people: PeopleBuilder, complete: readonly Relation[]): Unlisted[] {
  const { kinship, names } = people.stated;
  const size = names.length;
  const all: Unlisted[] = [];
  for (const [relation, stated] of kinship.unlisted) {
    if (relation === 'household') continue;
    const low = new Int32Array(size);
    const high = new Int32Array(size).fill(complete.includes(relation) ? 0 : NOT_STATED);
    for (let i = 0; i < stated.self.length(); i++) {
      const self = stated.self.at(i);
      low[self] = low[self]! + stated.low.at(i);
      high[self] = Math.max(high[self]!, 0) + stated.high.at(i);
    }
    all.push({ kind: factKindId(`unlisted/${relation}`), low, high });
  }
  const ever = new Int32Array(size).fill(NOT_STATED);
  for (let i = 0; i < kinship.childrenEver.self.length(); i++) {
    ever[kinship.childrenEver.self.at(i)] = kinship.childrenEver.low.at(i);
  }
  all.push({ kind: factKindId('children-ever'), low: ever, high: ever });
  return all;
}

/** Rows ascend by person: where each person's begin. */
function offsetsOf(persons: Column, size: number): Uint32Array {
  const offsets = new Uint32Array(size + 1);
  for (let i = 0; i < persons.length(); i++) offsets[persons.at(i) + 1]!++;
  for (let person = 0; person < size; person++) offsets[person + 1]! += offsets[person]!;
  return offsets;
}

/** Rows in any order, by person. */
function grouped(persons: Column, size: number): { offsets: Uint32Array; order: Uint32Array } {
  const offsets = offsetsOf(persons, size);
  const next = offsets.slice(0, size);
  const order = new Uint32Array(persons.length());
  for (let i = 0; i < persons.length(); i++) order[next[persons.at(i)]!++] = i;
  return { offsets, order };
}
