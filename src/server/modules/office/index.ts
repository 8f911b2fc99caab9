/** The work of administrators over the network. */
export { officeRoutes } from './routes.ts';
