/**
 * Collects the problems of a roster. Of one kind only so many are kept: a million rows without a
 * mother in the roster need no million lines, but their number is still said.
 */
import type { RosterProblem, RosterProblemCode } from '../../model/roster-problem.ts';

type Described = Omit<RosterProblem, 'code'>;

export type RosterProblemList = {
  /** `describe` is asked only while problems of the code are still kept. */
  readonly add: (code: RosterProblemCode, describe: () => Described) => void;
  /** All that were kept, and for each kind that was cut off one that says how many were left out. */
  readonly all: () => readonly RosterProblem[];
};

/** Problems of one code that are kept. */
export const problemsKept = 10_000;

export function rosterProblemList(): RosterProblemList {
  const kept: RosterProblem[] = [];
  const counts = new Map<RosterProblemCode, number>();
  const firstLeftOut: RosterProblem[] = [];
  return {
    add: (code, describe) => {
      const count = (counts.get(code) ?? 0) + 1;
      counts.set(code, count);
      if (count <= problemsKept) kept.push({ ...describe(), code });
      else if (count === problemsKept + 1) firstLeftOut.push({ ...describe(), code });
    },
    all: () => [
      ...kept,
      ...firstLeftOut.map(({ file, sheet, row, code, severity }) => ({
        file,
        sheet,
        row,
        code: 'ROSTER_MORE_OF_THE_SAME' as const,
        severity,
        detail: { same: code, left: counts.get(code)! - problemsKept, limit: problemsKept },
      })),
    ],
  };
}
