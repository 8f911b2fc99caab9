/** The rights desk: what residents ask about their own data, and what becomes of it. */
export {
  close,
  listRequests,
  type NewRequest,
  openRequest,
  requestsOf,
  takeUp,
} from './requests.ts';
export { rightsDeskRoutes } from './routes.ts';
