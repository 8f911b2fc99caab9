/** SQL of people as they are shown: who keeps house with whom, and what several people's records say. */
import type { Reading } from '../../../../db/county.ts';
import type { FactRow, History } from '../queries.ts';

/** Those who keep house with somebody, herself included; of merged records the one that stays. */
export async function housematesOf(tx: Reading, person: number): Promise<readonly number[]> {
  const rows = await tx.query<{ id: number }>(
    `with recursive own (id) as (
       select $1::bigint
       union
       select case when own.id = merge.person_id then merge.into_id else merge.person_id end
       from own join person_merge merge
         on merge.retracted_in is null and own.id in (merge.person_id, merge.into_id)),
     up (id) as (
       select $1::bigint union select member_id from housemates(array(select id from own))
       union
       select merge.into_id from up join person_merge merge
         on merge.person_id = up.id and merge.retracted_in is null)
     select id from up where not exists (
       select from person_merge where person_id = up.id and retracted_in is null) order by id`,
    [person],
  );
  return rows.map(({ id }) => id);
}

export type RecordOf = { readonly person: number; readonly record: number };

/** All records of each of some people, the one that stays first. */
export const recordsOfEach = (tx: Reading, persons: readonly number[]) =>
  tx.query<RecordOf>(
    `with recursive found (person, record) as (
       select id, id from unnest($1::bigint[]) as id
       union
       select found.person, case when found.record = merge.person_id then merge.into_id else merge.person_id end
       from found join person_merge merge
         on merge.retracted_in is null and found.record in (merge.person_id, merge.into_id))
     select person, record from found order by person, record <> person, record`,
    [persons],
  );

type HeldRow = Omit<FactRow, 'low' | 'high'> & {
  readonly low: number | null;
  readonly high: number | null;
};

/** The facts that hold of some records, with the acts by which they came. */
export const factsHeldBy = (tx: Reading, records: readonly number[]) =>
  tx.query<HeldRow & History>(
    `select fact.id, person_id as person, fact.kind, from_day as from, until_day as until, low, high,
       added.seq as added_seq, added.id as event, added.kind as act, added.actor, added.source,
       null::bigint as retracted_seq
     from fact join event added on added.id = added_in
     where person_id = any($1) and retracted_in is null order by fact.id`,
    [records],
  );

export const namesOfPeople = (tx: Reading, persons: readonly number[]) =>
  tx.query<{ id: number; name: string; is_on_record: boolean }>(
    'select id, name, is_on_record from person where id = any($1) order by id',
    [persons],
  );

/** What areas are called on a day, by code. */
export const areaNames = (tx: Reading, codes: readonly string[], on: string) =>
  tx.query<{ code: string; name: string }>(
    'select code, name from area_code where code = any($1) and from_day <= $2 and until_day > $2',
    [codes, on],
  );
