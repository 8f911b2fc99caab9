/** What an import did, or would do, in numbers. */

export type Counts = {
  readonly newPeople: number;
  readonly changedPeople: number;
  readonly unchangedPeople: number;
  readonly newFacts: number;
  /** Facts that ended or were told more exactly. */
  readonly replacedFacts: number;
  readonly newLinks: number;
  /** Contradictions between roster and record; the record stays as it is. */
  readonly conflicts: number;
};

export const noCounts: Counts = {
  newPeople: 0,
  changedPeople: 0,
  unchangedPeople: 0,
  newFacts: 0,
  replacedFacts: 0,
  newLinks: 0,
  conflicts: 0,
};

export const plus = (a: Counts, b: Counts): Counts =>
  Object.fromEntries(
    Object.entries(a).map(([name, count]) => [name, count + b[name as keyof Counts]]),
  ) as Counts;
