/** SQL of notices; see county/0011. */
import type { Changing, Reading } from '../../../db/county.ts';
import type { NoticeKind, NoticeParameters } from '../../../model/notice/kinds.ts';

export const insertNotice = (
  tx: Changing,
  person: number,
  kind: NoticeKind,
  parameters: NoticeParameters,
) =>
  tx.query('insert into notice (person_id, kind, parameters, added_in) values ($1, $2, $3, $4)', [
    ...[person, kind, JSON.stringify(parameters), tx.event],
  ]);

export async function hasQueued(tx: Reading): Promise<boolean> {
  return (await tx.query("select from notice where state = 'queued' limit 1")).length > 0;
}

export type QueuedRow = {
  readonly id: number;
  readonly person: number;
  readonly kind: NoticeKind;
};

/** The next ones that nobody else is delivering; they are free again when the transaction does not commit. */
export const lockQueued = (tx: Changing, limit: number) =>
  tx.query<QueuedRow>(
    `select id, person_id as person, kind from notice
     where state = 'queued' order by id limit $1 for update skip locked`,
    [limit],
  );

/** Holds up whoever wants to change her mind until this transaction has ended. */
export const holdPeople = (tx: Changing, persons: readonly number[]) =>
  tx.query(
    `with recursive record (id) as (
       select unnest($1::bigint[])
       union
       select case when record.id = merge.person_id then merge.into_id else merge.person_id end
       from record join person_merge merge
         on merge.retracted_in is null and record.id in (merge.person_id, merge.into_id))
     select from person where id in (select id from record) order by id for share`,
    [persons],
  );

export type Stop = 'no-consent' | 'no-contact';

export const closeNotice = (tx: Changing, id: number, stop: Stop | undefined, now: Date) =>
  tx.query(
    `update notice set state = $2, stopped_because = $3, closed_at = $4, closed_in = $5 where id = $1`,
    [id, stop === undefined ? 'delivered' : 'stopped', stop ?? null, now, tx.event],
  );

export type InboxRow = {
  readonly id: number;
  readonly kind: NoticeKind;
  readonly parameters: NoticeParameters;
  readonly at: Date;
};

/** What was delivered, the newest first, before a number. */
export const inboxRows = (tx: Reading, records: readonly number[], before: number, limit: number) =>
  tx.query<InboxRow>(
    `select id, kind, parameters, closed_at as at from notice
     where person_id = any($1) and state = 'delivered' and id < $2 order by id desc limit $3`,
    [records, before, limit],
  );

/** Reminders that were closed before a moment are gone; how many. */
export async function deleteReminders(tx: Changing, before: Date): Promise<number> {
  const gone = await tx.query(
    "delete from notice where kind = 'reminder' and closed_at < $1 returning id",
    [before],
  );
  return gone.length;
}

export async function hasReminders(tx: Reading, before: Date): Promise<boolean> {
  const text = "select from notice where kind = 'reminder' and closed_at < $1 limit 1";
  return (await tx.query(text, [before])).length > 0;
}
