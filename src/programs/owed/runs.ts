/**
 * Payment lines as the record keeps them: whole calendar years that differ by nothing but their year
 * are one row.
 */
import { addMonths, END, firstOfYear, toDay, yearOf } from '../../rules/index.ts';
import type { Line, PersonLines } from '../payments.ts';
import type { Block } from './block.ts';
import type { paymentShape } from './rows.ts';

/** A payment line with whether it is certain and until when it can be claimed; END: no such day. */
export type StoredLine = Line & { readonly isCertain: boolean; readonly claimUntil: number };

/** Lines that follow each other; amounts are those of each line. */
export type Run = StoredLine & { readonly years: number };

/** As many years as a row can count. */
const MOST_YEARS = 255;

/** Lines of one certainty, in order of days, as runs. */
export function runsOf(lines: readonly StoredLine[]): readonly Run[] {
  const runs: (Run & { years: number; until: number })[] = [];
  for (const line of lines) {
    const open = runs.at(-1);
    if (open && continues(open, line)) {
      open.years++;
      open.until = line.until;
    } else {
      runs.push({ ...line, years: 1 });
    }
  }
  return runs;
}

function continues(run: Run, line: StoredLine): boolean {
  return (
    run.until === line.from &&
    isWholeYear(line) &&
    (run.years > 1 || isWholeYear(run)) &&
    run.lowFen === line.lowFen &&
    run.highFen === line.highFen &&
    run.status === line.status &&
    run.isCertain === line.isCertain &&
    yearsLater(run.claimUntil, run.years) === line.claimUntil &&
    run.years < MOST_YEARS
  );
}

function isWholeYear({ from, until }: Line): boolean {
  const year = yearOf(from);
  return from === firstOfYear(year) && until === firstOfYear(year + 1);
}

/** The same day so many years later; an open end stays open. */
const yearsLater = (day: number, years: number): number => addMonths(toDay(day), 12 * years);

/** The lines of a run, first to last. */
export function linesOfRun({ years, ...run }: Run): readonly StoredLine[] {
  if (years === 1) return [run];
  const first = yearOf(run.from);
  return Array.from({ length: years }, (_, i) => ({
    ...run,
    from: firstOfYear(first + i),
    until: firstOfYear(first + i + 1),
    claimUntil: yearsLater(run.claimUntil, i),
  }));
}

/** A payment row as a run. */
export function runAt(payments: Block<typeof paymentShape>, row: number): Run {
  return {
    from: payments.from[row]!,
    until: payments.until[row]!,
    years: payments.years[row]!,
    lowFen: payments.lowFen[row]!,
    highFen: payments.highFen[row]!,
    status: payments.status[row]!,
    isCertain: payments.isCertain[row] === 1,
    claimUntil: payments.claimUntil[row]!,
  };
}

/** Every payment line that the rows stand for, row by row. */
export function* expandPayments(
  payments: Block<typeof paymentShape>,
): Generator<StoredLine & { readonly person: number; readonly program: number }> {
  for (let row = 0; row < payments.person.length; row++) {
    const person = payments.person[row]!;
    const program = payments.program[row]!;
    for (const line of linesOfRun(runAt(payments, row))) yield { ...line, person, program };
  }
}

/** The lines of a person as the record keeps them: sure ones and open ones, by their first days. */
export function storedRuns({ sure, open, claimEnd }: PersonLines): readonly Run[] {
  const certain = runsOf(
    sure.map((line, i) => ({ ...line, isCertain: true, claimUntil: claimEnd(line, i) ?? END })),
  );
  if (open.length === 0) return certain;
  const possible = runsOf(open.map((line) => ({ ...line, isCertain: false, claimUntil: END })));
  return [...certain, ...possible].toSorted(
    (a, b) => a.from - b.from || Number(b.isCertain) - Number(a.isCertain),
  );
}
