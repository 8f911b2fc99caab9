/** SQL of how tasks went. */
import type { Changing, Reading } from '../../../db/county.ts';
import { dayText } from '../../../db/database.ts';
import type { Said } from '../../../model/service/transitions.ts';

export type TaskRow = {
  readonly id: number;
  readonly person: number;
  readonly unit: number;
  readonly purpose: string;
  readonly program: string | null;
  readonly step: string | null;
  readonly window_from: number | null;
  readonly outcome: 'done' | 'declined' | 'moved' | 'not-needed' | 'mistaken' | 'lapsed' | null;
  readonly is_booked: boolean;
  readonly opened_in: number;
};

const taskColumns = `id, person_id as person, unit_id as unit, purpose, program, step, window_from, outcome,
  booked_for is not null as is_booked, opened_in`;

/** A task, locked until the transaction ends; undefined: who asks has none of that number. */
export async function lockTask(tx: Changing, id: number): Promise<TaskRow | undefined> {
  const text = `select ${taskColumns} from task where id = $1 for no key update`;
  return (await tx.query<TaskRow>(text, [id]))[0];
}

/**
 * The task that a word about a step belongs to: of the window that holds the day, else of the next one, else one that
 * rests on no window.
 */
export async function findTaskOfStep(
  tx: Reading,
  records: readonly number[],
  { program, step, day }: { readonly program: string; readonly step: string; readonly day: number },
): Promise<number | undefined> {
  const [row] = await tx.query<{ id: number }>(
    `select id from task
     where person_id = any($1) and purpose = 'service' and program = $2 and step = $3
       and (window_until > $4::date or (window_from is null and closed_in is null))
     order by window_from is null, window_from > $4::date, window_from, closed_in is not null, id desc limit 1`,
    [records, program, step, dayText(day)],
  );
  return row?.id;
}

export type Window = { readonly from: number; readonly until: number };

/** The window of a step that holds a day, else the next one. */
export async function findWindow(
  tx: Reading,
  records: readonly number[],
  { program, step, day }: { readonly program: string; readonly step: string; readonly day: number },
): Promise<Window | undefined> {
  const [row] = await tx.query<Window>(
    `select from_day as from,
       case when catch_up_until_day = 'infinity' then until_day else catch_up_until_day end as until
     from due_window join program on program.id = due_window.program
     where person_id = any($1) and program.name = $2 and step = $3
       and evaluation_id = (select id from evaluation where state = 'current')
       and case when catch_up_until_day = 'infinity' then until_day else catch_up_until_day end > $4::date
     order by from_day limit 1`,
    [records, program, step, dayText(day)],
  );
  return row;
}

export type NewTaskRow = {
  readonly person: number;
  readonly purpose: 'service' | 'benefit';
  readonly basis: 'due' | 'asked-for' | 'referred';
  readonly program?: string;
  readonly step?: string;
  readonly unit: number;
  readonly window?: Window;
  readonly due?: number;
  readonly openedBy?: number;
  readonly confirmed?: readonly string[];
};

export async function insertTaskRow(tx: Changing, task: NewTaskRow): Promise<number> {
  const { window, due } = task;
  const [row] = await tx.query<{ id: number }>(
    `insert into task (person_id, purpose, basis, program, step, unit_id, window_from, window_until, due_day,
       opened_by, confirmed, opened_in)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning id`,
    [
      ...[
        task.person,
        task.purpose,
        task.basis,
        task.program ?? null,
        task.step ?? null,
        task.unit,
      ],
      ...[window ? dayText(window.from) : null, window ? dayText(window.until) : null],
      ...[due === undefined ? null : dayText(due), task.openedBy ?? null],
      ...[task.confirmed ?? [], tx.event],
    ],
  );
  return row!.id;
}

export type OutcomeRow = Said & {
  readonly id: number;
  readonly task: number;
  readonly person: number;
  readonly facts: readonly number[];
  readonly added_in: number;
};

type StoredOutcome = Pick<
  OutcomeRow,
  'id' | 'task' | 'person' | 'outcome' | 'day' | 'facts' | 'added_in'
> & {
  readonly booked_for: Date | null;
  readonly review_day: number | null;
};

