/** Papers that are given out, and how anybody checks one. */
export { lettersDue, lettersFor } from './batch.ts';
export { type Issued, issuedUnder } from './issue.ts';
export { lookingOf, wordsOf } from './lists.ts';
export { programNames } from './names.ts';
export { paperRoutes as papersRoutes } from './routes.ts';
