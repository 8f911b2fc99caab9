/** Tables in and out of files: rows of cells, without knowing what the rows mean. */
export { readSheets } from './read.ts';
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
