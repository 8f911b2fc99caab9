/**
 * What rows say about kinship, kept as numbers until all rows are read: a mother may stand below her
 * child. Persons are indexes; relatives are the people builder's keys.
 */
import {
  BEGINNING,
  type DayRange,
  END,
  type NumberColumn,
  numberColumn,
  type Sex,
} from '../../../rules/index.ts';
import type { RelationToHead } from '../cells/values.ts';

/** Whom a row can name by number. */
export const kinRoles = ['father', 'mother', 'spouse', 'guardian'] as const;
export type KinRole = (typeof kinRoles)[number];

/** In place of a key. `doubtful`: there is such a person, or may be, but not the one who is named. */
export const notNamed = -1;
export const unreadable = -2;
export const doubtful = -3;

export const relationCodes = [
  'head',
  'spouse',
  'child',
  'father',
  'mother',
  'parent',
  'other',
] as const satisfies readonly RelationToHead[];

/** How many spouses follow from the marital status alone. */
export type SpouseCount = 'none' | 'one' | 'unknown';
const spouseCounts = ['unknown', 'none', 'one'] as const satisfies readonly SpouseCount[];

export type KinRow = {
  /** The people builder's key of the person. */
  readonly key: number;
  readonly sheet: number;
  readonly row: number;
  readonly sex?: Sex;
  readonly born?: DayRange;
  readonly died?: DayRange;
  /** Key, `notNamed` or `unreadable`. */
  readonly named: Readonly<Record<KinRole, number>>;
  readonly spouses: SpouseCount;
  readonly childrenEver?: number;
  /** Number of the household, from 1; 0: none. */
  readonly household: number;
  readonly relation: RelationToHead;
};

export type KinColumns = {
  readonly add: (row: KinRow) => void;
  readonly size: () => number;
  readonly key: NumberColumn;
  readonly sheet: NumberColumn;
  readonly row: NumberColumn;
  readonly sexOf: (person: number) => Sex | undefined;
  readonly bornEarliest: NumberColumn;
  readonly bornLatest: NumberColumn;
  readonly diedLatest: NumberColumn;
  readonly named: Readonly<Record<KinRole, NumberColumn>>;
  /** Whether a relative follows from the household and not from a number in the row. */
  readonly isDerived: (person: number, role: KinRole) => boolean;
  /** Names a relative who follows from the household. */
  readonly derive: (person: number, role: KinRole, key: number) => void;
  readonly spousesOf: (person: number) => SpouseCount;
  /** Undefined when not stated. */
  readonly childrenEverOf: (person: number) => number | undefined;
  /** Persons who may have a child more than the rows show, once for each. */
  readonly openChildren: NumberColumn;
  readonly household: NumberColumn;
  readonly relationOf: (person: number) => RelationToHead;
};

export function kinColumns(): KinColumns {
  const [sex, spouses, relation, derived, children] = Array.from({ length: 5 }, () =>
    numberColumn(Uint8Array),
  ) as [NumberColumn, NumberColumn, NumberColumn, NumberColumn, NumberColumn];
  const [key, row, household] = [
    numberColumn(Uint32Array),
    numberColumn(Uint32Array),
    numberColumn(Uint32Array),
  ];
  const sheet = numberColumn(Uint16Array);
  const bornEarliest = numberColumn(Int32Array);
  const bornLatest = numberColumn(Int32Array);
  const diedLatest = numberColumn(Int32Array);
  const named = {
    father: numberColumn(Int32Array),
    mother: numberColumn(Int32Array),
    spouse: numberColumn(Int32Array),
    guardian: numberColumn(Int32Array),
  };
  return {
    add: (one) => {
      key.push(one.key);
      sheet.push(one.sheet);
      row.push(one.row);
      sex.push(one.sex === 'female' ? 1 : one.sex === 'male' ? 2 : 0);
      bornEarliest.push(one.born?.earliest ?? BEGINNING);
      bornLatest.push(one.born?.latest ?? END);
      diedLatest.push(one.died?.latest ?? END);
      for (const role of kinRoles) named[role].push(one.named[role]);
      spouses.push(spouseCounts.indexOf(one.spouses));
      children.push(one.childrenEver === undefined ? 0 : one.childrenEver + 1);
      household.push(one.household);
      relation.push(relationCodes.indexOf(one.relation));
      derived.push(0);
    },
    size: () => key.length(),
    key,
    sheet,
    row,
    sexOf: (person) => ([undefined, 'female', 'male'] as const)[sex.at(person)],
    bornEarliest,
    bornLatest,
    diedLatest,
    named,
    isDerived: (person, role) => (derived.at(person) & (1 << kinRoles.indexOf(role))) !== 0,
    derive: (person, role, of) => {
      named[role].set(person, of);
      derived.set(person, derived.at(person) | (1 << kinRoles.indexOf(role)));
    },
    spousesOf: (person) => spouseCounts[spouses.at(person)]!,
    childrenEverOf: (person) => (children.at(person) === 0 ? undefined : children.at(person) - 1),
    openChildren: numberColumn(Uint32Array),
    household,
    relationOf: (person) => relationCodes[relation.at(person)]!,
  };
}
