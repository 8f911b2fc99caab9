/** Facts over the network. */
export { factsRoutes } from './routes.ts';
export { factShown } from './shapes.ts';
