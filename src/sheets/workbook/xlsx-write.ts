/** Writes an .xlsx row by row. Texts are always texts, so no cell can become a formula. */
import { Writable } from 'node:stream';
import { writeWhole } from '../new-file.ts';
import { findSerial, isoDay } from '../numbers.ts';
import { type Cell, sheetError } from '../types.ts';
import { type Column, type SheetToWrite, WRITE_TURN_ROWS, type WriteOptions } from '../write.ts';

/** Excel's limits. A longer table goes on in a further sheet; a longer text is cut. */
export const SHEET_ROWS_MAX = 1_048_576;
const CELL_TEXT_MAX = 32_767;
const NAME_LENGTH_MAX = 31;
const NAME_FORBIDDEN = /[[\]:*?/\\]|^'|'$/;

const numberFormats = {
  text: '@',
  day: 'yyyy-mm-dd',
  yuan: '#,##0.00',
  integer: '0',
} as const;

type Writer = InstanceType<typeof import('@cj-tech-master/excelts')['WorkbookWriter']>;
type SheetWriter = ReturnType<Writer['addWorksheet']>;

/**
 * Writes the sheets into a workbook at the path.
 *
 * Errors: SHEET_NAME_REFUSED with the rule of Excel that a name breaks (`empty`, `long`,
 * `character`, `double`); the reason of the aborted signal. Either way no file is left behind.
 */
export async function writeWorkbook(
  path: string,
  sheets: Iterable<SheetToWrite>,
  options: WriteOptions = {},
): Promise<void> {
  await writeWhole(path, options.signal, (stream) => fill(stream, path, sheets, options));
}

/** The bytes of a workbook of these sheets, for a table that is small enough to be held. Errors: SHEET_NAME_REFUSED. */
export async function workbookBytes(
  sheets: Iterable<SheetToWrite>,
  options: WriteOptions = {},
): Promise<Buffer> {
  const parts: Buffer[] = [];
  const stream = new Writable({
    write: (part: Buffer, _, done) => {
      parts.push(part);
      done();
    },
  });
  await fill(stream, '', sheets, options);
  return Buffer.concat(parts);
}

async function fill(
  stream: Writable,
  path: string,
  sheets: Iterable<SheetToWrite>,
  options: WriteOptions,
): Promise<void> {
  const { WorkbookWriter } = await import('@cj-tech-master/excelts');
  const writer = new WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
  const names = new Set<string>();
  let rows = 0;
  const count = async (): Promise<void> => {
    if (++rows % WRITE_TURN_ROWS !== 0) return;
    options.signal?.throwIfAborted();
    options.onProgress?.({ rows });
    await drained(stream);
  };
  for (const sheet of sheets) {
    refuseName(path, sheet.name, names);
    await writeSheet(writer, sheet, names, count);
  }
  await writer.commit();
}

function refuseName(path: string, name: string, taken: Set<string>): void {
  const faults = {
    empty: name.trim() === '',
    long: name.length > NAME_LENGTH_MAX,
    character: NAME_FORBIDDEN.test(name),
    double: taken.has(name.toLowerCase()),
  };
  const fault = Object.entries(faults).find(([, isSo]) => isSo)?.[0];
  if (fault) throw sheetError('SHEET_NAME_REFUSED', path, { name, reason: fault });
  taken.add(name.toLowerCase());
}

async function writeSheet(
  writer: Writer,
  sheet: SheetToWrite,
  names: Set<string>,
  count: () => Promise<void>,
): Promise<void> {
  let part = openSheet(writer, sheet, sheet.name);
  for await (const cells of sheet.rows) {
    if (part.used === SHEET_ROWS_MAX) {
      part.writer.commit();
      part = openSheet(writer, sheet, freeName(sheet.name, names));
    }
    part.writer.addRow(cells.map((cell, index) => storedCell(cell, sheet.columns[index]))).commit();
    part.used++;
    await count();
  }
  part.writer.commit();
}

type OpenSheet = { readonly writer: SheetWriter; used: number };

function openSheet(writer: Writer, sheet: SheetToWrite, name: string): OpenSheet {
  const notes = sheet.notes ?? [];
  const ySplit = sheet.freezeRows ?? notes.length + 1;
  const opened = writer.addWorksheet(name, { views: [{ state: 'frozen', ySplit }] });
  opened.columns = sheet.columns.map(({ width, kind }) => ({
    width: width ?? 14,
    style: kind ? { numFmt: numberFormats[kind] } : {},
  }));
  for (const note of notes) opened.addRow([storedCell(note, undefined)]).commit();
  const header = opened.addRow(sheet.columns.map((column) => storedCell(column.header, undefined)));
  header.font = { bold: true };
  header.commit();
  return { writer: opened, used: notes.length + 1 };
}

function freeName(name: string, taken: Set<string>): string {
  for (let index = 2; ; index++) {
    const next = `${name.slice(0, NAME_LENGTH_MAX - 5)} ${index}`;
    if (taken.has(next.toLowerCase())) continue;
    taken.add(next.toLowerCase());
    return next;
  }
}

function storedCell(cell: Cell, column: Column | undefined): string | number | boolean | null {
  if (cell === null || typeof cell === 'boolean') return cell;
  if (typeof cell === 'number') return column?.kind === 'text' ? String(cell) : cell;
  if (typeof cell === 'string') return escapedText(cell.slice(0, CELL_TEXT_MAX));
  return findSerial(cell.day) ?? isoDay(cell.day);
}

/** Text that looks like Excel's own escape (`_x0041_`) must not be read back as the character. */
const escapedText = (text: string): string =>
  text.replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_').toWellFormed();

async function drained(stream: Writable): Promise<void> {
  // The writer packs in later turns; without this the rows would pile up before it.
  await new Promise<void>((resolve) => setImmediate(resolve));
  if (!stream.writableNeedDrain) return;
  await new Promise<void>((resolve) => {
    const go = (): void => {
      stream.off('drain', go).off('close', go);
      resolve();
    };
    stream.once('drain', go).once('close', go);
  });
}
