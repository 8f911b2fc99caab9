/**
 * What the record stores of each person and program: four kinds of rows, in columns.
 */
import type { Block } from './block.ts';

/** A stretch of days on which the program is owed, certainly or possibly. */
export const entitlementShape = {
  person: Uint32Array,
  program: Uint16Array,
  from: Int32Array,
  until: Int32Array,
  /** 1 where it is certain, 0 where it depends on unknown facts. */
  isCertain: Uint8Array,
  /** See reason-hash.ts; the same in all rows of a person and program. */
  reasonHash: BigInt64Array,
};

/** One payment line, or `years` of them that differ by their calendar year alone. */
export const paymentShape = {
  person: Uint32Array,
  program: Uint16Array,
  from: Int32Array,
  /** End of the last of the years. */
  until: Int32Array,
  years: Uint8Array,
  /** Fen of each line; the high one is Infinity where nothing known bounds it. */
  lowFen: Float64Array,
  highFen: Float64Array,
  /** As in paymentStatuses. */
  status: Uint8Array,
  /** 0 for lines that only unknown facts would add. */
  isCertain: Uint8Array,
  /** Of the first of the years, each further one a year later; END where there is no such day. */
  claimUntil: Int32Array,
};

/** One due window of one step of a service. */
export const windowShape = {
  person: Uint32Array,
  program: Uint16Array,
  /** Place in the program's list of `steps`. */
  step: Uint8Array,
  from: Int32Array,
  until: Int32Array,
  /** END: nothing to catch up after the window. */
  catchUpUntil: Int32Array,
  /** END: not kept. */
  keptOn: Int32Array,
  isCertain: Uint8Array,
};

/** One fact to ask for. */
export const questionShape = {
  person: Uint32Array,
  program: Uint16Array,
  /** Place in the list of `facts`. */
  fact: Uint16Array,
  /** The person whom the fact is about. */
  about: Uint32Array,
};

/** What the numbers of a payment row's `status` stand for. */
export const paymentStatuses = ['verified', 'secondary', 'unverified'] as const;

/**
 * What people are owed. Rows ascend by person, then program, then their first day; people are indices
 * of the population.
 */
export type Owed = {
  /** Ids that `program` columns index into, in the order of the jurisdiction. */
  readonly programs: readonly string[];
  /** Names of each program's steps, sorted, that `step` columns index into. */
  readonly steps: readonly (readonly string[])[];
  /** Kinds of facts that `fact` columns index into. */
  readonly facts: readonly string[];
  readonly entitlements: Block<typeof entitlementShape>;
  readonly payments: Block<typeof paymentShape>;
  readonly windows: Block<typeof windowShape>;
  readonly questions: Block<typeof questionShape>;
  /** People for whom a rule was cut off; they have no rows of that program. */
  readonly failures: readonly OwedFailure[];
};

export type OwedFailure = {
  readonly person: number;
  readonly program: string;
  readonly code: string;
};
