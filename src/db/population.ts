/**
 * A county's record as a population: rows of facts and kinship become the columns that rules are
 * evaluated over. One person with relatives and a whole county take the same way.
 */
import {
  type Kinship,
  layOutKinship,
  nameKey,
  newKey,
  newKinship,
  pushLink,
  pushUnlisted,
} from '../model/kinship.ts';
import { type Population, populationBuilder, type Relation } from '../rules/index.ts';
import { copyOut } from './copy/copy-out.ts';
import type { Client } from './database.ts';
import { basicKinds, factKindName } from './fact-kinds.ts';
import { type OwnFacts, ownFacts } from './own-facts.ts';

/** People of the record by index. */
export type RecordedPeople = {
  readonly population: Population;
  /** Number of the person at each index, ascending. */
  readonly personIds: Float64Array;
  /** Index of a person; someone who was merged has the index of the record that stays. */
  readonly findIndex: (personId: number) => number | undefined;
};

/** Larger households are dormitories and institutions, where living together says nothing. */
const HOUSEHOLD_MEMBERS_MAX = 30;

/** A fact that is kept elsewhere and laid beside the record; `kind` by name. */
export type FactBeside = {
  readonly personId: number;
  readonly kind: string;
  readonly from: number;
  readonly until: number;
  readonly low: number | undefined;
  readonly high: number | undefined;
};

/** The people with these numbers, or everybody; merged records count for the record that stays. */
export async function loadPeople(
  client: Client,
  persons?: readonly number[],
  beside: readonly FactBeside[] = [],
): Promise<RecordedPeople> {
  const group = persons && (await findWithin(client, persons, 0));
  const only = group && idList(group.map(({ id }) => id));
  const merges = await readMerges(client, only);
  const loading = await readPersons(client, merges, only);
  const own = ownFacts(loading.personIds.length);
  const builder = populationBuilder();
  await readFacts(client, loading, only, own, builder.addFact);
  for (const { personId, kind, from, until, low, high } of beside) {
    const index = indexOf(loading, personId);
    if (index !== undefined)
      builder.addFact(kind, index, { from, until, ...valueRange(low, high) });
  }
  await readRelationships(client, loading, only);
  await readHouseholds(client, loading, only);
  for (let index = 0; index < loading.personIds.length; index++) {
    builder.addPerson(own.personOf(index));
  }
  stateUnlisted(loading.kinship, own);
  layOutKinship(builder, loading.kinship, []);
  return {
    population: builder.build(),
    personIds: Float64Array.from(loading.personIds),
    findIndex: (personId) => indexOf(loading, personId),
  };
}

/** How many steps of kinship or household somebody is away from the nearest of the given people. */
export type Near = { readonly id: number; readonly steps: number };

/**
 * People within so many steps of kinship and household of the given ones, these included. Records that
 * are read together are no step apart.
 */
export async function findWithin(
  client: Client,
  persons: readonly number[],
  steps: number,
): Promise<readonly Near[]> {
  const { rows } = await client.query<Near>(within, [persons, steps]);
  return rows;
}

const within = `
  with recursive near (id, steps) as (
    select id, 0 from unnest($1::bigint[]) as id
    union
    select next.id, near.steps + next.cost from near cross join lateral (
      select into_id as id, 0 as cost from person_merge
        where person_id = near.id and retracted_in is null
      union all select person_id, 0 from person_merge
        where into_id = near.id and retracted_in is null
      union all select other_id, 1 from relationship
        where person_id = near.id and retracted_in is null
      union all select person_id, 1 from relationship
        where other_id = near.id and retracted_in is null
      union all select other.person_id, 1 from household_member own
        join household_member other using (household_id)
        where own.person_id = near.id and own.retracted_in is null and other.retracted_in is null
    ) as next where near.steps + next.cost <= $2)
  select id, min(steps) as steps from near group by id`;

/** COPY takes no parameters; numbers are the only values that are ever written into its text. */
function idList(persons: readonly number[]): string {
  if (!persons.every((id) => Number.isSafeInteger(id))) throw new RangeError('not a person number');
  return persons.length === 0 ? 'null' : persons.join(',');
}

const where = (only: string | undefined, condition: string) =>
  only === undefined ? '' : `and ${condition.replaceAll('?', only)}`;

/** Of each merged record the one that stays. */
type Merges = ReadonlyMap<number, number>;

async function readMerges(client: Client, only: string | undefined): Promise<Merges> {
  const next = new Map<number, number>();
  await copyOut(
    client,
    `select person_id, into_id from person_merge where retracted_in is null
      ${where(only, '(person_id in (?) or into_id in (?))')}`,
    (row) => next.set(row.int8(), row.int8()),
  );
  const last = new Map<number, number>();
  for (const id of next.keys()) {
    let into = id;
    for (let steps = 0; next.has(into) && steps <= next.size; steps++) into = next.get(into)!;
    last.set(id, into);
  }
  return last;
}

type Loading = {
  readonly kinship: Kinship;
  readonly merges: Merges;
  readonly personIds: readonly number[];
  /** Keys of kinship by person number, of people on record and of others who are named. */
  readonly keys: Map<number, number>;
};

