/** SQL of who does which tasks, of hand-overs, and of phone numbers. */
import type { Changing, Reading } from '../../../db/county.ts';
import { dayText } from '../../../db/database.ts';

export const setPost = (tx: Changing, task: number, post: number | undefined) =>
  tx.query('update task set post_id = $2, stands_in_for = null where id = $1', [
    task,
    post ?? null,
  ]);

/** Whether a unit has a post today or later. */
export async function hasPost(
  tx: Reading,
  { post, unit, today }: { readonly post: number; readonly unit: number; readonly today: number },
): Promise<boolean> {
  const text =
    'select from post where id = $1 and unit_id = $2 and ended_in is null and until_day > $3::date';
  return (await tx.query(text, [post, unit, dayText(today)])).length > 0;
}

export type PostLoad = {
  readonly post: number | null;
  readonly open: number;
  readonly booked: number;
  readonly dueThisWeek: number;
  readonly late: number;
};

/** Open tasks of a unit by post. */
export const loadOfUnit = (tx: Reading, unit: number, today: number, weekDays: number) =>
  tx.query<PostLoad>(
    `select post_id as post, count(*) as open, count(booked_for) as booked,
       count(*) filter (where due_day >= $2::date and due_day < $2::date + $3::int) as "dueThisWeek",
       count(*) filter (where due_day < $2::date) as late
     from task where unit_id = $1 and closed_in is null group by post_id order by post_id nulls first`,
    [unit, dayText(today), weekDays],
  );

export type HandOverRow = {
  readonly unit: number;
  readonly fromPost: number;
  readonly toPost: number;
  readonly from: number;
  readonly until: number;
};

/** The number of a new hand-over; undefined: the tasks of that post are handed over already. */
export async function insertHandOver(tx: Changing, one: HandOverRow): Promise<number | undefined> {
  const [row] = await tx.query<{ id: number }>(
    `insert into hand_over (unit_id, from_post_id, to_post_id, from_day, until_day, added_in)
     values ($1, $2, $3, $4, $5, $6) on conflict (from_post_id) where ended_in is null do nothing returning id`,
    [one.unit, one.fromPost, one.toPost, dayText(one.from), dayText(one.until), tx.event],
  );
  return row?.id;
}

/** Whether a hand-over of a unit was ended now. */
export async function endHandOverRow(tx: Changing, id: number, unit: number): Promise<boolean> {
  const ended = await tx.query(
    'update hand_over set ended_in = $3 where id = $1 and unit_id = $2 and ended_in is null returning id',
    [id, unit, tx.event],
  );
  return ended.length > 0;
}

export const retractPhones = (tx: Changing, records: readonly number[]) =>
  tx.query(
    'update contact set retracted_in = $2 where person_id = any($1) and retracted_in is null',
    [records, tx.event],
  );

export async function insertPhone(
  tx: Changing,
  {
    person,
    sealed,
    index,
  }: { readonly person: number; readonly sealed: Buffer; readonly index: Buffer },
): Promise<number> {
  const [row] = await tx.query<{ id: number }>(
    'insert into contact (person_id, phone_sealed, phone_index, added_in) values ($1, $2, $3, $4) returning id',
    [person, sealed, index, tx.event],
  );
  return row!.id;
}

export type PhoneRow = { readonly added_in: number; readonly is_standing: boolean };

export async function findPhone(
  tx: Reading,
  id: number,
  records: readonly number[],
): Promise<PhoneRow | undefined> {
  const [row] = await tx.query<PhoneRow>(
    `select added_in, retracted_in is null as is_standing from contact where id = $1 and person_id = any($2)`,
    [id, records],
  );
  return row;
}

/** Adds the number again that an event retracted. */
export const restorePhone = (
  tx: Changing,
  {
    id,
    records,
    event,
  }: { readonly id: number; readonly records: readonly number[]; readonly event: number },
) =>
  tx.query(
    `insert into contact (person_id, phone_sealed, phone_index, added_in)
     select person_id, phone_sealed, phone_index, $3 from contact
     where person_id = any($1) and retracted_in = $2 and id <> $4 limit 1`,
    [records, event, tx.event, id],
  );

export const phoneRows = (tx: Reading, records: readonly number[]) =>
  tx.query<{ readonly person: number; readonly sealed: Buffer; readonly index: Buffer }>(
    `select person_id as person, phone_sealed as sealed, phone_index as index from contact
     where person_id = any($1) and retracted_in is null`,
    [records],
  );
