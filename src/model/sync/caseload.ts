/**
 * What a phone holds of the people it serves, as it travels: short rows, so that a village fits into a few hundred
 * kilobytes. Days are days since 1970-01-01; null is an open end. Never anything of a care record.
 */
import type { Relation } from '../../rules/index.ts';

type From = number | null;
type Until = number | null;

/** [number, kind, from, until, low, high]; low and high as stored, null for what has no value. */
export type PackedFact = readonly [number, string, From, Until, number | null, number | null];
/** [number, relation, person, from, until]: `person` may be on no record that is shown. */
export type PackedLink = readonly [number, Relation, number, From, Until];
/** [household, its number, role, from, until] */
export type PackedMembership = readonly [number, string, string, From, Until];
/** [program, from, until, whether certain] */
export type PackedEntitlement = readonly [string, From, Until, 0 | 1];
/** Something owed and not paid, from its first day on. [program, from, until, fen, last day to claim or null, whether it may be paid] */
export type PackedUnpaid = readonly [string, number, number, number, number | null, 0 | 1];
/** [program, step, from, until, last day on which it is worth offering, whether certain] */
export type PackedWindow = readonly [string, string, number, number, number, 0 | 1];
/** A fact to ask for. [program, of whom it is asked, fact] */
export type PackedQuestion = readonly [string, number, string];

export type TaskState = 'open' | 'booked' | 'done' | 'declined' | 'moved' | 'lapsed';

export type PackedTask = {
  readonly id: number;
  readonly purpose: 'service' | 'benefit' | 'registration';
  readonly basis: 'due' | 'question' | 'asked-for' | 'referred';
  readonly program?: string;
  readonly step?: string;
  /** First and last day, both inclusive, on which it is due. */
  readonly from?: number;
  readonly due?: number;
  readonly state: TaskState;
  /** ISO 8601, where it is booked. */
  readonly bookedFor?: string;
  /** Whether only this post does it. */
  readonly isMine: boolean;
};

export type PackedPerson = {
  readonly id: number;
  readonly name: string;
  /** Reading of the name without tones, and its initials, for search. */
  readonly pinyin: readonly [full: string, initials: string];
  readonly phone?: string;
  /** task: what a visit needs is here. area: what lists show. */
  readonly seenBy: 'task' | 'area';
  readonly facts: readonly PackedFact[];
  readonly links: readonly PackedLink[];
  readonly households: readonly PackedMembership[];
  readonly entitled: readonly PackedEntitlement[];
  readonly unpaid: readonly PackedUnpaid[];
  readonly windows: readonly PackedWindow[];
  readonly questions: readonly PackedQuestion[];
  readonly tasks: readonly PackedTask[];
  /** Answers to what she was asked about her data; the last one of each purpose. */
  readonly consents: Readonly<Record<string, 'given' | 'refused' | 'withdrawn'>>;
  /** False: she wants to be contacted only where a law requires it, so nothing reminds of her. Absent: nobody has said. */
  readonly isContactWanted?: boolean;
  /** Programs that the phone can work out itself: everything that they look at is on the phone. */
  readonly whole: readonly string[];
  /** Fields of hers with versions from phones: field, and the ids of its heads. Edits replace these. */
  readonly heads: Readonly<Record<string, readonly string[]>>;
};
