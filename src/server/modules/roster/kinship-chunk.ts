/**
 * The kinship of a chunk of people, once everybody's facts are in: relatives are looked up by number;
 * who is only named gets a record without facts, so that the link is kept.
 */
import type { Changing, Reading } from '../../../db/county.ts';
import { BEGINNING, END } from '../../../rules/index.ts';
import { type Counts, noCounts } from './counts.ts';
import type { Importing, StatedKey, StatedLink } from './incoming.ts';
import { sealContext } from './people-chunk.ts';
import {
  findByBlindIndex,
  householdIds,
  insertConflicts,
  insertLinks,
  insertMembers,
  insertPersons,
  type LinkRow,
  linksOfPersons,
  lockPersons,
  type MemberRow,
  membershipsOf,
  type NewConflict,
  nextPersonIds,
} from './queries.ts';

/** A relative: on record with a number, or only named. */
type Named = { readonly personId: number } | { readonly unknownKey: StatedKey };

type PlannedLink = Omit<StatedLink, 'key'> & { readonly personId: number; readonly other: Named };

export type KinshipPlan = {
  readonly links: readonly PlannedLink[];
  readonly members: readonly MemberRow[];
  readonly conflicts: readonly NewConflict[];
};

/** Compares the kinship of the people `[from, until)`, which nobody else changes now, with the record. */
export async function planKinship(
  tx: Changing,
  importing: Importing,
  from: number,
  until: number,
): Promise<KinshipPlan> {
  const { statements, incoming } = importing;
  const stated = [];
  const keys = new Map<number, StatedKey>();
  for (let index = from; index < until; index++) {
    stated.push({ index, links: statements.linksOf(index) });
  }
  const { kinship } = incoming.people.stated;
  const missing: number[] = [];
  for (const { index, links } of stated) {
    if (importing.personIds[index] === 0) missing.push(index);
    for (const { key } of links) {
      const other = kinship.indexOf.at(key);
      if (other >= 0 && importing.personIds[other] === 0) missing.push(other);
      const named = other < 0 ? statements.keyOfRelative(key) : undefined;
      if (named) keys.set(key, named);
    }
  }
  await findPersons(tx, importing, [...new Set(missing)]);
  const named = await findNamed(tx, importing, keys);
  const persons = stated.map(({ index }) => importing.personIds[index]!);
  await lockPersons(tx, persons);
  const conflicts: NewConflict[] = [];
  const known = knownLinks(await linksOfPersons(tx, persons));
  const links = stated.flatMap(({ index, links: own }) =>
    own.flatMap(({ key, ...link }): PlannedLink[] => {
      const personId = importing.personIds[index]!;
      const other = kinship.indexOf.at(key);
      const who: Named | undefined =
        other >= 0 ? { personId: importing.personIds[other]! } : named.get(key);
      if (!who) return [];
      const planned = { ...link, personId, other: who };
      const verdict = known.verdict(planned);
      if (verdict === 'conflict') {
        conflicts.push({
          personId,
          place: incoming.placeOf(index),
          kind: link.relation,
          stored: { differs: true },
          incoming: { relation: link.relation },
        });
      }
      return verdict === 'new' ? [planned] : [];
    }),
  );
  const members = await planMembers(tx, importing, from, until, conflicts);
  return { links, members, conflicts };
}

/** Numbers of people whose chunk another process, or this one before it was cut off, has written. */
async function findPersons(
  tx: Reading,
  { statements, keys, personIds }: Importing,
  indexes: readonly number[],
): Promise<void> {
  if (indexes.length === 0) return;
  const byBlindIndex = new Map(
    indexes.map((index) => [keys.blindIndex(statements.keyOf(index).text).toString('hex'), index]),
  );
  const blind = [...byBlindIndex.keys()].map((hex) => Buffer.from(hex, 'hex'));
  for (const { id, blind_index } of await findByBlindIndex(tx, blind)) {
    personIds[byBlindIndex.get(blind_index.toString('hex'))!] = id;
  }
}

async function findNamed(
  tx: Reading,
  { keys }: Importing,
  wanted: ReadonlyMap<number, StatedKey>,
): Promise<ReadonlyMap<number, Named>> {
  const blind = new Map([...wanted].map(([key, { text }]) => [key, keys.blindIndex(text)]));
  const found = await findByBlindIndex(tx, [...blind.values()]);
  const ids = new Map(found.map(({ id, blind_index }) => [blind_index.toString('hex'), id]));
  return new Map(
    [...wanted].map(([key, unknownKey]): [number, Named] => {
      const personId = ids.get(blind.get(key)!.toString('hex'));
      return [key, personId === undefined ? { unknownKey } : { personId }];
    }),
  );
}

