/**
 * SQL of the registry: the records of one person locked together, facts, kinship and households added
 * and retracted, and all of it as it was known at a change number.
 */
import type { Changing, Reading } from '../../../db/county.ts';
import { dayText } from '../../../db/database.ts';
import type { FactNumbers } from './statements.ts';

/** One changes kinship or merges at a time: only so can nobody become her own ancestor. */
const KINSHIP_LOCK = 7_426_658;

export const lockKinship = (tx: Reading, county: string) =>
  tx.query('select pg_advisory_xact_lock($1, $2)', [KINSHIP_LOCK, Number(county)]);

/** Every record of the people whose records these are. */
const recordsSql = `
  with recursive record (id) as (
    select unnest($1::bigint[])
    union
    select case when record.id = merge.person_id then merge.into_id else merge.person_id end
    from record join person_merge merge
      on merge.retracted_in is null and record.id in (merge.person_id, merge.into_id))`;

export type RecordRow = { readonly id: number; readonly is_on_record: boolean };

/** Records that are read together with these, locked until the transaction ends. */
export async function lockRecords(
  tx: Changing,
  persons: readonly number[],
): Promise<readonly RecordRow[]> {
  for (let known = -1; ; ) {
    const found = await tx.query<{ id: number }>(`${recordsSql} select id from record`, [persons]);
    const locked = await tx.query<RecordRow>(
      `select id, is_on_record from person where id = any($1) order by id for no key update`,
      [found.map(({ id }) => id)],
    );
    // A merge may have come in while this waited for its rows.
    if (locked.length === known) return locked;
    known = locked.length;
  }
}

/** All records of some people, each with the person, by number. */
export const recordsOfEach = (tx: Reading, persons: readonly number[]) =>
  tx.query<{ person: number; id: number }>(
    `with recursive record (person, id) as (
       select id, id from unnest($1::bigint[]) as id
       union
       select record.person, case when record.id = merge.person_id then merge.into_id else merge.person_id end
       from record join person_merge merge
         on merge.retracted_in is null and record.id in (merge.person_id, merge.into_id))
     select person, id from record order by person, id`,
    [persons],
  );

/** The record that stays, of the person whose record this is. */
export async function findStaying(tx: Reading, person: number): Promise<number | undefined> {
  const [row] = await tx.query<{ id: number }>(
    `with recursive up (id, step) as (
       select id, 0 from person where id = $1
       union all
       select merge.into_id, step + 1 from up join person_merge merge
         on merge.person_id = up.id and merge.retracted_in is null)
     select id from up order by step desc limit 1`,
    [person],
  );
  return row?.id;
}

export type PersonRow = {
  readonly id: number;
  readonly name: string;
  readonly is_on_record: boolean;
};

export async function findPerson(tx: Reading, person: number): Promise<PersonRow | undefined> {
  const [row] = await tx.query<PersonRow>(
    'select id, name, is_on_record from person where id = $1',
    [person],
  );
  return row;
}

export async function findByBlindIndexes(
  tx: Reading,
  indexes: readonly Buffer[],
): Promise<PersonRow | undefined> {
  const [row] = await tx.query<PersonRow>(
    `select person.id, name, is_on_record
     from person_identity join person on person.id = person_identity.person_id
     where retracted_in is null and blind_index = any($1)`,
    [indexes],
  );
  return row;
}

/** The number that the next newcomer gets. */
export async function nextPerson(tx: Changing): Promise<number> {
  const [row] = await tx.query<{ id: number }>(
    `select nextval(pg_get_serial_sequence('person', 'id')) as id`,
  );
  return row!.id;
}

export const insertPerson = (tx: Changing, person: number, name: string, reading: string) =>
  tx.query('insert into person (id, name, reading, added_in) values ($1, $2, $3, $4)', [
    person,
    name,
    reading,
    tx.event,
  ]);

export const updateName = (tx: Changing, person: number, name: string, reading: string) =>
  tx.query('update person set name = $2, reading = $3, is_on_record = true where id = $1', [
    person,
    name,
    reading,
  ]);

/** Who within reach of who asks has a number; somebody out of reach is nobody. */
export async function numberHolder(
  tx: Reading,
  indexes: readonly Buffer[],
  today: number,
): Promise<number | undefined> {
  const [row] = await tx.query<{ id: number | null }>('select number_holder($1, $2) as id', [
    indexes,
    dayText(today),
  ]);
  return row!.id ?? undefined;
}

export type NewIdentity = {
  readonly person: number;
  readonly indexes: readonly Buffer[];
  readonly blindIndex: Buffer;
  readonly sealed: Buffer;
  readonly today: number;
};

/**
 * Gives somebody a number in place of the one before; gives who has it already, within reach. Of a number that
 * somebody out of reach has, a claim is kept, and nothing tells.
 */
