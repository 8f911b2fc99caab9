/** Who is owed money that nobody has claimed. */
export { scopeOf, unreachedRoutes } from './routes.ts';
export type { UnreachedPlace } from './queries.ts';
export { type Unreached, unreached, unreachedSums, type Why } from './unreached.ts';
