/** What is asked back of somebody who was paid too much. */
export { recoveryRoutes } from './routes.ts';
