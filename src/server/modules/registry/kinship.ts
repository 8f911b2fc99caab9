/**
 * Relatives and households, one link at a time. Whoever changes kinship waits for whoever does so
 * already, because a circle of parents is seen only by looking at all links.
 */
import type { Changing, County } from '../../../db/county.ts';
import { BEGINNING, END } from '../../../rules/index.ts';
import { type Act, act, type By } from './acts.ts';
import { registryError } from './errors.ts';
import { overlaps } from './facts.ts';
import {
  householdId,
  insertLink,
  insertMember,
  isAmongAncestors,
  type LinkRelation,
  type LinkRow,
  linksOfRecords,
  lockKinship,
  lockRecords,
  type MemberRow,
  membershipsOfRecords,
  membersOf,
  retractLinkRow,
  retractMemberRow,
} from './queries.ts';
import { lockPerson } from './records.ts';
import { checkDays, checkEnd } from './statements.ts';

export type NewLink = {
  readonly person: number;
  /** What the other is to the person. */
  readonly relation: LinkRelation;
  readonly other: number;
  readonly from?: number;
  readonly until?: number;
};

export type LinkDone = Act & { readonly link: number };

/**
 * States that somebody is a parent, child, guardian or spouse. One statement says both directions.
 * Errors: PERSON_UNKNOWN, KINSHIP_SELF, KINSHIP_KNOWN, KINSHIP_MARRIED, KINSHIP_CIRCLE,
 * FACT_DAYS_INVALID.
 */
export async function addLink(county: County, link: By & NewLink): Promise<LinkDone> {
  return changeLinks(county, 'link-add', link, (tx) => addLinkRow(tx, link));
}

/** The link ends on a day. Errors: PERSON_UNKNOWN, KINSHIP_NOT_THERE, FACT_DAYS_INVALID. */
export async function endLink(
  county: County,
  ended: By & { readonly person: number; readonly link: number; readonly until: number },
): Promise<LinkDone> {
  const { person, link, until } = ended;
  return changeLinks(county, 'link-end', ended, async (tx) => {
    return endLinkRow(tx, await getLink(tx, person, link), until);
  });
}

/** Ends a link under the lock of kinship; gives the number of what stands instead. Errors: FACT_DAYS_INVALID. */
export async function endLinkRow(tx: Changing, stored: LinkRow, until: number): Promise<number> {
  checkEnd(stored.relation, stored, until);
  await retractLinkRow(tx, stored);
  noteLink(tx, stored);
  return insertLink(tx, { ...stored, until });
}

/** Takes a link back: it never was. Errors: PERSON_UNKNOWN, KINSHIP_NOT_THERE. */
export async function retractLink(
  county: County,
  retracted: By & { readonly person: number; readonly link: number },
): Promise<LinkDone> {
  const { person, link } = retracted;
  return changeLinks(county, 'link-retract', retracted, async (tx) => {
    const stored = await getLink(tx, person, link);
    await retractLinkRow(tx, stored);
    noteLink(tx, stored);
    return link;
  });
}

async function changeLinks(
  county: County,
  kind: string,
  by: By,
  work: (tx: Changing) => Promise<number>,
): Promise<LinkDone> {
  const { value, event, seq } = await act(county, kind, by, async (tx) => {
    await lockKinship(tx, county.code);
    return work(tx);
  });
  return { link: value, event, seq };
}

/** What depends on the link is looked for from both ends. */
const noteLink = (tx: Changing, { person, other }: Pick<LinkRow, 'person' | 'other'>) => {
  tx.changed('kinship', person);
  tx.changed('kinship', other);
};

/** Adds a link under the lock of kinship; gives its number. Errors: see {@link addLink}. */
export async function addLinkRow(
  tx: Changing,
  { person, relation, other, from = BEGINNING, until = END }: NewLink,
): Promise<number> {
  checkDays(relation, from, until);
  const own = await lockPerson(tx, person);
  await tx.open(other);
  const others = (await lockRecords(tx, [other])).map(({ id }) => id);
  if (others.length === 0) throw registryError('PERSON_UNKNOWN', { person: other });
  if (others.some((id) => own.includes(id))) throw registryError('KINSHIP_SELF');
  const known = await linksOfRecords(tx, [...own, ...others]);
  for (const one of known) {
    if (!overlaps(one, { from, until })) continue;
    if (isSame(one, relation, own, others)) throw registryError('KINSHIP_KNOWN', { relation });
    if (relation === 'spouse' && one.relation === 'spouse') throw registryError('KINSHIP_MARRIED');
  }
  const isCircle =
    (relation === 'parents' && (await isAmongAncestors(tx, own, others))) ||
    (relation === 'children' && (await isAmongAncestors(tx, others, own)));
  if (isCircle) throw registryError('KINSHIP_CIRCLE');
  noteLink(tx, { person, other });
  return insertLink(tx, { person, other, relation, from, until });
}