/** The same link from the other side. */
const opposite = { parents: 'children', children: 'parents', spouse: 'spouse' } as const;

const linkText = (self: number, relation: string, other: number) => `${self} ${relation} ${other}`;

function knownLinks(rows: readonly LinkRow[]) {
  const texts = new Set<string>();
  const marriedTo = new Map<number, number>();
  for (const { person_id, other_id, relation, until_day } of rows) {
    texts.add(linkText(person_id, relation, other_id));
    if (relation === 'guardians') continue;
    texts.add(linkText(other_id, opposite[relation as keyof typeof opposite], person_id));
    if (relation !== 'spouse' || until_day !== END) continue;
    marriedTo.set(person_id, other_id);
    marriedTo.set(other_id, person_id);
  }
  return {
    verdict: ({ personId, relation, other, until }: PlannedLink) => {
      if ('personId' in other && texts.has(linkText(personId, relation, other.personId))) {
        return 'known';
      }
      if ('personId' in other && other.personId === personId) return 'known';
      return relation === 'spouse' && until === END && marriedTo.has(personId) ? 'conflict' : 'new';
    },
  };
}

async function planMembers(
  tx: Reading,
  { incoming, personIds }: Importing,
  from: number,
  until: number,
  conflicts: NewConflict[],
): Promise<readonly MemberRow[]> {
  const persons = [...personIds.subarray(from, until)];
  const stored = new Map((await membershipsOf(tx, persons)).map((row) => [row.person_id, row]));
  const members: MemberRow[] = [];
  for (let index = from; index < until; index++) {
    const household = incoming.householdOf(index);
    if (!household) continue;
    const { number, role } = household;
    const person_id = personIds[index]!;
    const known = stored.get(person_id);
    if (!known) {
      members.push({ person_id, number, role, from_day: household.from ?? BEGINNING });
    } else if (known.number !== number) {
      conflicts.push({
        personId: person_id,
        place: incoming.placeOf(index),
        kind: 'household',
        stored: { number: known.number },
        incoming: { number },
      });
    }
  }
  return members;
}

/** Writes what was planned. */
export async function applyKinship(
  tx: Changing,
  importing: Importing,
  importId: number,
  { links, members, conflicts }: KinshipPlan,
): Promise<Counts> {
  const stubs = await addNamedOnly(tx, importing, links);
  const rows = links.map(({ personId, relation, other, from, until }) => ({
    person_id: personId,
    other_id: 'personId' in other ? other.personId : stubs.get(other.unknownKey.text)!,
    relation,
    from_day: from,
    until_day: until,
  }));
  await insertLinks(tx, rows);
  const households = await householdIds(
    tx,
    members.map(({ number }) => number),
  );
  await insertMembers(
    tx,
    members.map(({ number, ...member }) => ({ ...member, household_id: households.get(number)! })),
  );
  if (conflicts.length > 0) await insertConflicts(tx, importId, conflicts);
  const touched = new Set([
    ...rows.flatMap(({ person_id, other_id }) => [person_id, other_id]),
    ...members.map(({ person_id }) => person_id),
  ]);
  for (const person of touched) tx.changed('kinship', person);
  return { ...noCounts, newLinks: rows.length, conflicts: conflicts.length };
}

/** Records of people who are only named, by the text of their number. */
async function addNamedOnly(
  tx: Changing,
  { keys }: Importing,
  links: readonly PlannedLink[],
): Promise<ReadonlyMap<string, number>> {
  const unknown = new Map(
    links.flatMap(({ other }) =>
      'unknownKey' in other ? [[other.unknownKey.text, other.unknownKey] as const] : [],
    ),
  );
  if (unknown.size === 0) return new Map();
  const ids = await nextPersonIds(tx, unknown.size);
  const added = [...unknown.values()].map(({ kind, text }, place) => {
    const id = ids[place]!;
    const key = {
      kind,
      blindIndex: keys.blindIndex(text),
      sealed: keys.sealId(text, sealContext(id)),
    };
    return { text, person: { id, name: '', reading: '', isOnRecord: false, key } };
  });
  await insertPersons(
    tx,
    added.map(({ person }) => person),
  );
  return new Map(added.map(({ text, person }) => [text, person.id]));
}
