/** A seeded fictional county and its roster, for demos, tests and measurements. */
export { type CountyOptions, generateCounty } from './county.ts';
export type { HouseholdRole } from './family/roles.ts';
export { edgeBirthDays } from './family/scenarios.ts';
export { fictionalSurnames, isFictionalName } from './names.ts';
export { fictionalAreaList } from './area-list.ts';
export { addressOf, fictionalPlaces, type Place } from './places.ts';
export { defaultRates, type RateName, type Rates, rateTable } from './rates.ts';
export type { CountyPerson } from './records.ts';
export { type RosterColumn, type RosterRow, rosterHeader } from './roster/header.ts';
export {
  defaultMistakeRates,
  type MistakeKind,
  type MistakeRates,
  mistakeTable,
  type PlantedMistake,
} from './roster/mistakes.ts';
export { type RosterOptions, rosterRows } from './roster/rows.ts';
