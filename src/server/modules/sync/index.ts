/** Phones: which hold a caseload, what they fetch, what they wrote down, and what somebody must decide of it. */
import { caseloadRoutes } from './caseload/routes.ts';
import { conflictRoutes } from './conflicts/routes.ts';
import { deviceRoutes } from './device/routes.ts';
import { eventRoutes } from './events/routes.ts';
import { paperRoutes } from './papers/routes.ts';

export { LEASE_HOURS } from './device/devices.ts';
export { joinFields, type Joining } from './events/join.ts';
export const syncRoutes = [
  ...deviceRoutes,
  ...caseloadRoutes,
  ...eventRoutes,
  ...conflictRoutes,
  ...paperRoutes,
];
