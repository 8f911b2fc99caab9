/**
 * Finds kinship that cannot be: it is reported and taken as unknown, never believed. Only certain
 * contradictions count; a birth date known by its year is given the benefit of the doubt.
 */
import type { PeopleBuilder } from '../../../model/people.ts';
import type { RosterProblem, RosterProblemCode } from '../../../model/roster-problem.ts';
import { addMonths, isoDate, toDay } from '../../../rules/index.ts';
import type { Meaning } from '../columns.ts';
import { doubtful, type KinColumns, type KinRole, kinRoles, notNamed } from './kin-columns.ts';

/** Reports something about the row of a person. */
export type KinComplain = (
  person: number,
  code: RosterProblemCode,
  meaning: Meaning,
  detail?: NonNullable<RosterProblem['detail']>,
  value?: string,
) => void;

/** Nobody is a parent before this age. */
const parentAgeMinMonths = 120;
/** A father may have died this long before the birth. */
const afterFatherMonths = 10;

/** Reports relatives who cannot be, and marks them doubtful. */
export function checkKinship(people: PeopleBuilder, kin: KinColumns, complain: KinComplain): void {
  for (let person = 0; person < kin.size(); person++) {
    for (const role of kinRoles) checkNamed(people, kin, person, role, complain);
  }
  checkCycles(people, kin, complain);
  checkSpouses(people, kin, complain);
  checkChildrenEver(people, kin, complain);
}

/** The column that names a relative: the one with the number, or that of the household relation. */
const columnOf = (kin: KinColumns, person: number, role: KinRole): Meaning =>
  kin.isDerived(person, role) ? 'relation' : role;

function checkNamed(
  people: PeopleBuilder,
  kin: KinColumns,
  person: number,
  role: KinRole,
  complain: KinComplain,
): void {
  const key = kin.named[role].at(person);
  if (key < 0) return;
  const column = columnOf(kin, person, role);
  const relative = people.findIndexOf(key);
  if (relative === undefined) {
    complain(person, 'ROSTER_RELATIVE_NOT_LISTED', column, undefined, people.idOf(key));
    return;
  }
  const code =
    relative === person
      ? 'ROSTER_RELATIVE_SELF'
      : role === 'father' || role === 'mother'
        ? parentFault(kin, person, relative, role)
        : undefined;
  if (code === undefined) return;
  complain(person, code, column, detailOf(kin, code, person, relative), people.idOf(key));
  doubt(kin, person, role, relative);
}

/** Takes back a link: the relative is somebody else, or there is one more child than it seems. */
function doubt(kin: KinColumns, person: number, role: KinRole, relative: number): void {
  kin.named[role].set(person, doubtful);
  if (role === 'father' || role === 'mother') kin.openChildren.push(relative);
}

function parentFault(
  kin: KinColumns,
  child: number,
  parent: number,
  role: 'father' | 'mother',
): RosterProblemCode | undefined {
  const sex = kin.sexOf(parent);
  if (sex !== undefined && (sex === 'male') !== (role === 'father')) return 'ROSTER_PARENT_SEX';
  const childLatest = kin.bornLatest.at(child);
  const parentEarliest = toDay(kin.bornEarliest.at(parent));
  if (childLatest <= parentEarliest) return 'ROSTER_PARENT_YOUNGER';
  if (childLatest < addMonths(parentEarliest, parentAgeMinMonths)) return 'ROSTER_PARENT_TOO_YOUNG';
  const lastDay = addMonths(
    toDay(kin.diedLatest.at(parent)),
    role === 'father' ? afterFatherMonths : 0,
  );
  return lastDay < kin.bornEarliest.at(child) ? 'ROSTER_PARENT_DEAD' : undefined;
}

function detailOf(
  kin: KinColumns,
  code: RosterProblemCode,
  person: number,
  parent: number,
): NonNullable<RosterProblem['detail']> | undefined {
  const date = (day: number) => isoDate(toDay(day));
  if (code === 'ROSTER_PARENT_DEAD') {
    const parentDied = date(kin.diedLatest.at(parent));
    return { parentDied, born: date(kin.bornEarliest.at(person)) };
  }
  if (code === 'ROSTER_PARENT_YOUNGER' || code === 'ROSTER_PARENT_TOO_YOUNG') {
    const parentBorn = date(kin.bornEarliest.at(parent));
    return { parentBorn, born: date(kin.bornLatest.at(person)) };
  }
  return undefined;
}

