/** Opening, listing and closing tasks. */
import { changeCounty, type County, readCounty } from '../../../db/county.ts';
import type { Act } from '../registry/index.ts';
import { insertOutcome } from '../service/queries.ts';
import {
  closeTaskRow,
  hasBasis,
  insertTask,
  isSomebody,
  openTasks,
  type TasksAsked,
} from './queries.ts';

export type Purpose = 'service' | 'benefit' | 'registration' | 'rights';
export type Basis = 'due' | 'question' | 'asked-for' | 'referred';
export type Outcome = 'done' | 'declined' | 'moved' | 'not-needed' | 'mistaken';

export type NewTask = {
  readonly actor: string;
  readonly today: number;
  readonly person: number;
  readonly purpose: Purpose;
  readonly basis: Basis;
  readonly program?: string;
  readonly step?: string;
  readonly unit: number;
  /** Absent: anyone of the unit. */
  readonly post?: number;
  readonly due?: number;
  /** Account that opens it; absent: the software. */
  readonly openedBy?: number;
};

/**
 * The number of a new task. That something is due or asked must be on record; that a resident asked is the word of
 * who opens it, which is watched (see modules/read-log).
 * Errors: those of the access decision, PERSON_UNKNOWN, TASK_BASIS.
 */
export async function openTask(
  county: County,
  { actor, today, ...task }: NewTask,
): Promise<Act & { readonly task: number }> {
  const { person, basis, purpose, program, step, post, due, openedBy } = task;
  const act = { kind: 'task-open', actor, detail: { basis, purpose } };
  const { value, seq } = await changeCounty(county, act, async (tx) => {
    await tx.open(person);
    // Who serves the whole county serves every number, also those that nobody has.
    if (!(await isSomebody(tx, person))) throw taskError('PERSON_UNKNOWN', { person });
    if (!(await hasBasis(tx, person, basis, today))) throw taskError('TASK_BASIS', { basis });
    tx.seen(person);
    tx.changed('service', person);
    const row = { ...task, program, step, post, due, openedBy };
    return { task: await insertTask(tx, row), event: tx.event };
  });
  return { ...value, seq };
}

/**
 * Closes a task; from then on it opens nothing.
 * Errors: TASK_UNKNOWN when the unit has no such open task, TASK_OF_REQUEST, TASK_IS_STEP for a due service that is done:
 * that has a day and keeps the window, see modules/service.
 */
export async function closeTask(
  county: County,
  {
    actor,
    task,
    unit,
    outcome,
    today,
    account,
  }: {
    readonly actor: string;
    readonly today: number;
    readonly account?: number;
    readonly task: number;
    readonly unit: number;
    readonly outcome: Outcome;
  },
): Promise<Act> {
  const { value, seq } = await changeCounty(county, { kind: 'task-close', actor }, async (tx) => {
    const closed = await closeTaskRow(tx, task, unit, outcome);
    if (!closed) throw taskError('TASK_UNKNOWN', { task });
    // It ends with the answer to her request, or nobody could answer any more.
    if (closed.purpose === 'rights') throw taskError('TASK_OF_REQUEST', { task });
    // Done without a day would keep no window: nobody would be reminded of a service that nobody gave.
    if (outcome === 'done' && closed.step !== null) throw taskError('TASK_IS_STEP', { task });
    // It is a word like any other, so that nothing reminds of it again, and it can be taken back.
    await insertOutcome(tx, {
      ...{ task, person: closed.person, outcome, day: today, facts: [], unit },
      ...(account !== undefined && { account }),
    });
    tx.changed('service', closed.person);
    tx.note({ task, outcome });
    return tx.event;
  });
  return { event: value, seq };
}

export type TaskOnRecord = {
  readonly id: number;
  readonly person: number;
  readonly purpose: string;
  readonly basis: string;
  readonly program?: string;
  readonly step?: string;
  readonly post?: number;
  readonly due?: number;
};

/** Open tasks of a unit, in the order in which they came; those of one post and of anyone, when a post is given. */
export function listTasks(
  county: County,
  { actor, ...asked }: TasksAsked & { readonly actor: string },
): Promise<readonly TaskOnRecord[]> {
  return readCounty(county, { kind: 'list-tasks', actor }, async (tx) => {
    const rows = await openTasks(tx, asked);
    tx.seen(...new Set(rows.map(({ person }) => person)));
    return rows.map(({ id, person, purpose, basis, program, step, post: of, due }) => ({
      ...{ id, person, purpose, basis },
      ...(program !== null && { program }),
      ...(step !== null && { step }),
      ...(of !== null && { post: of }),
      ...(due !== null && { due }),
    }));
  });
}

const taskError = (code: string, detail: Readonly<Record<string, string | number>>) =>
  Object.assign(new Error(`${code} ${JSON.stringify(detail)}`), { code, detail });
