/**
 * Turns what the rows say about kinship into links, after all rows have been read and checked, and
 * states how many relatives remain open.
 */
import type { PeopleBuilder } from '../../../model/people.ts';
import { addMonths, type Relation, toDay } from '../../../rules/index.ts';
import { addHouseholds } from './household.ts';
import { doubtful, type KinColumns, kinRoles, notNamed } from './kin-columns.ts';
import { checkKinship, type KinComplain } from './checks.ts';

/** Adds every link that can be; `complete`: the relations that the roster is complete for. */
export function addKinship(
  people: PeopleBuilder,
  kin: KinColumns,
  complete: readonly Relation[],
  today: number,
  complain: KinComplain,
): void {
  addHouseholds(people, kin, complain);
  checkKinship(people, kin, complain);
  const marriedTo = new Uint8Array(kin.size());
  const hasChild = new Uint8Array(kin.size());
  for (let person = 0; person < kin.size(); person++) {
    for (const role of kinRoles) {
      const key = kin.named[role].at(person);
      if (key < 0) continue;
      people.link(relationOf[role], person, key);
      const spouse = role === 'spouse' ? people.findIndexOf(key) : undefined;
      if (role === 'spouse') marriedTo[person] = 1;
      if (spouse !== undefined) marriedTo[spouse] = 1;
      const parent = role === 'father' || role === 'mother' ? people.findIndexOf(key) : undefined;
      if (parent !== undefined) hasChild[parent] = 1;
    }
  }
  for (let person = 0; person < kin.size(); person++) {
    stateParents(people, kin, person, complete);
    stateSpouse(people, kin, person, marriedTo[person] === 1);
    stateGuardian(people, kin, person, complete);
  }
  if (complete.includes('children')) stateOpenChildren(people, kin);
  else stateKnownFamilies(people, kin, hasChild, today);
}

/** Nobody younger has children or a spouse. */
const CHILD_MONTHS = 15 * 12;

/**
 * A roster that lists a child of someone lists her children; that it lists none says nothing, except
 * of people who are children themselves.
 */
function stateKnownFamilies(
  people: PeopleBuilder,
  kin: KinColumns,
  hasChild: Uint8Array,
  today: number,
): void {
  const isOpen = new Uint8Array(kin.size());
  for (let i = 0; i < kin.openChildren.length(); i++) isOpen[kin.openChildren.at(i)] = 1;
  const childSince = addMonths(toDay(today), -CHILD_MONTHS);
  for (let person = 0; person < kin.size(); person++) {
    const isChild = kin.bornEarliest.at(person) > childSince;
    if (isChild) people.addUnlisted('spouse', person, 0, 0);
    const isKnown = isChild || (hasChild[person] === 1 && isOpen[person] === 0);
    if (isKnown && kin.childrenEverOf(person) === undefined) {
      people.addUnlisted('children', person, 0, 0);
    }
  }
}

const relationOf = {
  father: 'parents',
  mother: 'parents',
  spouse: 'spouse',
  guardian: 'guardians',
} as const satisfies Record<string, Relation>;

/** Everyone has two parents: a second who is not named may be anyone, or nobody on record. */
function stateParents(
  people: PeopleBuilder,
  kin: KinColumns,
  person: number,
  complete: readonly Relation[],
): void {
  const isSilent =
    kin.named.father.at(person) === notNamed && kin.named.mother.at(person) === notNamed;
  if (isSilent) return;
  let [low, high] = [0, 0];
  for (const role of ['father', 'mother'] as const) {
    const key = kin.named[role].at(person);
    if (key >= 0) continue;
    if (key !== notNamed) low++;
    if (key !== notNamed || !complete.includes('parents')) high++;
  }
  people.addUnlisted('parents', person, low, high);
}

/** Someone has one spouse at most; the marital status may say whether there is one. */
function stateSpouse(
  people: PeopleBuilder,
  kin: KinColumns,
  person: number,
  isLinked: boolean,
): void {
  const key = kin.named.spouse.at(person);
  const status = kin.spousesOf(person);
  if (!isLinked && key === notNamed && status === 'unknown') return;
  const isOpen = key === doubtful || status === 'unknown';
  if (isLinked || (status === 'none' && key === notNamed)) {
    people.addUnlisted('spouse', person, 0, 0);
  } else people.addUnlisted('spouse', person, isOpen ? 0 : 1, 1);
}

function stateGuardian(
  people: PeopleBuilder,
  kin: KinColumns,
  person: number,
  complete: readonly Relation[],
): void {
  const isWritten = kin.named.guardian.at(person) < notNamed;
  if (isWritten && complete.includes('guardians')) people.addUnlisted('guardians', person, 1, 1);
}

/** Of a child whose row was left out, or whose link was taken back, the roster is not complete. */
function stateOpenChildren(people: PeopleBuilder, kin: KinColumns): void {
  for (let i = 0; i < kin.openChildren.length(); i++) {
    const parent = kin.openChildren.at(i);
    const isCounted = kin.childrenEverOf(parent) !== undefined;
    if (!isCounted) people.addUnlisted('children', parent, 0, 1);
  }
}
