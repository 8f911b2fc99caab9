/**
 * Reads roster files into people, with all problems of tables and rows in one list and one voice.
 */
import { createRosterReader, type RosterResult } from '../exchange/roster/index.ts';
import { rosterProblemTexts } from '../i18n/roster-problems.ts';
import { sheetProblemTexts, type TextOf } from '../i18n/sheet-problems.ts';
import type { Problem } from '../model/assessment.ts';
import type { Language } from '../rules/index.ts';
import { readSheets, type SheetProblem, type SheetReadReport } from '../sheets/index.ts';
import { progressLine } from './progress.ts';

export type RosterOptions = {
  readonly today: number;
  readonly language: Language;
  readonly encoding?: string;
  /** Everyone's children are all in the rosters. */
  readonly areChildrenComplete?: boolean;
  readonly signal: AbortSignal;
};

export type Rosters = {
  readonly result: RosterResult;
  readonly problems: readonly Problem[];
  /** Encoding of each text file. */
  readonly encodings: ReadonlyMap<string, string>;
};

/** Errors: those of the tables' reader (SHEET_…) for a file that cannot be read at all. */
export async function readRosters(
  files: readonly string[],
  { today, language, encoding, areChildrenComplete, signal }: RosterOptions,
): Promise<Rosters> {
  const reader = createRosterReader({
    today,
    ...(areChildrenComplete && { complete: ['children'] as const }),
  });
  const encodings = new Map<string, string>();
  const sheetProblems: SheetProblem[] = [];
  for (const file of files) {
    reader.openFile(file);
    const progress = progressLine(file, language);
    const rows = readSheets(file, {
      signal,
      ...(encoding !== undefined && { encoding }),
      onProgress: ({ bytes, bytesAll, rows: count }) => progress.update(bytes, bytesAll, count),
    });
    const report = await each(rows, (row) => reader.readRow(row));
    progress.end();
    if (report.encoding !== undefined) encodings.set(file, report.encoding);
    sheetProblems.push(...report.problems);
  }
  const result = reader.finish();
  return {
    result,
    encodings,
    problems: [
      ...sheetProblems.map((problem): Problem => {
        const { detail, ...place } = problem;
        return {
          ...place,
          severity: 'notice',
          message: textFor(sheetProblemTexts, problem.code, detail),
        };
      }),
      ...result.problems.map((problem): Problem => {
        const { detail, ...place } = problem;
        return { ...place, message: textFor(rosterProblemTexts, problem.code, detail) };
      }),
    ],
  };
}

function textFor(texts: Readonly<Record<string, TextOf>>, code: string, detail = {}) {
  return texts[code]?.(detail) ?? { 'zh-CN': code, en: code };
}

/** Runs through the batches of rows; the generator's return value is its report. */
export async function each<Row>(
  batches: AsyncGenerator<readonly Row[], SheetReadReport>,
  use: (row: Row) => void,
): Promise<SheetReadReport> {
  for (;;) {
    const { value, done } = await batches.next();
    if (done) return value;
    for (const row of value) use(row);
  }
}
