/** Consents: what residents decide about the use of their data, and whether they want to be contacted. */
export {
  answerConsent,
  type Answering,
  type ConsentsOfPerson,
  consentsOf,
  isConsented,
  setContactWish,
  type Standing,
  wantsNoContact,
  writeConsent,
} from './consents.ts';
export { consentsRoutes } from './routes.ts';
