/**
 * What becomes of one task at the desk. Everything is said as a word about the task, so it can be taken back; turns
 * that make no sense are refused.
 */
import { type Changing, type County, changeCounty } from '../../../db/county.ts';
import { nextState, type Said, stateOf, type Turn } from '../../../model/service/transitions.ts';
import { isTurnOfCase } from '../case/begin.ts';
import type { Act } from '../registry/index.ts';
import { lockPerson } from '../registry/records.ts';
import { hasPost, setPost } from './desk-queries.ts';
import { serviceError } from './errors.ts';
import { hasTwin, lockTask, type TaskRow, updateTask, wordsOf } from './queries.ts';
import { keepingOf, recordWord, type Saying, takeBackStep } from './words.ts';

export type TurnAsked = {
  readonly task: number;
  readonly actor: string;
  readonly by: Saying;
  readonly today: number;
};

const outcomes = {
  book: 'booked',
  decline: 'declined',
  done: 'done',
  'not-needed': 'not-needed',
} as const;

/** A task of the unit that can turn so. Errors: TASK_UNKNOWN, TASK_OF_REQUEST, CASE_IS_TASK, TASK_STATE. */
async function taskFor(tx: Changing, { task: id, by }: TurnAsked, turn: Turn): Promise<TaskRow> {
  const task = await lockTask(tx, id);
  if (task?.unit !== by.unit) throw serviceError('TASK_UNKNOWN', { task: id });
  if (task.purpose === 'rights') throw serviceError('TASK_OF_REQUEST', { task: id });
  if (await isTurnOfCase(tx, id)) throw serviceError('CASE_IS_TASK', { task: id });
  const state = stateOf({ outcome: task.outcome, isBooked: task.is_booked });
  if (nextState(state, turn) === undefined)
    throw serviceError('TASK_STATE', { task: id, state, turn });
  return task;
}

/** Where a contact took place that is written down at the desk; see modules/encounter. */
export type AtDesk = (tx: Changing, person: number) => Promise<number>;

/**
 * Books, declines, does or drops a task.
 * Errors: those of {@link taskFor}, TASK_DAY for what was done after today or is booked for before it, those of the
 * access decision.
 */
export async function turnTask(
  county: County,
  asked: TurnAsked,
  turn: keyof typeof outcomes,
  said: Omit<Said, 'outcome'>,
  contact?: AtDesk,
): Promise<Act> {
  const { actor, by, today } = asked;
  const isLate = turn === 'done' && said.day > today;
  const isPast = said.reviewDay !== undefined && said.reviewDay <= today;
  if (isLate || isPast) throw serviceError('TASK_DAY', { day: said.reviewDay ?? said.day });
  const { value, seq } = await changeCounty(county, { kind: `task-${turn}`, actor }, async (tx) => {
    const task = await taskFor(tx, asked, turn);
    const records = await lockPerson(tx, task.person);
    const keptBy = turn === 'done' ? await keepingOf(tx, county, task) : undefined;
    const encounter = contact && (await contact(tx, task.person));
    await recordWord(tx, {
      ...{ task: task.id, person: task.person, by, said: { ...said, outcome: outcomes[turn] } },
      ...(encounter !== undefined && { encounter }),
      ...(keptBy !== undefined && { contact: { keptBy, records, today } }),
    });
    tx.note({ task: task.id });
    return tx.event;
  });
  return { event: value, seq };
}

/**
 * Takes back whatever was said of a task; it is open again.
 * Errors: those of {@link taskFor}; TASK_STATE also where another task for the same window is open.
 */
export async function reopenTask(county: County, asked: TurnAsked): Promise<Act> {
  const act = { kind: 'task-reopen', actor: asked.actor };
  const { value, seq } = await changeCounty(county, act, async (tx) => {
    const task = await taskFor(tx, asked, 'reopen');
    await lockPerson(tx, task.person);
    if (await hasTwin(tx, task)) {
      throw serviceError('TASK_STATE', {
        task: task.id,
        state: task.outcome ?? 'open',
        turn: 'reopen',
      });
    }
    for (const word of await wordsOf(tx, task.id)) await takeBackStep(tx, county, word.id);
    await updateTask(tx, task.id, {});
    tx.changed('service', task.person);
    tx.note({ task: task.id });
    return tx.event;
  });
  return { event: value, seq };
}

/** Gives a task to a post of the unit; undefined: to anyone of it. Errors: TASK_UNKNOWN, POST_UNKNOWN. */
export async function assignTask(
  county: County,
  { task: id, actor, by, post, today }: TurnAsked & { readonly post: number | undefined },
): Promise<Act> {
  const { value, seq } = await changeCounty(county, { kind: 'task-assign', actor }, async (tx) => {
    const task = await lockTask(tx, id);
    if (task?.unit !== by.unit || task.outcome !== null)
      throw serviceError('TASK_UNKNOWN', { task: id });
    if (post !== undefined) await assertPost(tx, { post, unit: by.unit, today });
    await setPost(tx, id, post);
    tx.changed('service', task.person);
    tx.note({ task: id, ...(post !== undefined && { post }) });
    return tx.event;
  });
  return { event: value, seq };
}

/** Errors: POST_UNKNOWN unless the unit has that post today or later. */
export async function assertPost(
  tx: Changing,
  asked: { readonly post: number; readonly unit: number; readonly today: number },
): Promise<void> {
  if (!(await hasPost(tx, asked))) throw serviceError('POST_UNKNOWN', { post: asked.post });
}
