/** Writes a text table that Excel opens as it is: UTF-8 with its mark, commas, CRLF. */
import { once } from 'node:events';
import { writeWhole } from '../new-file.ts';
import { isoDay } from '../numbers.ts';
import type { Cell } from '../types.ts';
import { type RowSource, WRITE_TURN_ROWS, type WriteOptions } from '../write.ts';

export type CsvOptions = WriteOptions & {
  /**
   * Puts an apostrophe before texts that a spreadsheet program would take for a formula. On unless
   * told otherwise; numbers are left alone.
   */
  readonly isFormulaSafe?: boolean;
};

const BYTE_ORDER_MARK = '\ufeff';

/** Writes a header and rows to the path. After an error or abort no file is left behind. */
export async function writeCsv(
  path: string,
  table: { readonly headers: readonly string[]; readonly rows: RowSource },
  options: CsvOptions = {},
): Promise<void> {
  const lineOf = (cells: readonly Cell[]): string =>
    `${cells.map((cell) => fieldOf(cell, options.isFormulaSafe ?? true)).join(',')}\r\n`;
  await writeWhole(path, options.signal, async (stream) => {
    let waiting = BYTE_ORDER_MARK + lineOf(table.headers);
    let rows = 0;
    for await (const cells of table.rows) {
      waiting += lineOf(cells);
      if (++rows % WRITE_TURN_ROWS !== 0) continue;
      options.signal?.throwIfAborted();
      options.onProgress?.({ rows });
      if (!stream.write(waiting)) await once(stream, 'drain');
      waiting = '';
    }
    stream.write(waiting);
  });
}

/** Also the full-width signs, which some programs turn into the plain ones. */
const FORMULA_START = /^[=+\-@\t\r＝＋－＠]/;

function fieldOf(cell: Cell, isFormulaSafe: boolean): string {
  if (cell === null) return '';
  if (typeof cell === 'object') return isoDay(cell.day);
  if (typeof cell !== 'string') return String(cell);
  const text = isFormulaSafe && FORMULA_START.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
