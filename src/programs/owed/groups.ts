/**
 * Rows of one person and program as plain data, for comparing what is stored with what is worked out
 * afresh.
 */
import type { Owed } from './rows.ts';
import { type Run, runAt } from './runs.ts';

/** All rows of one person and program; days are numbers, END where there is none. */
export type OwedGroup = {
  readonly entitlements: readonly {
    readonly from: number;
    readonly until: number;
    readonly isCertain: boolean;
    readonly reasonHash: bigint;
  }[];
  readonly payments: readonly Run[];
  readonly windows: readonly {
    readonly step: string;
    readonly from: number;
    readonly until: number;
    readonly catchUpUntil: number;
    readonly keptOn: number;
    readonly isCertain: boolean;
  }[];
  readonly questions: readonly { readonly fact: string; readonly about: number }[];
};

/** A group with whom and what it belongs to. */
export type KeyedGroup = {
  readonly person: number;
  readonly program: string;
  readonly group: OwedGroup;
};

/** Every group by `${person}/${program}`. */
export function groupsOf(owed: Owed): Map<string, OwedGroup> {
  const groups = new Map<string, OwedGroup>();
  for (const { person, program, group } of eachGroup(owed)) {
    groups.set(`${person}/${program}`, group);
  }
  return groups;
}

/** The groups one after the other, by person and then program, so that millions need no room. */
export function* eachGroup(owed: Owed): Generator<KeyedGroup> {
  const blocks = [owed.entitlements, owed.payments, owed.windows, owed.questions] as const;
  const ends = blocks.map(() => 0);
  for (;;) {
    let [person, program] = [Infinity, Infinity];
    for (const [k, block] of blocks.entries()) {
      const p = block.person[ends[k]!] ?? Infinity;
      const q = block.program[ends[k]!] ?? Infinity;
      if (p < person || (p === person && q < program)) [person, program] = [p, q];
    }
    if (person === Infinity) return;
    const rows = blocks.map((block, k) => {
      const first = ends[k]!;
      let end = first;
      while (block.person[end] === person && block.program[end] === program) end++;
      ends[k] = end;
      return Array.from({ length: end - first }, (_, i) => first + i);
    });
    yield { person, program: owed.programs[program]!, group: groupAt(owed, program, rows) };
  }
}

function groupAt(
  { entitlements, payments, windows, questions, steps, facts }: Owed,
  program: number,
  [ofEntitlements = [], ofPayments = [], ofWindows = [], ofQuestions = []]: readonly number[][],
): OwedGroup {
  return {
    entitlements: ofEntitlements.map((row) => ({
      from: entitlements.from[row]!,
      until: entitlements.until[row]!,
      isCertain: entitlements.isCertain[row] === 1,
      reasonHash: entitlements.reasonHash[row]!,
    })),
    payments: ofPayments.map((row) => runAt(payments, row)),
    windows: ofWindows.map((row) => ({
      step: steps[program]![windows.step[row]!]!,
      from: windows.from[row]!,
      until: windows.until[row]!,
      catchUpUntil: windows.catchUpUntil[row]!,
      keptOn: windows.keptOn[row]!,
      isCertain: windows.isCertain[row] === 1,
    })),
    questions: ofQuestions.map((row) => ({
      fact: facts[questions.fact[row]!]!,
      about: questions.about[row]!,
    })),
  };
}

/** Whether two groups hold the same rows. */
export function sameGroup(a: OwedGroup, b: OwedGroup): boolean {
  return (
    sameRows(a.entitlements, b.entitlements) &&
    sameRows(a.payments, b.payments) &&
    sameRows(a.windows, b.windows) &&
    sameRows(a.questions, b.questions)
  );
}

function sameRows<T extends object>(a: readonly T[], b: readonly T[]): boolean {
  if (a.length !== b.length) return false;
  return a.every((row, i) => {
    const other = b[i]!;
    return (Object.keys(row) as (keyof T)[]).every((name) => row[name] === other[name]);
  });
}
