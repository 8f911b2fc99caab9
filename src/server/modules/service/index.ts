/** Services delivered: due windows as tasks, and how they went. */
export { phonesOf, setPhone, takeBackPhone } from './phones.ts';
export { serviceError } from './errors.ts';
export { insertTaskRow } from './queries.ts';
export { keepTasks, type Raised, type RaisedUntil, raiseTasks } from './raise.ts';
export {
  type HelpSaid,
  recordStep,
  type Saying,
  type StepSaid,
  takeBackHelp,
  takeBackStep,
  wantsHelp,
  type WordDone,
} from './words.ts';
export { serviceRoutes } from './routes.ts';
