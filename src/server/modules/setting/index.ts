/** What a document says of this county and no rule can know. */
export { settingRoutes } from './routes.ts';
export { findFundingTier } from './queries.ts';
export { setFundingTier } from './settings.ts';
