/** Rosters into the record. */
export type { Counts } from './counts.ts';
export {
  importsFrom,
  type ImportOptions,
  importRoster,
  importState,
  previewRoster,
} from './import.ts';
export { type Incoming, type IncomingHousehold, leftOutOf } from './incoming.ts';