function parentsOf(people: PeopleBuilder, kin: KinColumns, person: number): number[] {
  return [kin.named.father.at(person), kin.named.mother.at(person)].flatMap((key) => {
    const parent = key < 0 ? undefined : people.findIndexOf(key);
    return parent === undefined ? [] : [parent];
  });
}

/** Doubts every link between people who are their own ancestors. */
function checkCycles(people: PeopleBuilder, kin: KinColumns, complain: KinComplain): void {
  const parents = (person: number) => parentsOf(people, kin, person);
  for (const circle of circles(kin.size(), parents)) {
    const members = new Set(circle);
    for (const person of circle) {
      for (const role of ['father', 'mother'] as const) {
        const key = kin.named[role].at(person);
        const parent = key < 0 ? undefined : people.findIndexOf(key);
        if (parent === undefined || !members.has(parent)) continue;
        const column = columnOf(kin, person, role);
        const detail = { people: circle.length };
        complain(person, 'ROSTER_KINSHIP_CYCLE', column, detail, people.idOf(key));
        doubt(kin, person, role, parent);
      }
    }
  }
}

/** Groups in which everyone is everyone's ancestor (Tarjan's components of two or more). */
function circles(size: number, parentsOf: (person: number) => number[]): number[][] {
  const found: number[][] = [];
  const order = new Int32Array(size);
  const lowest = new Int32Array(size);
  const isOpen = new Uint8Array(size);
  const open: number[] = [];
  let next = 1;
  const enter = (person: number) => {
    order[person] = lowest[person] = next++;
    isOpen[person] = 1;
    open.push(person);
    return { person, parents: parentsOf(person) };
  };
  for (let start = 0; start < size; start++) {
    if (order[start] !== 0) continue;
    const path = [enter(start)];
    for (let here = path.at(-1); here; here = path.at(-1)) {
      const { person, parents } = here;
      const parent = parents.pop();
      if (parent === undefined) {
        path.pop();
        const child = path.at(-1)?.person;
        if (child !== undefined) lowest[child] = Math.min(lowest[child]!, lowest[person]!);
        if (lowest[person] !== order[person]) continue;
        const circle = open.splice(open.lastIndexOf(person));
        for (const member of circle) isOpen[member] = 0;
        if (circle.length > 1) found.push(circle);
      } else if (order[parent] === 0) path.push(enter(parent));
      else if (isOpen[parent]) lowest[person] = Math.min(lowest[person]!, order[parent]!);
    }
  }
  return found;
}

/** Doubts every marriage of someone who is named as the spouse of two. */
function checkSpouses(people: PeopleBuilder, kin: KinColumns, complain: KinComplain): void {
  const spouseOf = new Map<number, number>();
  const ofTwo = new Set<number>();
  const note = (one: number, other: number) => {
    const known = spouseOf.get(one);
    if (known === undefined) spouseOf.set(one, other);
    else if (known !== other) ofTwo.add(one);
  };
  for (let person = 0; person < kin.size(); person++) {
    const spouse = kin.named.spouse.at(person);
    if (spouse < 0) continue;
    note(kin.key.at(person), spouse);
    note(spouse, kin.key.at(person));
  }
  if (ofTwo.size === 0) return;
  for (let person = 0; person < kin.size(); person++) {
    const spouse = kin.named.spouse.at(person);
    if (spouse < 0 || !(ofTwo.has(spouse) || ofTwo.has(kin.key.at(person)))) continue;
    const column = columnOf(kin, person, 'spouse');
    complain(person, 'ROSTER_SPOUSE_OF_TWO', column, undefined, people.idOf(spouse));
    kin.named.spouse.set(person, doubtful);
    const other = people.findIndexOf(spouse);
    if (other !== undefined && kin.named.spouse.at(other) === notNamed) {
      kin.named.spouse.set(other, doubtful);
    }
  }
}

/** Reports people who have more children in the roster than their row says they ever had. */
function checkChildrenEver(people: PeopleBuilder, kin: KinColumns, complain: KinComplain): void {
  const listed = new Uint16Array(kin.size());
  for (let person = 0; person < kin.size(); person++) {
    for (const parent of parentsOf(people, kin, person)) listed[parent]!++;
  }
  for (let person = 0; person < kin.size(); person++) {
    const ever = kin.childrenEverOf(person);
    if (ever !== undefined && listed[person]! > ever) {
      complain(person, 'ROSTER_CHILDREN_FEWER', 'childrenEver', { listed: listed[person]! });
    }
  }
}
