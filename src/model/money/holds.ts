/**
 * Checks against ghosts: what holds a line of a run until a person of another unit has looked. Each check is a
 * question to somebody, never a verdict; the right stays as it is.
 */

/** In the order in which they are shown. */
export const holds = [
  'dead',
  'payee-dead',
  'duplicate',
  'no-account',
  'account-refused',
  'account-shared',
  'payee-apart',
  'account-of-staff',
  'birth-corrected',
  'moved-away',
  'paid-elsewhere',
  'bank-says-paid',
  'case-over',
  'rule-failed',
  'not-owed',
] as const;
export type Hold = (typeof holds)[number];

/** Nobody can release these: they go when what they name is put right. */
const mended: ReadonlySet<Hold> = new Set([
  'payee-dead',
  'no-account',
  'account-refused',
  'bank-says-paid',
  'case-over',
  'not-owed',
]);
export const isReleasable = (hold: Hold): boolean => !mended.has(hold);

/** A birth date that was corrected so shortly before is looked at, also when she applied later. */
export const CORRECTED_DAYS = 90;

/** What the record says of a line. Days are civil days; absent: nothing on record. */
export type Checked = {
  readonly from: number;
  readonly cutOff: number;
  /** First day on which she, or who receives it for her, may have been dead. */
  readonly diedFrom?: number;
  readonly payeeDiedFrom?: number;
  /** Open candidates for being the same person, certain or likely. */
  readonly duplicates: number;
  readonly hasAccount: boolean;
  /** The bank refused this very account, and nothing newer is on record. */
  readonly isAccountRefused: boolean;
  /** Holders of the same account number who are neither of the payee's household nor kin. */
  readonly strangersOnAccount: number;
  /** Who receives it is neither herself nor of her household nor kin. */
  readonly isPayeeApart: boolean;
  readonly isAccountOfStaff: boolean;
  /** Day on which another birth date took the place of the one on record. */
  readonly birthCorrectedOn?: number;
  readonly appliedDay: number;
  /** Registered, or where that is not known living, outside the county when the period began. */
  readonly isAway: boolean;
  /** Recorded as paid by other books for days of the period. */
  readonly isPaidElsewhere: boolean;
  /** Of a line for the same period that was refused and taken out, a bank says that it paid; nobody has asked it yet. */
  readonly isSaidPaid: boolean;
  /** Her case was ended or withdrawn, and nothing against that is open. */
  readonly isCaseOver: boolean;
  /** The rule was cut off for her, so what is owed now is not known. */
  readonly isRuleFailed: boolean;
  /** What is owed under the policy of the run has become less than the line. */
  readonly isOwedLess: boolean;
};

const checks: Readonly<Record<Hold, (line: Checked) => boolean>> = {
  dead: ({ diedFrom, from }) => diedFrom !== undefined && diedFrom <= from,
  'payee-dead': ({ payeeDiedFrom, cutOff }) =>
    payeeDiedFrom !== undefined && payeeDiedFrom <= cutOff,
  duplicate: ({ duplicates }) => duplicates > 0,
  'no-account': ({ hasAccount }) => !hasAccount,
  'account-refused': ({ isAccountRefused }) => isAccountRefused,
  'account-shared': ({ strangersOnAccount }) => strangersOnAccount > 0,
  'payee-apart': ({ isPayeeApart }) => isPayeeApart,
  'account-of-staff': ({ isAccountOfStaff }) => isAccountOfStaff,
  'birth-corrected': ({ birthCorrectedOn, appliedDay, cutOff }) =>
    birthCorrectedOn !== undefined &&
    birthCorrectedOn >= Math.min(appliedDay, cutOff - CORRECTED_DAYS),
  'moved-away': ({ isAway }) => isAway,
  'paid-elsewhere': ({ isPaidElsewhere }) => isPaidElsewhere,
  'bank-says-paid': ({ isSaidPaid }) => isSaidPaid,
  'case-over': ({ isCaseOver }) => isCaseOver,
  'rule-failed': ({ isRuleFailed }) => isRuleFailed,
  'not-owed': ({ isOwedLess }) => isOwedLess,
};

/** Why a line is held; none: it may be paid. `released`: what somebody of another unit has looked at. */
export const holdsOf = (line: Checked, released: readonly Hold[] = []): readonly Hold[] =>
  holds.filter((hold) => checks[hold](line) && !(isReleasable(hold) && released.includes(hold)));
