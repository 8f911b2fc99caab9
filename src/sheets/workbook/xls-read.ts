/**
 * Reads an old .xls with SheetJS, which needs the whole file in memory; an .xls has at most 65,536
 * rows a sheet. Also tells a workbook locked by a password, which has the same container.
 */
import { Buffer } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import type { CellObject, WorkBook } from '@e965/xlsx';
import { dateCell, type NumberReading, numberCell } from '../numbers.ts';
import {
  BATCH_ROWS,
  type Cell,
  columnLetters,
  isBlank,
  type ProblemList,
  problemList,
  type ReadOptions,
  type SheetReading,
  type SheetRow,
  sheetError,
} from '../types.ts';

/** A full .xls roster is some 20 MB. */
export const XLS_BYTES_MAX = 128 * 2 ** 20;

/** Errors: SHEET_ENCRYPTED, SHEET_TOO_LARGE_INSIDE, SHEET_BROKEN, SHEET_UNKNOWN_KIND (.doc, .msi). */
export async function* readXls(path: string, bytesAll: number, options: ReadOptions): SheetReading {
  if (bytesAll > XLS_BYTES_MAX) {
    const detail = { what: 'xls', found: bytesAll, limit: XLS_BYTES_MAX };
    throw sheetError('SHEET_TOO_LARGE_INSIDE', path, detail);
  }
  const bytes = await readFile(path);
  const hasStream = (name: string) => bytes.includes(Buffer.from(`${name}\0`, 'utf16le'));
  if (hasStream('EncryptedPackage')) throw sheetError('SHEET_ENCRYPTED', path);
  if (!hasStream('Workbook') && !hasStream('Book')) {
    throw sheetError('SHEET_UNKNOWN_KIND', path, { kind: 'ole' });
  }
  const sheetJs = await import('@e965/xlsx');
  const workbook = parsed(path, bytes, sheetJs);
  const problems = problemList(path);
  const hiddenSheets: string[] = [];
  let rows = 0;
  for (const [index, name] of workbook.SheetNames.entries()) {
    options.signal?.throwIfAborted();
    if (workbook.Workbook?.Sheets?.[index]?.Hidden) {
      hiddenSheets.push(name);
      problems.add({ sheet: name, code: 'SHEET_HIDDEN' });
    }
    const found = [...rowsOf(workbook, name, problems, sheetJs.SSF.is_date)];
    for (let from = 0; from < found.length; from += BATCH_ROWS) {
      const batch = found.slice(from, from + BATCH_ROWS);
      rows += batch.length;
      yield batch;
    }
  }
  options.onProgress?.({ bytes: bytesAll, bytesAll, rows });
  const all = problems.all();
  if (rows === 0 && all.every(({ code }) => code === 'SHEET_HIDDEN')) {
    throw sheetError('SHEET_EMPTY', path);
  }
  return { sheets: workbook.SheetNames, hiddenSheets, rows, problems: all };
}

function parsed(path: string, bytes: Buffer, sheetJs: typeof import('@e965/xlsx')): WorkBook {
  try {
    return sheetJs.read(bytes, { dense: true, cellNF: true, cellHTML: false, cellText: false });
  } catch (error) {
    if (/password|encrypt/i.test(String(error))) throw sheetError('SHEET_ENCRYPTED', path);
    throw sheetError('SHEET_BROKEN', path, { reason: 'xls' });
  }
}

function* rowsOf(
  workbook: WorkBook,
  sheet: string,
  problems: ProblemList,
  isDate: (format: string) => boolean,
): Generator<SheetRow> {
  const is1904 = workbook.Workbook?.WBProps?.date1904 === true;
  const data: readonly (readonly (CellObject | undefined)[] | undefined)[] =
    workbook.Sheets[sheet]?.['!data'] ?? [];
  for (const [index, line] of data.entries()) {
    if (!line) continue;
    const row = index + 1;
    const cells: Cell[] = Array.from(line, (object, column) => {
      if (!object) return null;
      const { cell, code, detail } = meaningOf(object, is1904, isDate);
      const value = object.t === 'e' ? errorName(object.v) : String(cell ?? object.v ?? object.f);
      const place = { sheet, row, column: columnLetters(column), value };
      if (code) problems.add({ ...place, code, ...(detail && { detail }) });
      return cell === '' ? null : cell;
    });
    if (!cells.every(isBlank)) yield { sheet, row, cells };
  }
}

const errorNames = new Map<unknown, string>([
  [0x00, '#NULL!'],
  [0x07, '#DIV/0!'],
  [0x0f, '#VALUE!'],
  [0x17, '#REF!'],
  [0x1d, '#NAME?'],
  [0x24, '#NUM!'],
  [0x2a, '#N/A'],
]);

const errorName = (value: unknown): string => errorNames.get(value) ?? '#ERROR';

function meaningOf(
  object: CellObject,
  is1904: boolean,
  isDate: (format: string) => boolean,
): NumberReading {
  if (object.t === 'e') return { cell: null, code: 'SHEET_CELL_ERROR' };
  if (typeof object.v === 'number') {
    const reading = isDate(String(object.z ?? '')) ? dateCell(object.v, is1904) : undefined;
    return reading && typeof reading.cell !== 'number' ? reading : numberCell(String(object.v));
  }
  if (typeof object.v === 'string' || typeof object.v === 'boolean') return { cell: object.v };
  if (object.f === undefined) return { cell: null };
  return { cell: null, code: 'SHEET_FORMULA_WITHOUT_VALUE' };
}
