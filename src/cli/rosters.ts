/**
 * Reads roster files into people, with all problems of tables and rows in one list and one voice.
 */
import {
  createRosterReader,
  type RosterReader,
  type RosterResult,
} from '../exchange/roster/index.ts';
import { rosterProblemTexts } from '../i18n/roster-problems.ts';
import { sheetProblemTexts, type TextOf } from '../i18n/sheet-problems.ts';
import type { Problem } from '../model/assessment.ts';
import { peopleBuilder, type PeopleBuilder } from '../model/people.ts';
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

export type Rosters<Result = RosterResult> = {
  readonly result: Result;
  readonly problems: readonly Problem[];
  /** Encoding of each text file. */
  readonly encodings: ReadonlyMap<string, string>;
};

/** Errors: those of the tables' reader (SHEET_…) for a file that cannot be read at all. */
export const readRosters = (files: readonly string[], options: RosterOptions): Promise<Rosters> =>
  readWith(files, options, createRosterReader(readerOptions(options)), (reader) => reader.finish());

/** What rosters state, with relatives not yet looked up: for those who store it. */
export type StatedRosters = Rosters<ReturnType<RosterReader['close']>> & {
  readonly people: PeopleBuilder;
};

/** As {@link readRosters}, but leaves people as they were stated. */
export async function readStatements(
  files: readonly string[],
  options: RosterOptions,
): Promise<StatedRosters> {
  const people = peopleBuilder();
  const reader = createRosterReader({ ...readerOptions(options), people });
  return { people, ...(await readWith(files, options, reader, (one) => one.close())) };
}

const readerOptions = ({ today, areChildrenComplete }: RosterOptions) => ({
  today,
  ...(areChildrenComplete && { complete: ['children'] as const }),
});

async function readWith<Result extends Pick<RosterResult, 'problems'>>(
  files: readonly string[],
  { language, encoding, signal }: RosterOptions,
  reader: RosterReader,
  end: (reader: RosterReader) => Result,
): Promise<Rosters<Result>> {
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
  const result = end(reader);
  return { result, encodings, problems: problemsOf(sheetProblems, result.problems) };
}

const problemsOf = (
  sheetProblems: readonly SheetProblem[],
  problems: RosterResult['problems'],
): readonly Problem[] => [
  ...sheetProblems.map((problem): Problem => {
    const { detail, ...place } = problem;
    return {
      ...place,
      severity: 'notice',
      message: textFor(sheetProblemTexts, problem.code, detail),
    };
  }),
  ...problems.map((problem): Problem => {
    const { detail, ...place } = problem;
    return { ...place, message: textFor(rosterProblemTexts, problem.code, detail) };
  }),
];

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
