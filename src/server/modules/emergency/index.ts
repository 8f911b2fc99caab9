/** Emergencies: a record opened without a task, with a reason, and reviewed. */
export { endEmergency, openEmergency, reviewEmergency } from './emergencies.ts';
export { emergenciesRoutes } from './routes.ts';
