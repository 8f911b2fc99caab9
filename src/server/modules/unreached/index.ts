/** Who is owed money that nobody has claimed. */
export { unreachedRoutes } from './routes.ts';
export { type Unreached, unreached, unreachedSums, type Why } from './unreached.ts';
