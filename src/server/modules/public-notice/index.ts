/** Public notices and objections. */
export { publicNoticesRoutes } from './routes.ts';
export { postedToday } from './public-notices.ts';
export { postWaiting } from './waiting.ts';
