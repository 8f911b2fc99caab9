/**
 * Everything that can be wrong with a roster: codes for whoever reads rosters, and for the catalogue
 * of texts, which must have one for each.
 */

/** Every code, with the keys of its `detail`. */
export const rosterProblemDetails = {
  ROSTER_HEADER_UNKNOWN: [],
  ROSTER_COLUMN_IGNORED: [],
  ROSTER_COLUMN_TWICE: [],
  ROSTER_ROW_WITHOUT_PERSON: [],
  ROSTER_NAME_MISSING: [],
  ROSTER_NUMBER_FORM: [],
  ROSTER_NUMBER_CHECK: [],
  ROSTER_NUMBER_DATE: [],
  ROSTER_NUMBER_DIGITS_LOST: [],
  ROSTER_DUPLICATE_SAME: ['otherRow'],
  ROSTER_DUPLICATE_DIFFERENT: ['otherRow'],
  ROSTER_DATE_FORM: [],
  ROSTER_DATE_IMPOSSIBLE: [],
  ROSTER_DATE_ORDER: [],
  ROSTER_DATE_LUNAR: [],
  ROSTER_DATE_RANGE: [],
  ROSTER_DATE_FUTURE: [],
  ROSTER_BIRTH_DIFFERS: ['inNumber'],
  ROSTER_SEX_DIFFERS: [],
  ROSTER_DEATH_BEFORE_BIRTH: ['born'],
  ROSTER_VALUE_UNKNOWN: ['accepted'],
  ROSTER_AREA_UNKNOWN: [],
  ROSTER_RELATIVE_NUMBER: [],
  ROSTER_RELATIVE_NOT_LISTED: [],
  ROSTER_RELATIVE_SELF: [],
  ROSTER_PARENT_YOUNGER: ['parentBorn', 'born'],
  ROSTER_PARENT_TOO_YOUNG: ['parentBorn', 'born'],
  ROSTER_PARENT_DEAD: ['parentDied', 'born'],
  ROSTER_PARENT_SEX: [],
  ROSTER_KINSHIP_CYCLE: ['people'],
  ROSTER_SPOUSE_OF_TWO: [],
  ROSTER_CHILDREN_FEWER: ['listed'],
  ROSTER_HOUSEHOLD_HEADS: ['heads'],
  ROSTER_HOUSEHOLD_LARGE: ['members', 'limit'],
  ROSTER_HOUSEHOLD_DIFFERS: [],
  ROSTER_MORE_OF_THE_SAME: ['same', 'left', 'limit'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type RosterProblemCode = keyof typeof rosterProblemDetails;

/** `error`: the row was left out. `notice`: the person was assessed; what is doubtful is unknown. */
export type RosterSeverity = 'error' | 'notice';

export type RosterProblem = {
  readonly file: string;
  /** Empty for a text file. */
  readonly sheet: string;
  readonly row: number;
  /** The header as written; absent when the whole row is meant. */
  readonly column?: string;
  readonly value?: string;
  readonly code: RosterProblemCode;
  readonly severity: RosterSeverity;
  readonly detail?: Readonly<Record<string, string | number>>;
};
