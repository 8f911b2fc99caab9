/** Rights over the network. */
export { rightsRoutes } from './routes.ts';
