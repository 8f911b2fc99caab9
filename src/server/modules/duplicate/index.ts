/** Finding records that may be one person; merging them is for a person to decide. */
export {
  type EvidenceName,
  evidenceTable,
  type Level,
  thresholds,
} from './evidence.ts';
export { type FindOptions, type FindReport, findDuplicates } from './find.ts';
export { type NameKey, nameKey, nameKeys } from './names.ts';
export { type Candidate, compare, type Evidence, type Match } from './score.ts';
export {
  type Contradiction,
  type Lineage,
  type Merged,
  type Merging,
  mergePersons,
  mergesOf,
  undoMerge,
} from './merge.ts';
export type { PairKey, PairRow } from './queries.ts';
export { duplicatesRoutes } from './routes.ts';
export {
  decideDifferent,
  listDuplicates,
  pageOfDuplicates,
  type SearchOptions,
  type SearchReport,
  searchDuplicates,
} from './search.ts';
