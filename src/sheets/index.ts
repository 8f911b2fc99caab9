/** Tables in and out of files: rows of cells, without knowing what the rows mean. */

export { writeWhole } from './new-file.ts';
export { readSheets } from './read.ts';
export { type CsvOptions, writeCsv } from './text/csv-write.ts';
export {
  type Cell,
  columnLetters,
  isBlank,
  isSheetError,
  type ReadOptions,
  type ReadProgress,
  type SheetCode,
  type SheetDetail,
  type SheetError,
  type SheetProblem,
  type SheetReading,
  type SheetReadReport,
  type SheetRow,
  sheetError,
  sheetProblemCodes,
} from './types.ts';
export { workbookBytes, writeWorkbook } from './workbook/xlsx-write.ts';
export type { Column, ColumnKind, RowSource, SheetToWrite, WriteOptions } from './write.ts';
