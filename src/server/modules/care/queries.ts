/** SQL of care records; see src/db/migrations/repro. It runs as the role of care records, in their schema. */
import type { Changing, County, Reading } from '../../../db/county.ts';
import { dayText } from '../../../db/database.ts';

/** Whether the county has a schema for care records; it can be dropped and everything else goes on. */
export async function isSchemaThere({ db, schema }: County): Promise<boolean> {
  const text = 'select to_regnamespace($1) is not null as is_there';
  return (await db.pool.query<{ is_there: boolean }>(text, [schema])).rows[0]!.is_there;
}

/** Somebody on record, by all numbers that she has had; the first is that of the record that stays. */
export async function recordsOf(tx: Reading, person: number): Promise<readonly number[]> {
  const rows = await tx.query<{ id: number; is_on_record: boolean }>(
    `with recursive record (id) as (
       select $1::bigint
       union
       select case when record.id = merge.person_id then merge.into_id else merge.person_id end
       from record join person_merge merge
         on merge.retracted_in is null and record.id in (merge.person_id, merge.into_id))
     select id, is_on_record from record join person using (id)
     order by exists (select from person_merge where person_id = id and retracted_in is null), id`,
    [person],
  );
  return rows.some((one) => one.is_on_record) ? rows.map(({ id }) => id) : [];
}

export async function isUnit(tx: Reading, unit: number): Promise<boolean> {
  return (await tx.query('select from unit where id = $1', [unit])).length > 0;
}

/** One changes a care record at a time, so that nothing is written while it is being ended or shredded. */
export const lockCare = (tx: Changing, county: County, person: number) =>
  tx.query('select pg_advisory_xact_lock(hashtextextended($1, $2))', [county.schema, person]);

export type EnrolmentRow = {
  readonly id: number;
  readonly unit: number;
  readonly from: number;
  readonly until: number;
  readonly textVersion: string;
  readonly language: 'zh-CN' | 'en';
  readonly readAloud: boolean;
  readonly isEnded: boolean;
};

/** Every consent she gave, the first one first. */
export const enrolmentsOfRecords = (tx: Reading, records: readonly number[]) =>
  tx.query<EnrolmentRow>(
    `select id, unit_id as unit, from_day as from, until_day as until, text_version as "textVersion",
       language, read_aloud as "readAloud", ended_in is not null as "isEnded"
     from enrolment where person_id = any($1) order by id`,
    [records],
  );

export async function insertEnrolment(
  tx: Changing,
  person: number,
  row: Omit<EnrolmentRow, 'id' | 'isEnded'>,
): Promise<number> {
  const [added] = await tx.query<{ id: number }>(
    `insert into enrolment
       (person_id, unit_id, from_day, until_day, text_version, language, read_aloud, added_in)
     values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
    [
      ...[person, row.unit, dayText(row.from), dayText(row.until)],
      ...[row.textVersion, row.language, row.readAloud, tx.event],
    ],
  );
  return added!.id;
}

/** How many consents ended. */
export async function endEnrolments(tx: Changing, records: readonly number[]): Promise<number> {
  const ended = await tx.query(
    `update enrolment set ended_in = $2 where person_id = any($1) and ended_in is null returning id`,
    [records, tx.event],
  );
  return ended.length;
}

export type KeyRow = { readonly person: number; readonly wrapped: Buffer };

export const keysOfRecords = (tx: Reading, records: readonly number[]) =>
  tx.query<KeyRow>(
    'select person_id as person, wrapped from person_key where person_id = any($1)',
    [records],
  );

export const insertKey = (tx: Changing, person: number, wrapped: Buffer) =>
  tx.query('insert into person_key (person_id, wrapped) values ($1, $2)', [person, wrapped]);

/** Deletes her keys and with them every fact, as nobody could open them any more. */
export const deleteKeys = (tx: Changing, records: readonly number[]) =>
  tx.query('delete from person_key where person_id = any($1)', [records]);

export type SealedRow = { readonly person: number; readonly id: number; readonly sealed: Buffer };

/** What holds, sealed. */
export const sealedFacts = (tx: Reading, records: readonly number[]) =>
  tx.query<SealedRow>(
    `select person_id as person, id, sealed from fact
     where person_id = any($1) and retracted_in is null order by id`,
    [records],
  );

export async function insertSealed(tx: Changing, person: number, sealed: Buffer): Promise<number> {
  const [row] = await tx.query<{ id: number }>(
    'insert into fact (person_id, sealed, added_in) values ($1, $2, $3) returning id',
    [person, sealed, tx.event],
  );
  return row!.id;
}

/** Whether there was such a fact that held. */
export async function retractSealed(
  tx: Changing,
  records: readonly number[],
  id: number,
): Promise<boolean> {
  const gone = await tx.query(
    `update fact set retracted_in = $3
     where person_id = any($1) and id = $2 and retracted_in is null returning id`,
    [records, id, tx.event],
  );
  return gone.length > 0;
}
