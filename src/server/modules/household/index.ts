/** Households over the network. */
export { householdsRoutes } from './routes.ts';
