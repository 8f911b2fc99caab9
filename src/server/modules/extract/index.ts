/** Named extracts: the only tables that leave as files. */
export { extractRoutes } from './routes.ts';
