/**
 * Kinship that follows from a household number and the relation to its head, where the rows do not
 * name the relatives by number themselves.
 */
import type { PeopleBuilder } from '../../../model/people.ts';
import { type KinColumns, notNamed, unreadable } from './kin-columns.ts';
import type { KinComplain } from './checks.ts';

/** Larger ones are dormitories and institutions, where living together says nothing. */
export const householdMembersMax = 30;

/** Names relatives from relations to the head, and links the members of every household. */
export function addHouseholds(people: PeopleBuilder, kin: KinColumns, complain: KinComplain): void {
  for (const members of households(kin)) {
    if (members.length > householdMembersMax) {
      const detail = { members: members.length, limit: householdMembersMax };
      complain(members[0]!, 'ROSTER_HOUSEHOLD_LARGE', 'household', detail);
      continue;
    }
    linkMembers(people, kin, members);
    const heads = members.filter((person) => kin.relationOf(person) === 'head');
    if (heads.length === 1) nameRelatives(kin, members, heads[0]!, complain);
    else if (heads.length > 1) {
      const detail = { heads: heads.length };
      complain(heads[1]!, 'ROSTER_HOUSEHOLD_HEADS', 'relation', detail);
    }
  }
}

/** Members of each household, in the order of the rows. */
function* households(kin: KinColumns): Generator<readonly number[]> {
  const size = kin.size();
  let most = 0;
  for (let person = 0; person < size; person++) most = Math.max(most, kin.household.at(person));
  const offsets = new Uint32Array(most + 2);
  for (let person = 0; person < size; person++) offsets[kin.household.at(person) + 1]!++;
  for (let household = 0; household <= most; household++) {
    offsets[household + 1]! += offsets[household]!;
  }
  const next = offsets.slice();
  const members = new Uint32Array(size);
  for (let person = 0; person < size; person++) {
    members[next[kin.household.at(person)]!++] = person;
  }
  for (let household = 1; household <= most; household++) {
    yield [...members.subarray(offsets[household], offsets[household + 1])];
  }
}

function linkMembers(people: PeopleBuilder, kin: KinColumns, members: readonly number[]): void {
  for (const [i, one] of members.entries()) {
    for (const other of members.slice(i + 1)) people.link('household', one, kin.key.at(other));
  }
}

function nameRelatives(
  kin: KinColumns,
  members: readonly number[],
  head: number,
  complain: KinComplain,
): void {
  const spouses = members.filter((person) => kin.relationOf(person) === 'spouse');
  const spouse = spouses.length === 1 ? spouses[0] : undefined;
  for (const one of spouses) nameSpouse(kin, one, head);
  if (spouse !== undefined) nameSpouse(kin, head, spouse);
  for (const person of members) {
    const relation = kin.relationOf(person);
    if (relation === 'child') {
      if (!nameParent(kin, person, head)) {
        complain(person, 'ROSTER_HOUSEHOLD_DIFFERS', 'relation');
      } else if (spouse !== undefined) nameParent(kin, person, spouse);
    }
    if (relation === 'father' || relation === 'mother' || relation === 'parent') {
      if (!nameParent(kin, head, person)) complain(person, 'ROSTER_HOUSEHOLD_DIFFERS', 'relation');
    }
  }
}

function nameSpouse(kin: KinColumns, person: number, spouse: number): void {
  if (kin.named.spouse.at(person) === notNamed) kin.derive(person, 'spouse', kin.key.at(spouse));
}

/**
 * Names a parent unless the row names another. False when a number contradicts. A parent of unknown
 * sex takes the place that is free.
 */
function nameParent(kin: KinColumns, child: number, parent: number): boolean {
  const key = kin.key.at(parent);
  const sex = kin.sexOf(parent);
  const roles =
    sex === undefined
      ? (['mother', 'father'] as const)
      : ([sex === 'male' ? 'father' : 'mother'] as const);
  if (roles.some((role) => kin.named[role].at(child) === key)) return true;
  const free = roles.find((role) => [notNamed, unreadable].includes(kin.named[role].at(child)));
  if (free === undefined) return false;
  kin.derive(child, free, key);
  return true;
}
