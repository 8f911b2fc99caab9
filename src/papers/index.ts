/** Papers: what the office gives out of the house, as A4 PDF and as workbooks. */
export { printAside } from './aside.ts';
export { isLetterStep, letter, type LetterSays, type LetterStep, letterSteps } from './letter.ts';
export { noticeSheet, type PostedLine, unreachedList, type UnreachedLine } from './lists.ts';
export { type Bar, type Block, type Paper, type Seal, textOf } from './paper.ts';
export { print, printMany } from './print.ts';
export { type RunLine, runList, type RunSays } from './run-list.ts';
export { type Cell, type Column, type Extracted, extractWorkbook } from './workbook.ts';
export { statement, type StatementLine, type StatementSays } from './statement.ts';
