/** A named extract as a workbook: one sheet with what it is, for what it was asked, and rows of typed columns. */
import { type Cell, type Column, workbookBytes } from '../sheets/index.ts';

export type { Cell, Column };

export type Extracted = {
  readonly title: string;
  /** Lines above the header: where from, for what. */
  readonly notes: readonly string[];
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
};

/** The bytes of an .xlsx. */
export const extractWorkbook = ({ title, notes, columns, rows }: Extracted): Promise<Buffer> =>
  workbookBytes([{ name: title, notes: [title, ...notes], columns, rows }]);
