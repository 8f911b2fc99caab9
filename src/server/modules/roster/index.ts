/** Rosters into the record. */
export type { Counts } from './counts.ts';
export { type ImportOptions, findFinishedImport, importRoster, previewRoster } from './import.ts';
export type { Incoming, IncomingHousehold } from './incoming.ts';
