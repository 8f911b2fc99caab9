/** How much the posts of a unit have to do, and handing tasks over from one to another. */
import { type County, changeCounty, readCounty } from '../../../db/county.ts';
import { END } from '../../../rules/index.ts';
import type { Act } from '../registry/index.ts';
import { endHandOverRow, insertHandOver, loadOfUnit, type PostLoad } from './desk-queries.ts';
import { serviceError } from './errors.ts';
import { moveHandedOver } from './raise-queries.ts';
import { assertPost } from './turns.ts';

const WEEK_DAYS = 7;

/** Open tasks of a unit by post. They count what the office has to do, and nothing that residents chose. */
export const loadOf = (
  county: County,
  { actor, unit, today }: { readonly actor: string; readonly unit: number; readonly today: number },
): Promise<readonly PostLoad[]> =>
  readCounty(county, { kind: 'read-load', actor }, (tx) => loadOfUnit(tx, unit, today, WEEK_DAYS));

export type HandingOver = {
  readonly actor: string;
  readonly unit: number;
  readonly fromPost: number;
  readonly toPost: number;
  readonly from: number;
  readonly until?: number;
  readonly today: number;
};

/**
 * Tasks of one post are another's from a day on, at once where that has come; with an end it is a substitution.
 * `office` has the rights of the software: who stands in for whom is no resident's record.
 * Errors: POST_UNKNOWN, TASK_DAY, TASK_HAND_OVER_THERE.
 */
export async function handOver(
  office: County,
  { actor, unit, fromPost, toPost, from, until = END, today }: HandingOver,
): Promise<Act & { readonly handOver: number }> {
  if (from >= until || fromPost === toPost) throw serviceError('TASK_DAY', { day: from });
  const act = { kind: 'hand-over', actor, detail: { unit, fromPost, toPost } };
  const { value, seq } = await changeCounty(office, act, async (tx) => {
    for (const post of [fromPost, toPost]) await assertPost(tx, { post, unit, today });
    const id = await insertHandOver(tx, { unit, fromPost, toPost, from, until });
    if (id === undefined) throw serviceError('TASK_HAND_OVER_THERE', { post: fromPost });
    for (const { person } of await moveHandedOver(tx, today)) tx.changed('service', person);
    return { event: tx.event, handOver: id };
  });
  return { ...value, seq };
}

/** Errors: TASK_HAND_OVER_UNKNOWN. */
export async function endHandOver(
  office: County,
  {
    actor,
    id,
    unit,
    today,
  }: { readonly actor: string; readonly id: number; readonly unit: number; readonly today: number },
): Promise<Act> {
  const { value, seq } = await changeCounty(
    office,
    { kind: 'hand-over-end', actor },
    async (tx) => {
      if (!(await endHandOverRow(tx, id, unit)))
        throw serviceError('TASK_HAND_OVER_UNKNOWN', { hand_over: id });
      for (const { person } of await moveHandedOver(tx, today)) tx.changed('service', person);
      return tx.event;
    },
  );
  return { event: value, seq };
}
