/** Reads any file that holds a table, by what it is and not by what it is called. */
import { Buffer } from 'node:buffer';
import { open } from 'node:fs/promises';
import { kindOf } from './kind.ts';
import { readCsv } from './text/csv-read.ts';
import { type ReadOptions, type SheetReading, sheetError } from './types.ts';
import { readXls } from './workbook/xls-read.ts';
import { readXlsx } from './workbook/xlsx-read.ts';

const HEAD_BYTES = 1 << 16;

/**
 * Rows of every sheet of a file, in batches of up to about a thousand; empty rows are left out and
 * row numbers stay those that Excel shows. The generator returns the report.
 *
 * Errors: SheetError with one of the codes that `sheetProblemCodes` marks as stopping, or the
 * reason of the aborted signal.
 */
export async function* readSheets(path: string, options: ReadOptions = {}): SheetReading {
  const { head, bytesAll } = await headOf(path);
  options.signal?.throwIfAborted();
  if (bytesAll === 0) throw sheetError('SHEET_EMPTY', path);
  const kind = kindOf(head);
  if (kind === 'text') return yield* readCsv(path, head, bytesAll, options);
  if (kind === 'zip') return yield* readXlsx(path, bytesAll, options);
  if (kind === 'ole') return yield* readXls(path, bytesAll, options);
  throw sheetError('SHEET_UNKNOWN_KIND', path, { kind });
}

async function headOf(path: string): Promise<{ head: Buffer; bytesAll: number }> {
  try {
    await using file = await open(path);
    const { size } = await file.stat();
    const buffer = Buffer.alloc(Math.min(size, HEAD_BYTES));
    const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
    return { head: buffer.subarray(0, bytesRead), bytesAll: size };
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    if (reason === 'ENOENT') throw sheetError('SHEET_NOT_FOUND', path);
    if (reason === 'EISDIR') throw sheetError('SHEET_UNKNOWN_KIND', path, { kind: 'folder' });
    throw sheetError('SHEET_NOT_READABLE', path, { reason });
  }
}
