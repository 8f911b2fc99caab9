/** Contacts with residents and what was measured at them. */
export {
  type Contacted,
  encounterAtDesk,
  encounterOf,
  noteVisit,
  type Observed,
  recordObservation,
  recordVisit,
  takeBackNote,
  takeBackObservation,
  takeBackVisit,
} from './visits.ts';
export { encountersRoutes } from './routes.ts';
