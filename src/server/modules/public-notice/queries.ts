/** SQL of public notices and of what is objected to them. */
import type { Changing, Reading } from '../../../db/county.ts';
import { dayText } from '../../../db/database.ts';

export const insertPublicNotice = (
  tx: Changing,
  one: {
    readonly caseId: number;
    readonly maskedName: string;
    readonly village: string;
    readonly program: number;
    readonly from: number;
    readonly until: number;
  },
) =>
  tx.query(
    `insert into public_notice (case_id, masked_name, village, program, from_day, until_day, added_in)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      ...[one.caseId, one.maskedName, one.village, one.program],
      ...[dayText(one.from), dayText(one.until), tx.event],
    ],
  );

/** Until when a case is posted, or was for its whole time; undefined: neither. */
export async function postedUntil(tx: Reading, caseId: number): Promise<number | undefined> {
  const [row] = await tx.query<{ until: number }>(
    'select until_day as until from public_notice where case_id = $1 and taken_down_in is null',
    [caseId],
  );
  return row?.until;
}

/** Cases whose confirmation is next and that were not posted. */
export const unpostedCases = (tx: Reading) =>
  tx.query<{ readonly id: number; readonly program: string }>(
    `select benefit_case.id, program.name as program from benefit_case join program on program.id = benefit_case.program
     where state = 'to-confirm' and not exists (
       select from public_notice where case_id = benefit_case.id and taken_down_in is null)
     order by benefit_case.id`,
  );

/** Takes down what of a case would still hang. */
export const takeDown = (tx: Changing, caseId: number, today: number) =>
  tx.query(
    'update public_notice set taken_down_in = $2 where case_id = $1 and taken_down_in is null and until_day > $3',
    [caseId, tx.event, dayText(today)],
  );

/** The name of the smallest place on record where somebody lives, else is registered. */
export async function villageOf(tx: Reading, person: number, today: number): Promise<string> {
  const [row] = await tx.query<{ name: string }>(
    `select area_code.name from fact join area_code on area_code.code = left(fact.low::text, 12)
       and area_code.from_day <= $2::date and area_code.until_day > $2::date
     where person_id = $1 and kind in (21, 23) and retracted_in is null and fact.low = fact.high
       and fact.from_day <= $2::date and fact.until_day > $2::date
     order by kind, fact.id desc limit 1`,
    [person, dayText(today)],
  );
  return row?.name ?? '—';
}

export async function nameOf(tx: Reading, person: number): Promise<string> {
  const [row] = await tx.query<{ name: string }>('select name from person where id = $1', [person]);
  return row?.name ?? '';
}

export type PostedRow = {
  readonly id: number;
  readonly masked_name: string;
  readonly village: string;
  readonly program: string;
  readonly from: number;
  readonly until: number;
};

const postedSql = `select public_notice.id, masked_name, village, program.name as program, public_notice.from_day as from,
    public_notice.until_day as until
  from public_notice join program on program.id = public_notice.program`;

/** What is posted on a day. */
export const postedOn = (tx: Reading, today: number) =>
  tx.query<PostedRow>(
    `${postedSql} where taken_down_in is null and public_notice.from_day <= $1 and public_notice.until_day > $1
     order by program.name, village, public_notice.id limit 1000`,
    [dayText(today)],
  );

export type NoticeRow = PostedRow & { readonly is_down: boolean; readonly unit: number };

/** A notice, also one that is over; with the unit that it came from. */
export async function findNotice(tx: Reading, id: number): Promise<NoticeRow | undefined> {
  const [row] = await tx.query<NoticeRow>(
    `select posted.*, public_notice.taken_down_in is not null as is_down, benefit_case.unit_id as unit
     from (${postedSql}) as posted join public_notice on public_notice.id = posted.id
       join benefit_case on benefit_case.id = case_id where posted.id = $1`,
    [id],
  );
  return row;
}

export async function insertObjection(
  tx: Changing,
  one: {
    readonly notice: number;
    readonly unit: number;
    readonly said: string;
    readonly contact?: string;
    readonly day: number;
    readonly due: number;
  },
): Promise<void> {
  await tx.query(
    `insert into grievance (kind, public_notice_id, about_unit_id, said, contact, day, due_day, added_in)
     values ('objection', $1, $2, $3, $4, $5, $6, $7)`,
    [
      ...[one.notice, one.unit, one.said, one.contact ?? null],
      ...[dayText(one.day), dayText(one.due), tx.event],
    ],
  );
}

export type ObjectionRow = {
  readonly id: number;
  readonly notice: number | null;
  readonly case_id: number | null;
  /** Whose case it is. */
  readonly person: number | null;
  readonly masked_name: string | null;
  readonly village: string | null;
  readonly program: string | null;
  readonly said: string | null;
  readonly contact: string | null;
  readonly day: number;
  readonly due: number;
};

/** Open objections that are not about the unit of who asks, those that are due first. */
export const openObjections = (tx: Reading, unit: number) =>
  tx.query<ObjectionRow>(
    `select grievance.id, public_notice_id as notice, case_id, person_id as person, masked_name, village,
       program.name as program, said, contact, grievance.day, grievance.due_day as due
     from grievance left join public_notice on public_notice.id = public_notice_id
       left join benefit_case on benefit_case.id = case_id left join program on program.id = public_notice.program
     where answered_in is null and about_unit_id is distinct from $1
     order by grievance.due_day, grievance.id limit 1000`,
    [unit],
  );

/** Whose case an objection is about; null: she was deleted, or there is no such objection. */
export async function personOfObjection(tx: Reading, id: number): Promise<number | null> {
  const [row] = await tx.query<{ person: number }>(
    `select person_id as person from grievance join public_notice on public_notice.id = public_notice_id
       join benefit_case on benefit_case.id = case_id where grievance.id = $1`,
    [id],
  );
  return row?.person ?? null;
}

export async function answerObjection(
  tx: Changing,
  one: {
    readonly id: number;
    readonly unit: number;
    readonly account: number;
    readonly answer: string;
  },
): Promise<boolean> {
  const rows = await tx.query(
    `update grievance set answer = $3, answered_by = $4, answered_in = $5
     where id = $1 and about_unit_id is distinct from $2 and answered_in is null returning id`,
    [one.id, one.unit, one.answer, one.account, tx.event],
  );
  return rows.length > 0;
}
