/**
 * Gives the rows with problems back: the rows as they were, with a column that says what to do.
 */
import type { Problem } from '../model/assessment.ts';
import type { Language } from '../rules/index.ts';
import {
  type Cell,
  columnLetters,
  readSheets,
  type SheetToWrite,
  writeWorkbook,
} from '../sheets/index.ts';
import { each } from './rosters.ts';

/** Writes the rows of all files that have problems to one workbook; a sheet a sheet of the input. */
export async function writeProblemRows(
  path: string,
  files: readonly string[],
  problems: readonly Problem[],
  encoding: string | undefined,
  language: Language,
  signal: AbortSignal,
): Promise<void> {
  const sheets: SheetToWrite[] = [];
  for (const file of files) {
    const reasons = reasonsByRow(problems, file, language);
    const rows = new Map<string, (readonly Cell[])[]>();
    const reading = readSheets(file, { signal, ...(encoding !== undefined && { encoding }) });
    await each(reading, ({ sheet, row, cells }) => {
      const reason = reasons.get(`${sheet} ${row}`);
      if (reason === undefined) return;
      const list = rows.get(sheet) ?? [];
      list.push([row, reason, ...cells]);
      rows.set(sheet, list);
    });
    for (const [sheet, list] of rows)
      sheets.push(sheetOf(file, sheet, list, sheets.length, language));
  }
  await writeWorkbook(path, sheets.length > 0 ? sheets : [sheetOf('', '', [], 0, language)], {
    signal,
  });
}

function reasonsByRow(
  problems: readonly Problem[],
  file: string,
  language: Language,
): ReadonlyMap<string, string> {
  const reasons = new Map<string, string>();
  for (const problem of problems) {
    if (problem.file !== file || problem.row === undefined) continue;
    const key = `${problem.sheet ?? ''} ${problem.row}`;
    const column = problem.column === undefined ? '' : `${problem.column}: `;
    const before = reasons.get(key);
    const text = `${column}${problem.message[language]}`;
    reasons.set(key, before === undefined ? text : `${before}\n${text}`);
  }
  return reasons;
}

function sheetOf(
  file: string,
  sheet: string,
  rows: readonly (readonly Cell[])[],
  index: number,
  language: Language,
): SheetToWrite {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 2);
  const [rowHeader, reasonHeader] =
    language === 'en' ? ['row', 'what to do'] : ['行号', '问题与处理'];
  const columns = Array.from({ length: width - 2 }, (_, i) => ({
    header: columnLetters(i),
    width: 16,
  }));
  return {
    name: `${index + 1} ${sheet || (file.split(/[\\/]/).at(-1) ?? '')}`
      .replace(/[[\]:*?/\\']/g, ' ')
      .slice(0, 31)
      .trim(),
    columns: [
      { header: rowHeader, kind: 'integer', width: 8 },
      { header: reasonHeader, width: 60 },
      ...columns,
    ],
    rows,
    notes: file === '' ? [] : [file],
  };
}
