/** Rosters: tables of people in, records with their problems out. */
export { type Cell, cellText, type TableRow } from './cell.ts';
export { rosterReference } from './reference.ts';
export { type Meaning, type RosterColumn, templateColumns } from './columns.ts';
export {
  createRosterReader,
  type FoundColumn,
  type RosterPlace,
  type RosterReader,
  type RosterReaderOptions,
  type RosterResult,
} from './reader.ts';
