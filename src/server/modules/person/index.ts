/** People over the network. */
export { peopleRoutes } from './routes.ts';
export { identityShown } from './shapes.ts';
