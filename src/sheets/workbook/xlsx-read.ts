/** Reads an .xlsx: sheets are streamed one after the other, only shared texts stay in memory. */

import {
  BATCH_ROWS,
  problemList,
  type ReadOptions,
  type SheetReading,
  type SheetRow,
  sheetError,
} from '../types.ts';
import { readWorkbook } from './shared-parts.ts';
import { sheetCells } from './sheet-cells.ts';
import { xmlFeed } from './xml.ts';
import { openZip } from './zip.ts';

/** A row may be 16,384 cells wide, so a batch ends at so many cells too. */
const BATCH_CELLS = 100_000;

/** Rows of every sheet of an .xlsx, hidden ones too: the report names those. */
export async function* readXlsx(
  path: string,
  bytesAll: number,
  options: ReadOptions,
): SheetReading {
  await using zip = await openZip(path);
  const workbook = await readWorkbook(path, zip);
  const problems = problemList(path);
  let waiting: SheetRow[] = [];
  let cellsWaiting = 0;
  let rows = 0;
  const take = (row: SheetRow): void => {
    waiting.push(row);
    cellsWaiting += row.cells.length;
  };
  for (const sheet of workbook.sheets) {
    if (sheet.isHidden) problems.add({ sheet: sheet.name, code: 'SHEET_HIDDEN' });
    const feed = xmlFeed(path, sheet.part, sheetCells(workbook, sheet, problems, take));
    for await (const piece of zip.part(sheet.part)) {
      options.signal?.throwIfAborted();
      feed.write(piece);
      if (waiting.length < BATCH_ROWS && cellsWaiting < BATCH_CELLS) continue;
      rows += waiting.length;
      yield waiting;
      waiting = [];
      cellsWaiting = 0;
      options.onProgress?.({ bytes: zip.bytesRead(), bytesAll, rows });
    }
    feed.end();
  }
  if (waiting.length > 0) yield waiting;
  rows += waiting.length;
  options.onProgress?.({ bytes: bytesAll, bytesAll, rows });
  const found = problems.all();
  if (rows === 0 && found.every(({ code }) => code === 'SHEET_HIDDEN')) {
    throw sheetError('SHEET_EMPTY', path);
  }
  const hiddenSheets = workbook.sheets.filter((each) => each.isHidden).map((each) => each.name);
  const sheets = workbook.sheets.map((each) => each.name);
  return { sheets, hiddenSheets, rows, problems: found };
}
