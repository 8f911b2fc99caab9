/** Accounts of residents, given at the desk. */
export { givePortalAccess, type PortalAccess } from './portal.ts';
export { portalRoutes } from './routes.ts';
