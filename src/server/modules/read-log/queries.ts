/** SQL of the read log. Rows of the audit chain have the same shape in the county and in its care records. */
import type { Changing, Reading } from '../../../db/county.ts';

/** Every number somebody has had: records that were merged are hers as well. */
export async function recordsOf(tx: Reading, person: number): Promise<readonly number[]> {
  const rows = await tx.query<{ id: number }>(
    `with recursive record (id) as (
       select $1::bigint
       union
       select case when record.id = merge.person_id then merge.into_id else merge.person_id end
       from record join person_merge merge
         on merge.retracted_in is null and record.id in (merge.person_id, merge.into_id))
     select id from record order by id`,
    [person],
  );
  return rows.map(({ id }) => id);
}

export type UsageRow = {
  readonly seq: number;
  readonly at: Date;
  readonly actor: string;
  readonly action: string;
  readonly detail: {
    readonly reader?: string;
    readonly asked?: {
      readonly role: string;
      readonly unit?: number;
      readonly task?: number;
      readonly relation?: string;
      readonly classes?: readonly string[];
    };
  };
  readonly is_change: boolean;
};

/** Audit events about some records, of one person: what read them, changed them, or touched everybody's. */
const aboutSql = `
  select audit_seq as seq, false as is_change from audit_subject where person_id = any($1)
  union all
  select audit_event.seq, true from change join audit_event on audit_event.event_id = change.event_id
    where change.person_id = any($1)
  union all
  select seq, false from audit_event
    where action in ('backup', 'restore', 'duplicate-search', 'evaluation-begin')`;

/** The last audit events about some records before one of them, newest first. */
export const usageBefore = (
  tx: Reading,
  records: readonly number[],
  before: number,
  limit: number,
) =>
  tx.query<UsageRow>(
    `with about as (${aboutSql}), page as (
       select seq, bool_or(is_change) as is_change from about where seq < $2
       group by seq order by seq desc limit $3)
     select seq, at, actor, action, detail, is_change from page join audit_event using (seq)
     order by seq desc`,
    [records, before, limit],
  );

/** Whether an audit event is about some records. */
export async function isAbout(
  tx: Reading,
  records: readonly number[],
  seq: number,
): Promise<boolean> {
  const [row] = await tx.query<{ found: boolean }>(
    `select exists (select from (${aboutSql}) as about where seq = $2) as found`,
    [records, seq],
  );
  return row!.found;
}

export type PeriodRow = { readonly from: Date | null; readonly heartbeat: Date | null };

/** When the log begins, and when it was last written to. */
export async function periodOf(tx: Reading): Promise<PeriodRow> {
  const [row] = await tx.query<PeriodRow>(
    `select (select at from audit_event order by seq limit 1) as from,
       (select at from audit_event order by seq desc limit 1) as heartbeat`,
  );
  return row!;
}

export type ContextRow =
  | { readonly kind: 'unit'; readonly id: number; readonly text: string; readonly answer: null }
  | { readonly kind: 'task'; readonly id: number; readonly text: string; readonly answer: null }
  | { readonly kind: 'reason'; readonly id: number; readonly text: string; readonly answer: null }
  | {
      readonly kind: 'question';
      readonly id: number;
      readonly text: string;
      readonly answer: string | null;
    };

/** Names of units, purposes of tasks, reasons of emergencies, and what somebody asked about entries, by number. */
export const contextOf = (
  tx: Reading,
  asked: {
    readonly units: readonly number[];
    readonly tasks: readonly number[];
    readonly entries: readonly number[];
    readonly records: readonly number[];
  },
) =>
  tx.query<ContextRow>(
    `select 'unit' as kind, id, name as text, null as answer from unit where id = any($1)
     union all select 'task', id, purpose, null from task where id = any($2)
     union all select 'reason', seq, reason, null from emergency_access join audit_event on event_id = added_in
       where seq = any($3) and person_id = any($4)
     union all select 'question', audit_seq, question, answer from usage_question
       where audit_seq = any($3) and person_id = any($4)`,
    [asked.units, asked.tasks, asked.entries, asked.records],
  );

/** The number of a new question; undefined when the entry was questioned before. */
export async function insertQuestion(
  tx: Changing,
  {
    person,
    entry,
    question,
    now,
  }: {
    readonly person: number;
    readonly entry: number;
    readonly question: string;
    readonly now: Date;
  },
): Promise<number | undefined> {
  const [row] = await tx.query<{ id: number }>(
    `insert into usage_question (person_id, audit_seq, question, asked_at, added_in)
     values ($1, $2, $3, $4, $5) on conflict (person_id, audit_seq) do nothing returning id`,
    [person, entry, question, now, tx.event],
  );
  return row?.id;
}

export type QuestionRow = {
  readonly id: number;
  readonly person: number;
  readonly question: string;
  readonly asked_at: Date;
  readonly entry: number;
  readonly at: Date;
  readonly actor: string;
  readonly action: string;
};

/** Questions that nobody has answered, in the order in which they came. */
export const openQuestions = (tx: Reading, after: number, limit: number) =>
  tx.query<QuestionRow>(
    `select id, person_id as person, question, asked_at, audit_seq as entry, at, actor, action
     from usage_question join audit_event on seq = audit_seq
     where answer is null and id > $1 order by id limit $2`,
    [after, limit],
  );

/** Whose question was answered now; undefined when there is no such open one. */
export async function answerQuestionRow(
  tx: Changing,
  {
    id,
    answer,
    account,
  }: { readonly id: number; readonly answer: string; readonly account: number },
): Promise<number | undefined> {
  const [row] = await tx.query<{ person: number }>(
    `update usage_question set answer = $2, answered_by = $3, answered_in = $4
     where id = $1 and answer is null returning person_id as person`,
    [id, answer, account, tx.event],
  );
  return row?.person;
}
