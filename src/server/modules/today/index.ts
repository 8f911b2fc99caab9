/** Today's list at the desk. */
export { todayRoutes } from './routes.ts';
