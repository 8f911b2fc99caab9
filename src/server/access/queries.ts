/** SQL of the access decision: how an asker stands to people, and who the next ones are that a post serves. */
import type { Reading } from '../../db/county.ts';

export type Standing = {
  readonly id: number;
  /** All records of the person. */
  readonly records: readonly number[];
  readonly is_served: boolean;
  readonly is_on_task: boolean;
  readonly is_emergency: boolean;
};

export type Stand = {
  readonly areas: string;
  readonly isWhole: boolean;
  readonly unit: number | null;
  readonly post: number | null;
  readonly task: number | null;
  /**
   * Which tasks count besides: a phone holds whoever has an open one, and may send what it wrote down for one that
   * its own account has closed since.
   */
  readonly tasks: 'named' | 'open' | 'own';
  readonly account: number;
  /** As text. */
  readonly today: string;
  /** By the clock of the server. */
  readonly now: Date;
};

/** Runs as the staff role, so it sees places in the asker's areas and tasks of the asker's unit only. */
export const standingsOf = (tx: Reading, persons: readonly number[], stand: Stand) =>
  tx.query<Standing>(
    `with recursive record (asked, id) as (
       select id, id from unnest($1::bigint[]) as id
       union
       select record.asked, case when record.id = merge.person_id then merge.into_id else merge.person_id end
       from record join person_merge merge
         on merge.retracted_in is null and record.id in (merge.person_id, merge.into_id)),
     person_of as (select asked, array_agg(id order by id) as records from record group by asked),
     -- All at once: asked one by one, a hundred people would call the function and look at the tasks a hundred times.
     near as materialized (
       select asked, id from record
       union select asked, member_id from record join (
         select mate.* from (select array_agg(id) as all_records from record) as every
           cross join housemates(all_records) as mate) as mate on mate.person_id = record.id),
     on_task as materialized (
       select asked from near join task on task.person_id = near.id
       where unit_id = $4 and (post_id is null or post_id = $5)
         and (task.id = $6 or $10 <> 'named')
         and (closed_in is null or ($10 = 'own' and exists (
           select from event where event.id = closed_in and actor = concat('account ', $7::bigint)
             and recorded_at > $9::timestamptz - interval '30 days'))))
     select asked as id, records,
       $3 or exists (
         select from fact where person_id = any(records) and kind in (21, 23) and retracted_in is null
           and from_day <= $8 and until_day > $8
           and int8range(low, high, '[]') <@ nullif($2, '')::int8multirange) as is_served,
       asked in (select asked from on_task) as is_on_task,
       exists (
         select from emergency_access where account_id = $7::bigint and person_id = any(records)
           and verdict is null and until_at > $9) as is_emergency
     from person_of`,
    [
      ...[persons, stand.areas, stand.isWhole, stand.unit, stand.post, stand.task],
      ...[stand.account, stand.today, stand.now, stand.tasks],
    ],
  );

/** Numbers of the next people who live or are registered in the asker's areas, ascending. */
export async function nextServed(
  tx: Reading,
  { areas, isWhole, today }: Pick<Stand, 'areas' | 'isWhole' | 'today'>,
  after: number,
  limit: number,
): Promise<readonly number[]> {
  const rows = isWhole
    ? await tx.query<{ id: number }>('select people_after($1, $2) as id', [after, limit])
    : await tx.query<{ id: number }>(
        // Found whole by place and then sorted: in the order of numbers it would look at everybody.
        `with recursive served as materialized (
           select person_id as id from fact
           where kind in (21, 23) and retracted_in is null and from_day <= $2 and until_day > $2
             and low >= lower($1::int8multirange) and low < upper($1::int8multirange)
             and int8range(low, high, '[]') <@ $1::int8multirange),
         staying (id, into_id) as (
           select id, id from served
           union
           select staying.id, merge.into_id from staying
             join person_merge merge on merge.person_id = staying.into_id and merge.retracted_in is null)
         select distinct into_id as id from staying
         where into_id > $3
           and not exists (
             select from person_merge further
             where further.person_id = staying.into_id and further.retracted_in is null)
         order by into_id limit $4`,
        [areas, today, after, limit],
      );
  return rows.map(({ id }) => id);
}

/** Numbers of the next people with an open task of the asker's unit and post, and of those they keep house with. */
export async function nextOnTasks(
  tx: Reading,
  { unit, post }: Pick<Stand, 'unit' | 'post'>,
  after: number,
  limit: number,
): Promise<readonly number[]> {
  const rows = await tx.query<{ id: number }>(
    `with recursive on_task as materialized (
       select array_agg(distinct person_id) as persons from task
       where unit_id = $1 and (post_id is null or post_id = $2) and closed_in is null),
     staying (id, into_id) as (
       select id, id from (
         select unnest(persons) as id from on_task
         union select member_id from on_task cross join housemates(persons)) as near
       union
       select staying.id, merge.into_id from staying
         join person_merge merge on merge.person_id = staying.into_id and merge.retracted_in is null)
     select distinct into_id as id from staying
     where into_id > $3 and not exists (
       select from person_merge further
       where further.person_id = staying.into_id and further.retracted_in is null)
     order by into_id limit $4`,
    [unit, post, after, limit],
  );
  return rows.map(({ id }) => id);
}

export const programNumbers = (tx: Reading) =>
  tx.query<{ id: number; name: string }>('select id, name from program');
