/**
 * Worked cases: sentences that say what someone in a given situation is owed.
 */
import type { Family } from '../model/family.ts';

/** `[from, until]`, both `YYYY-MM-DD`; null is an open end. */
export type DatePair = readonly [from: string | null, until: string | null];

export type Case = {
  /** A sentence with the date or amount that decides. */
  readonly name: string;
  readonly today: string;
  /** The person asked about, with relatives. */
  readonly given: Family;
  readonly expect: {
    readonly certain?: readonly DatePair[];
    /** Only where it differs from `certain`. */
    readonly possible?: readonly DatePair[];
    readonly state?: 'entitled' | 'not-entitled' | 'ask';
    /** Lines that may be paid, up to the end of the third calendar year after today. */
    readonly payments?: readonly { from: string; until: string; amountFen: number }[];
    /** First day on which each payable line can no longer be claimed, in order. */
    readonly claimUntil?: readonly string[];
    /** Lines that rest on an unverified amount and refuse to pay. */
    readonly withheld?: readonly { from: string; until: string; amountFen: number }[];
    /** Fact kinds to ask for, cheapest first. */
    readonly missing?: readonly string[];
    /** Names of the deciding conditions, in any order. */
    readonly because?: readonly string[];
    /** Windows of steps, in order of days; only those named are compared. */
    readonly due?: readonly { step: string; from: string; until: string }[];
  };
};
