/** Alerts: what looks like misuse of the record. */
export { type Alert, closeAlert, listAlerts, raiseAlerts } from './alerts.ts';
export { alertsRoutes } from './routes.ts';
