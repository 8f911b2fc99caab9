/** What misuse detection looks at: who looked at whom on which day and on what ground, and what came of it. */

/**
 * Why somebody could be looked at. grounded: a task that the record itself gives, such as something due. asked-for:
 * a task that the account opened on the resident's word. area: none, the unit serves where she lives.
 */
export type Ground = 'grounded' | 'asked-for' | 'area';

/** An account looked at one person on a day; lists do not count. Emergencies are reviewed one by one, elsewhere. */
export type Look = {
  readonly account: number;
  readonly unit: number;
  readonly person: number;
  /** In China. */
  readonly day: number;
  /** Before 6:00, from 22:00, or in between. */
  readonly hours: 'early' | 'late' | 'day';
  readonly ground: Ground;
  /** When she was looked at first, in milliseconds, and the audit event of it. */
  readonly at: number;
  readonly entry: number;
};

export type Task = {
  readonly unit: number;
  readonly person: number;
  /** Who opened it on the resident's word; absent: the record gives it. */
  readonly openedBy?: number;
  readonly day: number;
  readonly entry: number;
  /** Whether whoever opened it also wrote something into her record. */
  readonly isWorked: boolean;
  readonly outcome?: string;
  readonly closedDay?: number;
};

/** Somebody who was looked at. */
export type Subject = {
  readonly name: string;
  readonly household?: number;
  /** 12-digit code of where she lives. */
  readonly village?: number;
};

/** Somebody of the staff. */
export type Staff = { readonly name: string; readonly unit?: number; readonly role: string };

/** Who decided about whose proposal: of payments, of a held line, of a claim. */
export type Decision = {
  readonly unit: number;
  readonly proposer: number;
  readonly decider: number;
  readonly day: number;
  readonly entry: number;
};

export type Evidence = {
  readonly looks: readonly Look[];
  readonly tasks: readonly Task[];
  readonly decisions: readonly Decision[];
  readonly subjects: ReadonlyMap<number, Subject>;
  readonly staff: ReadonlyMap<number, Staff>;
  /** First day that is not looked at. */
  readonly until: number;
};

/** Who keeps house together is one home; who does not is one by herself. */
export const homeOf = ({ subjects }: Evidence, person: number): string => {
  const household = subjects.get(person)?.household;
  return household === undefined ? `person ${person}` : `household ${household}`;
};

const twoCharacterSurnames = new Set([
  ...[
    '欧阳',
    '司马',
    '上官',
    '诸葛',
    '东方',
    '皇甫',
    '尉迟',
    '公孙',
    '慕容',
    '令狐',
    '司徒',
    '夏侯',
  ],
]);

/** Of a Han name; undefined for a name that is written with a dot, which has none. */
export function surnameOf(name: string): string | undefined {
  if (/[·.\s]/u.test(name) || name === '') return undefined;
  const first = [...name];
  const two = first.slice(0, 2).join('');
  return first.length > 2 && twoCharacterSurnames.has(two) ? two : first[0];
}

/** Stretches of days, each begun halfway through the one before, so that what is close is together in one. */
export const periodsOf = (day: number, days: number): readonly number[] => {
  const half = Math.floor(day / (days / 2));
  return [half - 1, half];
};

export function groupsOf<Row>(
  rows: Iterable<Row>,
  keyOf: (row: Row) => string,
): readonly (readonly [string, readonly Row[]])[] {
  return [...Map.groupBy(rows, keyOf)];
}

export const countOf = <Row>(rows: readonly Row[], of: (row: Row) => number | string): number =>
  new Set(rows.map(of)).size;

/** Probability of at least so many of some, each with a chance. */
export function tailOf(tries: number, least: number, chance: number): number {
  if (least <= 0 || chance >= 1) return 1;
  if (chance <= 0 || least > tries) return 0;
  let term = tries * Math.log1p(-chance);
  let below = 0;
  for (let count = 0; count < least; count++) {
    below += Math.exp(term);
    term += Math.log(((tries - count) / (count + 1)) * (chance / (1 - chance)));
  }
  return Math.max(0, 1 - below);
}
