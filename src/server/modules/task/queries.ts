/** SQL of tasks. */
import type { Changing, Reading } from '../../../db/county.ts';
import { dayText } from '../../../db/database.ts';

export type NewTaskRow = {
  readonly person: number;
  readonly purpose: string;
  readonly basis: string;
  readonly program: string | undefined;
  readonly step: string | undefined;
  readonly unit: number;
  readonly post: number | undefined;
  readonly due: number | undefined;
  readonly openedBy: number | undefined;
};

export async function insertTask(tx: Changing, task: NewTaskRow): Promise<number> {
  const [row] = await tx.query<{ id: number }>(
    `insert into task (person_id, purpose, basis, program, step, unit_id, post_id, due_day, opened_by, opened_in)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id`,
    [
      ...[
        task.person,
        task.purpose,
        task.basis,
        task.program ?? null,
        task.step ?? null,
        task.unit,
      ],
      ...[task.post ?? null, task.due === undefined ? null : dayText(task.due)],
      ...[task.openedBy ?? null, tx.event],
    ],
  );
  return row!.id;
}

export const isSomebody = async (tx: Reading, person: number): Promise<boolean> =>
  (await tx.query('select from person where id = $1', [person])).length > 0;

/** Whether the record itself gives a reason: an open window or question, or something unpaid. */
export async function hasBasis(
  tx: Reading,
  person: number,
  basis: string,
  today: number,
): Promise<boolean> {
  const sources = {
    due: `select from open_window where person_id = $1 and from_day <= $2::date + 30 and offer_until_day > $2
      union all select from unpaid_line where person_id = $1 and from_day <= $2`,
    question: 'select from open_question where person_id = $1 and $2::date is not null',
  } as const;
  if (basis !== 'due' && basis !== 'question') return true;
  const [row] = await tx.query<{ found: boolean }>(`select exists (${sources[basis]}) as found`, [
    person,
    dayText(today),
  ]);
  return row!.found;
}

export type TaskRow = {
  readonly id: number;
  readonly person: number;
  readonly name: string | null;
  readonly purpose: string;
  readonly basis: string;
  readonly program: string | null;
  readonly step: string | null;
  readonly post: number | null;
  readonly due: number | null;
};

export type TasksAsked = {
  readonly unit: number;
  /** That may do them; absent: all. */
  readonly post?: number;
  /** Whose record they open; absent: of everybody. */
  readonly person?: number;
  readonly after?: number;
  readonly limit?: number;
};

const PAGE = 50;

/** Open tasks of a unit, in the order in which they came. */
export const openTasks = (
  tx: Reading,
  { unit, post, person, after = 0, limit = PAGE }: TasksAsked,
) =>
  tx.query<TaskRow>(
    `select id, person_id as person, purpose, basis, program, step, post_id as post, due_day as due
     from task where unit_id = $1 and closed_in is null and ($2::bigint is null or post_id is null or post_id = $2)
       and id > $3 and ($5::bigint is null or person_id = $5
         or person_id in (select member_id from housemates(array[$5::bigint])))
     order by id limit $4`,
    [unit, post ?? null, after, limit, person ?? null],
  );

type ClosedRow = {
  readonly person: number;
  readonly purpose: string;
  readonly step: string | null;
};

/** The open task of the unit that was closed now; undefined: there is none. */
export async function closeTaskRow(
  tx: Changing,
  task: number,
  unit: number,
  outcome: string,
): Promise<ClosedRow | undefined> {
  const [row] = await tx.query<ClosedRow>(
    `update task set outcome = $3, closed_in = $4, booked_for = null where id = $1 and unit_id = $2 and closed_in is null
     returning person_id as person, purpose, step`,
    [task, unit, outcome, tx.event],
  );
  return row;
}
