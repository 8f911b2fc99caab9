/**
 * Reads a text file as a table: finds encoding and delimiter, then streams rows with flat memory.
 */
import type { Buffer } from 'node:buffer';
import {
  BATCH_ROWS,
  type Cell,
  COLUMNS_MAX,
  isBlank,
  problemList,
  type ReadOptions,
  type SheetReading,
  type SheetRow,
  sheetError,
} from '../types.ts';
import { recordCutter } from './csv-records.ts';
import { type Encoding, findEncoding, utf8Chunks } from './encoding.ts';

const DELIMITERS = [',', '\t', ';'];
const BROKEN_LINE_SHOWN = 200;

/** Rows of a text file; `head` is its first bytes, `bytesAll` its size. */
export async function* readCsv(
  path: string,
  head: Buffer,
  bytesAll: number,
  options: ReadOptions,
): SheetReading {
  const encoding = await findEncoding(path, head, options.encoding, options.signal);
  const problems = problemList(path);
  if (encoding.unsure) {
    const { line, other } = encoding.unsure;
    const detail = { encoding: encoding.name, other, line };
    problems.add({ code: 'SHEET_ENCODING_UNSURE', detail });
  }
  let waiting: SheetRow[] = [];
  let rows = 0;
  const cutter = recordCutter(delimiterOf(head, encoding), {
    row(row, fields) {
      if (fields.length > COLUMNS_MAX) {
        const detail = { found: fields.length, limit: COLUMNS_MAX };
        problems.add({ row, code: 'SHEET_TOO_MANY_COLUMNS', detail });
        return;
      }
      const cells: Cell[] = fields.map((field) => (field === '' ? null : field));
      if (!cells.every(isBlank)) waiting.push({ sheet: '', row, cells });
    },
    broken(row, reason, line) {
      const value = line.slice(0, BROKEN_LINE_SHOWN);
      problems.add({ row, value, code: 'SHEET_ROW_BROKEN', detail: { reason } });
    },
  });
  let bytes = 0;
  for await (const chunk of utf8Chunks(path, encoding)) {
    options.signal?.throwIfAborted();
    bytes += chunk.bytesRead;
    cutter.write(chunk.utf8);
    if (waiting.length < BATCH_ROWS) continue;
    rows += waiting.length;
    yield* batchesOf(waiting);
    waiting = [];
    options.onProgress?.({ bytes, bytesAll, rows });
  }
  cutter.end();
  rows += waiting.length;
  yield* batchesOf(waiting);
  options.onProgress?.({ bytes, bytesAll, rows });
  if (rows === 0 && problems.all().length === 0) throw sheetError('SHEET_EMPTY', path);
  return { encoding: encoding.name, sheets: [''], rows, problems: problems.all() };
}

function* batchesOf(rows: readonly SheetRow[]): Generator<readonly SheetRow[]> {
  for (let from = 0; from < rows.length; from += BATCH_ROWS) {
    yield rows.slice(from, from + BATCH_ROWS);
  }
}

/**
 * The delimiter that cuts the first lines most alike: lines times cells of its commonest count.
 * A file of one column has none, and any will do.
 */
export function delimiterOf(head: Buffer, encoding: Encoding): string {
  const text = new TextDecoder(encoding.name).decode(head.subarray(encoding.markBytes));
  const lines = text
    .replaceAll(/"[^"]*"/g, '')
    .split(/\r\n|\r|\n/)
    .slice(0, 100);
  const score = (delimiter: string): number => {
    const lineCounts = new Map<number, number>();
    for (const line of lines) {
      const cuts = line.split(delimiter).length - 1;
      lineCounts.set(cuts, (lineCounts.get(cuts) ?? 0) + 1);
    }
    return Math.max(...[...lineCounts].map(([cuts, count]) => cuts * count));
  };
  return DELIMITERS.reduce((best, next) => (score(next) > score(best) ? next : best));
}