const outcomeColumns = `task_outcome.id, task_outcome.task_id as task, task_outcome.person_id as person,
  task_outcome.outcome, task_outcome.day, task_outcome.facts, task_outcome.added_in, task_outcome.booked_for,
  task_outcome.review_day`;

const known = ({ booked_for, review_day, ...row }: StoredOutcome): OutcomeRow => ({
  ...row,
  ...(booked_for && { bookedFor: booked_for.getTime() }),
  ...(review_day !== null && { reviewDay: review_day }),
});

export type NewOutcome = Said & {
  readonly task: number;
  readonly person: number;
  readonly facts: readonly number[];
  readonly encounter?: number;
  readonly account?: number;
  readonly unit: number;
};

export async function insertOutcome(tx: Changing, said: NewOutcome): Promise<number> {
  const { bookedFor, reviewDay } = said;
  const [row] = await tx.query<{ id: number }>(
    `insert into task_outcome (task_id, person_id, outcome, day, booked_for, review_day, facts, encounter_id,
       account_id, unit_id, added_in)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning id`,
    [
      ...[said.task, said.person, said.outcome, dayText(said.day)],
      ...[bookedFor === undefined ? null : new Date(bookedFor)],
      ...[reviewDay === undefined ? null : dayText(reviewDay), said.facts],
      ...[said.encounter ?? null, said.account ?? null, said.unit, tx.event],
    ],
  );
  return row!.id;
}

/** Words about a task that hold. */
export async function wordsOf(tx: Reading, task: number): Promise<readonly OutcomeRow[]> {
  const rows = await tx.query<StoredOutcome>(
    `select ${outcomeColumns} from task_outcome where task_id = $1 and retracted_in is null order by id`,
    [task],
  );
  return rows.map(known);
}

export async function findWord(tx: Reading, id: number): Promise<OutcomeRow | undefined> {
  const [row] = await tx.query<StoredOutcome>(
    `select ${outcomeColumns} from task_outcome where id = $1 and retracted_in is null`,
    [id],
  );
  return row && known(row);
}

/** Other words that hold and say that something was done for somebody on a day. */
export const doneOn = (tx: Reading, records: readonly number[], day: number, but: number) =>
  tx.query<{ id: number; program: string; step: string }>(
    `select task_outcome.id, program, step from task_outcome join task on task.id = task_id
     where task_outcome.person_id = any($1) and task_outcome.outcome = 'done' and task_outcome.day = $2
       and task_outcome.retracted_in is null and task_outcome.id <> $3 and program is not null and step is not null
     order by task_outcome.id`,
    [records, dayText(day), but],
  );

export const retractWord = (tx: Changing, id: number) =>
  tx.query('update task_outcome set retracted_in = $2 where id = $1', [id, tx.event]);

export const giveFacts = (tx: Changing, id: number, facts: readonly number[]) =>
  tx.query('update task_outcome set facts = facts || $2::bigint[] where id = $1', [id, facts]);

/** Whether another task for the same window is open. */
export async function hasTwin(tx: Reading, task: TaskRow): Promise<boolean> {
  const rows = await tx.query(
    `select from task where person_id = $1 and program = $2 and step = $3 and window_from = $4
       and closed_in is null and id <> $5`,
    [
      task.person,
      task.program,
      task.step,
      task.window_from === null ? null : dayText(task.window_from),
      task.id,
    ],
  );
  return rows.length > 0;
}

/** Whether a task was made only because somebody said how a step went. */
export async function isMadeByWord(tx: Reading, { id, opened_in }: TaskRow): Promise<boolean> {
  const text = 'select from task_outcome where task_id = $1 and added_in = $2';
  return (await tx.query(text, [id, opened_in])).length > 0;
}

export const updateTask = (
  tx: Changing,
  id: number,
  state: {
    readonly outcome?: string;
    readonly bookedFor?: number;
    readonly reviewDay?: number;
  },
) =>
  tx.query(
    `update task set outcome = $2, closed_in = case when $2::text is null then null else coalesce(closed_in, $5) end,
       booked_for = $3, review_day = $4 where id = $1`,
    [
      id,
      state.outcome ?? null,
      state.bookedFor === undefined ? null : new Date(state.bookedFor),
      state.reviewDay === undefined ? null : dayText(state.reviewDay),
      tx.event,
    ],
  );
