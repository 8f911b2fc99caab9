/** The read log: what residents see of who read their records, and what is found in it. */
export { findMisuse, searchMisuse, watchMisuse } from './misuse/find.ts';
export { readLogRoutes } from './routes.ts';
export { careUsageOf, type Usage, type UsageEntry, usageOf } from './usage.ts';
