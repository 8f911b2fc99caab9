/**
 * People and households while a family is being made up, before they become records. A draft may
 * change until its whole family stands; nothing outside this room sees one.
 */
import type { Day, Relation, Sex } from '../../rules/index.ts';
import type { Village } from '../places.ts';
import type { Random } from '../random.ts';
import type { Rates } from '../rates.ts';

/** What one family is made with. */
export type Making = {
  readonly random: Random;
  readonly rates: Rates;
  /** The day on which the county is looked at; nothing happens after it. */
  readonly on: Day;
  readonly villages: readonly Village[];
  readonly newHouseholdNumber: () => string;
  /** Households in the order in which they are to come out. */
  readonly homes: Home[];
  /** Listed people who belong to no household. */
  readonly alone: Draft[];
};

export type Tie = {
  readonly relation: Relation;
  readonly to: Draft;
  readonly from?: Day;
  readonly until?: Day;
};

export type MaritalStatus = 'never-married' | 'married' | 'divorced' | 'widowed';

export type Draft = {
  readonly sex: Sex;
  readonly born: Day;
  died: Day | undefined;
  readonly surname: string;
  readonly name: string;
  readonly bornIn: Village;
  /** Not listed: others may link to the number, but there is no record. */
  listed: boolean;
  home: Home | undefined;
  /** Since when a member of the household. */
  joined: Day;
  readonly ties: Tie[];
  /** Marital status from each day on; never married before the first. */
  readonly marital: { readonly status: MaritalStatus; readonly from: Day }[];
  readonly children: Draft[];
  /** Children who came by adoption have no day of delivery here. */
  isAdopted: boolean;
  disability: { readonly level: number; readonly from: Day } | undefined;
  certificateFrom: Day | undefined;
  isOtherNational: boolean;
  /** Identity number or other key; empty until the family stands. */
  id: string;
  hasNumber: boolean;
};

export type Move = {
  readonly kind: 'away' | 'in' | 'within';
  readonly on: Day;
  readonly other: Village;
  readonly before: { readonly village: Village; readonly on: Day } | undefined;
};

export type Home = {
  readonly number: string;
  readonly village: Village;
  readonly formed: Day;
  readonly members: Draft[];
  readonly isAgricultural: boolean;
  /** When an agricultural household became non-agricultural. */
  readonly typeChangedOn: Day | undefined;
  readonly move: Move | undefined;
};

export const daysPerYear = 365.2425;

/** The age in full years, near enough for drawing lots: whole days by the mean year. */
export const ageOn = (draft: Pick<Draft, 'born'>, on: number): number =>
  Math.floor((on - draft.born) / daysPerYear);

export const isAlive = (draft: Draft): boolean => draft.died === undefined;

type NewDraft = Pick<Draft, 'sex' | 'born' | 'died' | 'surname' | 'name' | 'bornIn'>;

/** A person who stands alone so far. */
export const newDraft = (start: NewDraft): Draft => ({
  sex: start.sex,
  born: start.born,
  died: start.died,
  surname: start.surname,
  name: start.name,
  bornIn: start.bornIn,
  listed: true,
  home: undefined,
  joined: start.born,
  ties: [],
  marital: [],
  children: [],
  isAdopted: false,
  disability: undefined,
  certificateFrom: undefined,
  isOtherNational: false,
  id: '',
  hasNumber: true,
});

/** Makes someone a member of a household from a day on. */
export function join(home: Home, draft: Draft, from: Day): void {
  draft.home = home;
  draft.joined = Math.max(from, draft.born) as Day;
  home.members.push(draft);
}
