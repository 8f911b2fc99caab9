/** Payment runs: proposed from what is owed, agreed to by another unit, sent to a bank, and reconciled. */
export { draftRun, type Hand, type NewRun } from './draft.ts';
export { cancelRun, checkRun, closeRun } from './end.ts';
export { type BankFile, fileRun, readFile } from './bank/file.ts';
export { freezeRun } from './freeze.ts';
export { cancelLine, releaseLine } from './holds/hold.ts';
export { type Looking, readLines, readRun } from './read.ts';
export type { ShownLineRow } from './read-queries.ts';
export { readReply, type Replying, resolve } from './bank/reply.ts';
export { runsRoutes } from './routes.ts';
