/** Notices: what an office tells residents. */
export {
  addNotice,
  deliverNotices,
  type Delivery,
  dropOldReminders,
  type InboxNotice,
  inboxOf,
  type NewNotice,
  watchNotices,
} from './notices.ts';
export { noticesRoutes } from './routes.ts';