export async function keepNumber(
  tx: Changing,
  { person, indexes, blindIndex, sealed, today }: NewIdentity,
): Promise<number | undefined> {
  const [row] = await tx.query<{ id: number | null }>(
    'select keep_number($1, $2, $3, $4, $5, $6) as id',
    [person, indexes, blindIndex, sealed, tx.event, dayText(today)],
  );
  return row!.id ?? undefined;
}

/** A fact of one of a person's records. */
export type FactRow = FactNumbers & { readonly id: number; readonly person: number };

type StoredFactRow = {
  readonly id: number;
  readonly person: number;
  readonly kind: number;
  readonly from: number;
  readonly until: number;
  readonly low: number | null;
  readonly high: number | null;
};

const known = <Row extends StoredFactRow>({ low, high, ...rest }: Row) => ({
  ...rest,
  low: low ?? undefined,
  high: high ?? undefined,
});

export async function factsOfRecords(
  tx: Reading,
  records: readonly number[],
): Promise<readonly FactRow[]> {
  const rows = await tx.query<StoredFactRow>(
    `select id, person_id as person, kind, from_day as from, until_day as until, low, high
     from fact where person_id = any($1) and retracted_in is null order by id`,
    [records],
  );
  return rows.map(known);
}

export async function insertFact(
  tx: Changing,
  person: number,
  { kind, from, until, low, high }: FactNumbers,
): Promise<number> {
  const [row] = await tx.query<{ id: number }>(
    `insert into fact (person_id, kind, from_day, until_day, low, high, added_in)
     values ($1, $2, $3, $4, $5, $6, $7) returning id`,
    [person, kind, dayText(from), dayText(until), low ?? null, high ?? null, tx.event],
  );
  return row!.id;
}

export const retractFactRow = (tx: Changing, { person, id }: Pick<FactRow, 'person' | 'id'>) =>
  tx.query('update fact set retracted_in = $3 where person_id = $1 and id = $2', [
    person,
    id,
    tx.event,
  ]);

export type LinkRelation = 'parents' | 'children' | 'guardians' | 'spouse';

export type LinkRow = {
  readonly id: number;
  readonly person: number;
  readonly other: number;
  readonly relation: LinkRelation;
  readonly from: number;
  readonly until: number;
};

/** Links of these records, from either side. */
export const linksOfRecords = (tx: Reading, records: readonly number[]) =>
  tx.query<LinkRow>(
    `select id, person_id as person, other_id as other, relation, from_day as from, until_day as until
     from relationship where retracted_in is null and person_id = any($1)
     union
     select id, person_id, other_id, relation, from_day, until_day
     from relationship where retracted_in is null and other_id = any($1)
     order by id`,
    [records],
  );

export async function insertLink(
  tx: Changing,
  { person, other, relation, from, until }: Omit<LinkRow, 'id'>,
): Promise<number> {
  const [row] = await tx.query<{ id: number }>(
    `insert into relationship (person_id, other_id, relation, from_day, until_day, added_in)
     values ($1, $2, $3, $4, $5, $6) returning id`,
    [person, other, relation, dayText(from), dayText(until), tx.event],
  );
  return row!.id;
}

export const retractLinkRow = (tx: Changing, { person, id }: Pick<LinkRow, 'person' | 'id'>) =>
  tx.query('update relationship set retracted_in = $3 where person_id = $1 and id = $2', [
    person,
    id,
    tx.event,
  ]);

/** Whether one of these records belongs to the parents, or the parents' parents, of the others. */
export async function isAmongAncestors(
  tx: Reading,
  records: readonly number[],
  of: readonly number[],
): Promise<boolean> {
  const [row] = await tx.query<{ found: boolean }>('select are_ancestors($1, $2) as found', [
    records,
    of,
  ]);
  return row!.found;
}

export type MemberRow = {
  readonly id: number;
  readonly person: number;
  readonly household: number;
  readonly number: string;
  readonly role: string;
  readonly from: number;
  readonly until: number;
};

export const membershipsOfRecords = (tx: Reading, records: readonly number[]) =>
  tx.query<MemberRow>(
    `select member.id, person_id as person, household_id as household, number, role,
       from_day as from, until_day as until
     from household_member member join household on household.id = household_id
     where person_id = any($1) and retracted_in is null order by member.id`,
    [records],
  );

export type MemberOf = { readonly id: number; readonly is_current: boolean };

/** Everybody who belongs or belonged to households, whoever asks. */
export const membersOf = (tx: Reading, households: readonly number[]) =>
  tx.query<MemberOf>('select person_id as id, is_current from members_of($1)', [households]);

/** The household with a number; one is made where there is none. */
export async function householdId(tx: Changing, number: string): Promise<number> {
  await tx.query(
    'insert into household (number, added_in) values ($1, $2) on conflict (number) do nothing',
    [number, tx.event],
  );
  const [row] = await tx.query<{ id: number }>('select id from household where number = $1', [
    number,
  ]);
  return row!.id;
}

