/** Care records: what a woman told of pregnancy, birth care and screening, for herself and her care team. */
export { type CareActor, type CareBy, careOf, hasCare, type Hers, isOnTeam } from './access.ts';
export { carryOver } from './carry-over.ts';
export {
  endEnrolment,
  enrol,
  type Enrolment,
  enrolmentsOf,
  type NewEnrolment,
  shredCare,
} from './consent.ts';
export { careRoutes } from './routes.ts';
export {
  addCareFact,
  type CareFact,
  careFactsOf,
  type NewCareFact,
  retractCareFact,
} from './facts.ts';
export { type CareServices, careServicesOf } from './services.ts';
