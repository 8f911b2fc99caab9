/** SQL of posts. */
import type { Changing, Reading } from '../../../db/county.ts';
import { dayText } from '../../../db/database.ts';

export type NewPostRow = {
  readonly account: number;
  readonly role: string;
  readonly unit: number | undefined;
  /** A multirange of 12-digit codes, as text. */
  readonly areas: string | undefined;
  readonly from: number;
  readonly until: number;
};

export async function insertPost(tx: Changing, post: NewPostRow): Promise<number> {
  const [row] = await tx.query<{ id: number }>(
    `insert into post (account_id, role, unit_id, areas, from_day, until_day, added_in)
     values ($1, $2, $3, $4, $5, $6, $7) returning id`,
    [
      ...[post.account, post.role, post.unit ?? null, post.areas ?? null],
      ...[dayText(post.from), dayText(post.until), tx.event],
    ],
  );
  return row!.id;
}

/** The account whose post it was; undefined when there is none to end. */
export async function endPostRow(tx: Changing, post: number): Promise<number | undefined> {
  const [row] = await tx.query<{ account: number }>(
    'update post set ended_in = $2 where id = $1 and ended_in is null returning account_id as account',
    [post, tx.event],
  );
  return row?.account;
}

export async function isUnit(tx: Reading, unit: number): Promise<boolean> {
  const [row] = await tx.query<{ found: boolean }>(
    'select exists (select from unit where id = $1) as found',
    [unit],
  );
  return row!.found;
}

/** Whether a unit serves all of some areas on some day of a time. */
export async function servesAll(
  tx: Reading,
  unit: number,
  areas: string,
  from: number,
  until: number,
): Promise<boolean> {
  const [row] = await tx.query<{ serves: boolean }>(
    `select coalesce(range_agg(int8range(area_low, area_high, '[]')) @> $2::int8multirange, false) as serves
     from catchment where unit_id = $1 and from_day < $4 and until_day > $3`,
    [unit, areas, dayText(from), dayText(until)],
  );
  return row!.serves;
}

export type PostOnRecordRow = {
  readonly id: number;
  readonly account: number;
  readonly account_name: string;
  readonly role: string;
  readonly unit: number | null;
  readonly unit_name: string | null;
  readonly from: number;
  readonly until: number;
};

/** Posts that hold on a day or later. */
export const postsFrom = (tx: Reading, day: number) =>
  tx.query<PostOnRecordRow>(
    `select post.id, account_id as account, account.name as account_name, role, unit_id as unit,
       unit.name as unit_name, post.from_day as from, post.until_day as until
     from post join account on account.id = account_id left join unit on unit.id = unit_id
     where ended_in is null and post.until_day > $1 order by post.id`,
    [dayText(day)],
  );
