/** Public notices and objections. */
export { publicNoticesRoutes } from './routes.ts';
