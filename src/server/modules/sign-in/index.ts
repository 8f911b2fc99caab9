/** Signing in over the network. */
export { signInRoutes } from './routes.ts';
