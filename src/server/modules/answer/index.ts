/** What the record answers: who is entitled, what is unpaid, what to ask, what it will cost, one person. */
export {
  countEntitledOn,
  type EntitledPerson,
  entitledOn,
  type OnADay,
  type Total,
} from './entitled.ts';
export { type Explained, type ExplainOptions, explainPerson, namesOf } from './explain.ts';
export {
  forecast,
  type ForecastMonth,
  type ForecastOptions,
} from './forecast.ts';
export {
  type MissingFacts,
  missingFacts,
  type MissingTotal,
  missingTotal,
} from './missing.ts';
export {
  changesOf,
  type PersonChange,
  type PersonTimeline,
  personTimeline,
} from './person.ts';
export type { Page, PageOptions } from './stretch.ts';
export {
  unpaidOn,
  type UnpaidPerson,
  type UnpaidTotal,
  unpaidTotal,
} from './unpaid.ts';
