/** Alerts: what looks like misuse of the record. */
export { type Alert, closeAlert, listAlerts, raiseAlerts } from './alerts.ts';
export { byAnotherHand } from './own-approval.ts';
export { alertsRoutes } from './routes.ts';
