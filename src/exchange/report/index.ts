/** The forms in which an assessment leaves the house: page, workbook, table, JSON, picture. */
export { PEOPLE_DRAWN, type ReportMeta, reportHtml, reportHtmlOver } from './html.ts';
export { assessmentJson, assessmentJsonOver, type JsonInput } from './json.ts';
export type { PersonPage, Stretches } from './page.ts';
export {
  type ReportCell,
  type ReportColumn,
  type ReportSheet,
  reportSheets,
  type SheetsInput,
} from './sheets.ts';
export { reportTable, reportTableOver, type TableInput, type TablePerson } from './table.ts';
export { type TimelineInput, timelineSvg, timelineWords } from './timeline-svg.ts';
export { dateWords, lastDay, lastDayWords, spanWords, yuanWords } from './words.ts';