async function readPersons(
  client: Client,
  merges: Merges,
  only: string | undefined,
): Promise<Loading> {
  const personIds: number[] = [];
  await copyOut(
    client,
    `select id from person where is_on_record ${where(only, 'id in (?)')} order by id`,
    (row) => {
      const id = row.int8();
      if (!merges.has(id)) personIds.push(id);
    },
  );
  const kinship = newKinship();
  const keys = new Map<number, number>();
  for (const id of personIds) {
    const key = newKey(kinship);
    keys.set(id, key);
    nameKey(kinship, key);
  }
  return { kinship, merges, personIds, keys };
}

function keyOf({ merges, keys, kinship }: Loading, personId: number): number {
  const id = merges.get(personId) ?? personId;
  const known = keys.get(id);
  if (known !== undefined) return known;
  const key = newKey(kinship);
  keys.set(id, key);
  return key;
}

/** Index of someone on record. The first keys were given in the order of the people. */
function indexOf({ merges, keys, personIds }: Loading, personId: number): number | undefined {
  const key = keys.get(merges.get(personId) ?? personId);
  return key === undefined || key >= personIds.length ? undefined : key;
}

async function readFacts(
  client: Client,
  loading: Loading,
  only: string | undefined,
  own: OwnFacts,
  addFact: ReturnType<typeof populationBuilder>['addFact'],
): Promise<void> {
  const { merges, personIds } = loading;
  const stays = new Set(merges.values());
  const once = new Set<string>();
  await copyOut(
    client,
    `select person_id, kind, from_day, until_day, low, high from fact
      where retracted_in is null ${where(only, 'person_id in (?)')}`,
    (row) => {
      const personId = row.int8();
      const index = indexOf(loading, personId);
      if (index === undefined) return;
      const kind = row.int2();
      const [from, until] = [row.date(), row.date()];
      const low = row.isNone() ? undefined : row.int8();
      const high = row.isNone() ? undefined : row.int8();
      if (kind <= basicKinds['unlisted/spouse']) {
        own.state(kind, index, { from, until, low, high }, personId, personIds[index]!);
        return;
      }
      if (merges.has(personId) || stays.has(personId)) {
        // Two records of one person may both say the same.
        const text = [index, kind, from, until, low, high].join();
        if (once.has(text)) return;
        once.add(text);
      }
      addFact(factKindName(kind), index, { from, until, ...valueRange(low, high) });
    },
  );
}

const valueRange = (low: number | undefined, high: number | undefined) =>
  low === undefined || high === undefined ? {} : { low, high };

/** The same link seen from the other side, for people who are only named. */
const seenFromOther = { parents: 'children', children: 'parents', spouse: 'spouse' } as const;

async function readRelationships(
  client: Client,
  loading: Loading,
  only: string | undefined,
): Promise<void> {
  const { kinship } = loading;
  await copyOut(
    client,
    `select person_id, other_id, relation, from_day, until_day from relationship
      where retracted_in is null ${where(only, '(person_id in (?) or other_id in (?))')}`,
    (row) => {
      const [personId, otherId] = [row.int8(), row.int8()];
      const relation = row.text() as Relation;
      const during = { from: row.date(), until: row.date() };
      const [self, other] = [indexOf(loading, personId), indexOf(loading, otherId)];
      if (self !== undefined) {
        const key = keyOf(loading, otherId);
        if (key !== self) pushLink(kinship, relation, self, key, during);
      } else if (other !== undefined && relation !== 'guardians') {
        const seen = seenFromOther[relation as keyof typeof seenFromOther];
        pushLink(kinship, seen, other, keyOf(loading, personId), during);
      }
    },
  );
}

type Member = { readonly personId: number; readonly from: number; readonly until: number };

async function readHouseholds(
  client: Client,
  loading: Loading,
  only: string | undefined,
): Promise<void> {
  let household = -1;
  let members: Member[] = [];
  await copyOut(
    client,
    `select household_id, person_id, from_day, until_day from household_member
      where retracted_in is null ${where(
        only,
        `household_id in (select household_id from household_member
          where person_id in (?) and retracted_in is null)`,
      )} order by household_id, person_id`,
    (row) => {
      const id = row.int8();
      if (id !== household) {
        linkMembers(loading, members);
        household = id;
        members = [];
      }
      members.push({ personId: row.int8(), from: row.date(), until: row.date() });
    },
  );
  linkMembers(loading, members);
}

/** Members are of one household on the days on which both belong to it. */
function linkMembers(loading: Loading, members: readonly Member[]): void {
  if (members.length > HOUSEHOLD_MEMBERS_MAX) return;
  for (const [place, one] of members.entries()) {
    for (const other of members.slice(place + 1)) {
      const from = Math.max(one.from, other.from);
      const until = Math.min(one.until, other.until);
      const [self, key] = [indexOf(loading, one.personId), keyOf(loading, other.personId)];
      const seen = indexOf(loading, other.personId);
      if (from >= until || self === key) continue;
      if (self !== undefined) pushLink(loading.kinship, 'household', self, key, { from, until });
      else if (seen !== undefined) {
        const named = keyOf(loading, one.personId);
        pushLink(loading.kinship, 'household', seen, named, { from, until });
      }
    }
  }
}

function stateUnlisted(kinship: Kinship, own: OwnFacts): void {
  for (const { relation, index, low, high } of own.unlisted()) {
    if (relation === 'children-ever') pushUnlisted(kinship.childrenEver, index, low, high);
    else pushUnlisted(kinship.unlisted.get(relation)!, index, low, high);
  }
}
