/** The own session over the network. */
export { sessionRoutes } from './routes.ts';