/** The same link as it reads from the other side; guardians have no other side. */
const opposite = { parents: 'children', children: 'parents', spouse: 'spouse' } as const;

function isSame(
  link: LinkRow,
  relation: LinkRelation,
  own: readonly number[],
  others: readonly number[],
): boolean {
  const isBetween = (a: readonly number[], b: readonly number[]) =>
    a.includes(link.person) && b.includes(link.other);
  if (link.relation === relation && isBetween(own, others)) return true;
  return relation !== 'guardians' && link.relation === opposite[relation] && isBetween(others, own);
}

async function getLink(tx: Changing, person: number, link: number): Promise<LinkRow> {
  const records = await lockPerson(tx, person);
  const found = (await linksOfRecords(tx, records)).find(({ id }) => id === link);
  if (!found) throw registryError('KINSHIP_NOT_THERE', { link });
  // It is hers as well.
  await tx.open(found.person, found.other);
  return found;
}

export type Joining = By & {
  readonly person: number;
  /** Number that the household has at home. */
  readonly household: string;
  /** What the person is to the head. */
  readonly role: string;
  readonly from?: number;
};

export type HouseholdDone = Act & { readonly household: number };

/**
 * Somebody belongs to a household from a day on; nobody has to leave another one first.
 * Errors: PERSON_UNKNOWN, HOUSEHOLD_EMPTY, HOUSEHOLD_KNOWN, FACT_DAYS_INVALID.
 */
export async function joinHousehold(
  county: County,
  { person, household, role, from = BEGINNING, ...by }: Joining,
): Promise<HouseholdDone> {
  const { value, event, seq } = await act(county, 'household-join', by, async (tx) => {
    await lockKinship(tx, county.code);
    return joinRow(tx, { person, household, role, from });
  });
  return { household: value, event, seq };
}

/** Joins under the lock of kinship; gives the number of the household's row. Errors: see {@link joinHousehold}. */
export async function joinRow(
  tx: Changing,
  { person, household, role, from = BEGINNING }: Omit<Joining, keyof By>,
): Promise<number> {
  const number = household.trim();
  if (number === '') throw registryError('HOUSEHOLD_EMPTY');
  checkDays('household', from, END);
  const records = await lockPerson(tx, person);
  const known = await membershipsOfRecords(tx, records);
  if (known.some((one) => one.number === number && one.until > from)) {
    throw registryError('HOUSEHOLD_KNOWN', { household: number });
  }
  const id = await householdId(tx, number);
  // Whoever keeps house with somebody can be read for the same task.
  const members = (await membersOf(tx, [id])).filter((one) => one.is_current);
  await tx.open(...members.map((one) => one.id));
  await insertMember(tx, { person, household: id, role, from, until: END });
  await noteMembers(tx, [id]);
  return id;
}

/**
 * Somebody no longer belongs to a household from a day on.
 * Errors: PERSON_UNKNOWN, HOUSEHOLD_NOT_THERE, FACT_DAYS_INVALID.
 */
export async function leaveHousehold(
  county: County,
  {
    person,
    household,
    until,
    ...by
  }: By & { readonly person: number; readonly household: string; readonly until: number },
): Promise<HouseholdDone> {
  const { value, event, seq } = await act(county, 'household-leave', by, async (tx) => {
    await lockKinship(tx, county.code);
    const member = await getMembership(tx, await lockPerson(tx, person), household);
    checkEnd('household', member, until);
    await retractMemberRow(tx, member);
    await insertMember(tx, { ...member, until });
    await noteMembers(tx, [member.household]);
    return member.household;
  });
  return { household: value, event, seq };
}

/** The membership that has no end yet. Errors: HOUSEHOLD_NOT_THERE. */
export async function getMembership(
  tx: Changing,
  records: readonly number[],
  household: string,
): Promise<MemberRow> {
  const known = await membershipsOfRecords(tx, records);
  const found = known.find(({ number, until }) => number === household.trim() && until === END);
  if (!found) throw registryError('HOUSEHOLD_NOT_THERE', { household });
  return found;
}

/** Who lives with whom counts for everybody in the house, also for those who stay. */
export async function noteMembers(tx: Changing, households: readonly number[]): Promise<void> {
  for (const { id } of await membersOf(tx, households)) tx.changed('kinship', id);
}
