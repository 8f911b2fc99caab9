/** Relatives and households over the network. */
export { kinshipRoutes } from './routes.ts';