export const insertMember = (
  tx: Changing,
  { person, household, role, from, until }: Omit<MemberRow, 'id' | 'number'>,
) =>
  tx.query(
    `insert into household_member (person_id, household_id, role, from_day, until_day, added_in)
     values ($1, $2, $3, $4, $5, $6)`,
    [person, household, role, dayText(from), dayText(until), tx.event],
  );

export const retractMemberRow = (tx: Changing, { person, id }: Pick<MemberRow, 'person' | 'id'>) =>
  tx.query('update household_member set retracted_in = $3 where person_id = $1 and id = $2', [
    person,
    id,
    tx.event,
  ]);

/** Merges as they were known at change number $2, and the records of one person by them. */
const recordsAtSql = `
  with recursive merge (person_id, into_id) as (
    select person_id, into_id from person_merge
      join event added on added.id = added_in
      left join event gone on gone.id = retracted_in
    where added.seq <= $2 and (gone.seq is null or gone.seq > $2)),
  record (id) as (
    select $1::bigint
    union
    select case when record.id = merge.person_id then merge.into_id else merge.person_id end
    from record join merge on record.id in (merge.person_id, merge.into_id))`;

/** By which event a row came, and by which it went, as far as known at $2. */
const historySql = `
  added.seq as added_seq, added.id as event, added.kind as act, added.actor, added.source,
  case when gone.seq <= $2 then gone.seq end as retracted_seq`;

const joinEventsSql = `
  join event added on added.id = row.added_in
  left join event gone on gone.id = row.retracted_in`;

export type History = {
  readonly added_seq: number;
  readonly event: number;
  readonly act: string;
  readonly actor: string;
  readonly source: string | null;
  readonly retracted_seq: number | null;
};

export async function recordsKnownAt(
  tx: Reading,
  person: number,
  seq: number,
): Promise<readonly number[]> {
  const rows = await tx.query<{ id: number }>(`${recordsAtSql} select id from record order by id`, [
    person,
    seq,
  ]);
  return rows.map(({ id }) => id);
}

export async function factsKnownAt(
  tx: Reading,
  person: number,
  seq: number,
): Promise<readonly (FactRow & History)[]> {
  const rows = await tx.query<StoredFactRow & History>(
    `${recordsAtSql}
     select row.id, person_id as person, row.kind, from_day as from, until_day as until, low, high,
       ${historySql}
     from fact row ${joinEventsSql}
     where person_id in (select id from record) and added.seq <= $2 order by added.seq, row.id`,
    [person, seq],
  );
  return rows.map(known);
}

export const linksKnownAt = (tx: Reading, person: number, seq: number) =>
  tx.query<LinkRow & History>(
    `${recordsAtSql}
     select row.id, person_id as person, other_id as other, relation,
       from_day as from, until_day as until, ${historySql}
     from relationship row ${joinEventsSql}
     where (person_id in (select id from record) or other_id in (select id from record))
       and added.seq <= $2 order by added.seq, row.id`,
    [person, seq],
  );

export const membershipsKnownAt = (tx: Reading, person: number, seq: number) =>
  tx.query<MemberRow & History>(
    `${recordsAtSql}
     select row.id, person_id as person, household_id as household, number, role,
       from_day as from, until_day as until, ${historySql}
     from household_member row join household on household.id = household_id ${joinEventsSql}
     where person_id in (select id from record) and added.seq <= $2 order by added.seq, row.id`,
    [person, seq],
  );

export async function recordsOf(tx: Reading, person: number): Promise<readonly number[]> {
  const rows = await tx.query<{ id: number }>(`${recordsSql} select id from record`, [[person]]);
  return rows.map(({ id }) => id);
}

/** The records of one person, locked against other changes until the transaction ends. */
export async function lockOwn(tx: Reading, person: number): Promise<readonly number[]> {
  const records = await recordsOf(tx, person);
  await tx.query('select from person where id = any($1) order by id for no key update', [records]);
  return records;
}

/** A short text over everything that can be seen of some records; equal only while nothing of it changes. */
export async function versionOfRecords(tx: Reading, records: readonly number[]): Promise<string> {
  const [row] = await tx.query<{ version: string }>(
    `select md5(string_agg(line, ';' order by line)) as version from (
       select concat_ws(' ', 'person', id, name) as line from person where id = any($1)
       union all
       select concat_ws(' ', 'fact', id, retracted_in) from fact where person_id = any($1)
       union all
       select concat_ws(' ', 'link', id, retracted_in) from relationship
         where person_id = any($1) or other_id = any($1)
       union all
       select concat_ws(' ', 'member', id, retracted_in) from household_member where person_id = any($1)
       union all
       select concat_ws(' ', 'number', id, retracted_in) from person_identity where person_id = any($1)
     ) as seen`,
    [records],
  );
  return row!.version;
}
