/** The relief fund of the county. */
export { reliefFundRoutes } from './routes.ts';
