/** Turns the XML of one sheet of an .xlsx into rows of cells, while it is fed in. */
import { dateCell, findIsoDay, type NumberReading, numberCell } from '../numbers.ts';
import {
  type Cell,
  COLUMNS_MAX,
  columnLetters,
  isBlank,
  type ProblemList,
  type SheetCode,
  type SheetDetail,
  type SheetRow,
} from '../types.ts';
import type { Workbook, WorkbookSheet } from './shared-parts.ts';
import { unescapeText, type XmlHandlers } from './xml.ts';

const FORMULA_SHOWN = 200;

/** The cell being read: its type, style, and the texts of its value, formula and inline string. */
type OpenCell = {
  column: number;
  type: string;
  style: number;
  value: string | undefined;
  formula: string | undefined;
  inline: string | undefined;
};

/** Handlers that hand over every row with content, and put what is wrong on the list. */
export function sheetCells(
  workbook: Workbook,
  sheet: WorkbookSheet,
  problems: ProblemList,
  take: (row: SheetRow) => void,
): XmlHandlers {
  let row = 0;
  let nextColumn = 0;
  let widest = 0;
  let cells: Cell[] = [];
  let cell: OpenCell | undefined;
  let target: 'value' | 'formula' | 'inline' | undefined;
  let isAid = false;

  const report = (column: number, code: SheetCode, value: string, detail?: SheetDetail): void =>
    problems.add({
      sheet: sheet.name,
      row,
      column: columnLetters(column),
      value: value.slice(0, FORMULA_SHOWN),
      code,
      ...(detail && { detail }),
    });

  function put(closed: OpenCell): void {
    nextColumn = closed.column + 1;
    widest = Math.max(widest, nextColumn);
    if (closed.column >= COLUMNS_MAX) return;
    const { cell: value, code, detail } = meaningOf(closed, workbook);
    if (code) report(closed.column, code, String(value ?? closed.value ?? closed.formula), detail);
    if (value === null || value === '') return;
    while (cells.length < closed.column) cells.push(null);
    cells[closed.column] = value;
  }

  function endRow(): void {
    if (widest > COLUMNS_MAX) {
      const detail = { found: widest, limit: COLUMNS_MAX };
      problems.add({ sheet: sheet.name, row, code: 'SHEET_TOO_MANY_COLUMNS', detail });
    } else if (!cells.every(isBlank)) take({ sheet: sheet.name, row, cells });
  }

  return {
    open(name, attributes) {
      if (name === 'row') {
        // Row and cell numbers may be left out; then each follows the one before.
        row = Number(attributes.r ?? row + 1);
        cells = [];
        nextColumn = 0;
        widest = 0;
      } else if (name === 'c') {
        cell = openCell(attributes, nextColumn);
      } else if (cell) target = targetOf(name, isAid) ?? target;
      if (name === 'rPh') isAid = true;
      if (cell && target) cell[target] ??= '';
    },
    text(piece) {
      if (cell && target) cell[target] += piece;
    },
    close(name) {
      if (name === 'rPh') isAid = false;
      if (name === 'v' || name === 'f' || name === 't') target = undefined;
      if (name === 'c' && cell) {
        put(cell);
        cell = undefined;
      } else if (name === 'row') endRow();
    },
  };
}

function openCell(attributes: Readonly<Record<string, string>>, nextColumn: number): OpenCell {
  const column = attributes.r === undefined ? nextColumn : columnIndex(attributes.r);
  const texts = { value: undefined, formula: undefined, inline: undefined };
  return { column, type: attributes.t ?? 'n', style: Number(attributes.s ?? 0), ...texts };
}

function targetOf(name: string, isAid: boolean): 'value' | 'formula' | 'inline' | undefined {
  if (name === 'v') return 'value';
  if (name === 'f') return 'formula';
  return name === 't' && !isAid ? 'inline' : undefined;
}

/** The column of an address such as AB12, counted from 0. */
function columnIndex(address: string): number {
  let index = 0;
  for (const letter of address) {
    const code = letter.charCodeAt(0) & ~32;
    if (code < 65 || code > 90) break;
    index = index * 26 + code - 64;
  }
  return index - 1;
}

function meaningOf(cell: OpenCell, workbook: Workbook): NumberReading {
  if (cell.type === 'inlineStr') return { cell: unescapeText(cell.inline ?? cell.value ?? '') };
  if (cell.type === 'str' && cell.value !== undefined) return { cell: unescapeText(cell.value) };
  if (cell.value === undefined || cell.value === '') {
    if (cell.formula === undefined) return { cell: null };
    return { cell: null, code: 'SHEET_FORMULA_WITHOUT_VALUE' };
  }
  if (cell.type === 's') return { cell: workbook.sharedTexts[Number(cell.value)] ?? null };
  if (cell.type === 'b') return { cell: cell.value === '1' || cell.value === 'true' };
  if (cell.type === 'e') return { cell: null, code: 'SHEET_CELL_ERROR' };
  if (cell.type === 'd') return isoDate(cell.value);
  if (!workbook.isDateStyle[cell.style]) return numberCell(cell.value);
  const reading = dateCell(Number(cell.value), workbook.is1904);
  return typeof reading.cell === 'number' ? numberCell(cell.value) : reading;
}

/** The strict form of .xlsx writes dates as 2024-01-05T00:00:00. */
function isoDate(text: string): NumberReading {
  const day = findIsoDay(text);
  return day === undefined ? { cell: null, code: 'SHEET_DATE_IMPOSSIBLE' } : { cell: { day } };
}
