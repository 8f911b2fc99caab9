/** The record of people one by one: facts, kinship, households, names and numbers, and their history. */
export type { Act, By } from './acts.ts';
export {
  type Conflict,
  type Decision,
  decideConflict,
  listConflicts,
  type Side,
} from './conflicts/conflicts.ts';
export {
  addFact,
  changeFact,
  correctFact,
  endFact,
  type FactDone,
  retractFact,
  type StatedFact,
} from './facts.ts';
export {
  type Account,
  type Asked,
  factsOf,
  householdsOf,
  type KnownFact,
  type KnownLink,
  type KnownMembership,
  linksOf,
} from './history.ts';
export {
  addLink,
  endLink,
  type HouseholdDone,
  type Joining,
  joinHousehold,
  leaveHousehold,
  type LinkDone,
  type NewLink,
  retractLink,
} from './kinship.ts';
export {
  addPerson,
  correctName,
  type Done,
  type Found,
  findByNumber,
  type Registration,
  setIdentityNumber,
} from './people.ts';
export { findByName, type NamedPerson } from './search.ts';
export { type HouseholdShown, householdOf, type Member } from './person/household.ts';
export {
  type Identity,
  identityOf,
  shownOf,
  type WhoIs,
  type WhoIsAsked,
} from './person/identity.ts';
export { type LifeEvent, type Lived, recordLifeEvent } from './person/life-events.ts';
export type { FactStatement, FactValue } from './statements.ts';
export { undoEvent, undoImport } from './undo/undo.ts';
