/** What people do about single lines: release a hold that they looked at, or take a line out. */
import { type Changing, changeCounty, type County } from '../../../../db/county.ts';
import { isReleasable } from '../../../../model/money/holds.ts';
import { actorOf } from '../../../access/index.ts';
import type { Act } from '../../registry/index.ts';
import { checkLines } from './check.ts';
import type { Hand } from '../draft.ts';
import { runError } from '../errors.ts';
import { assertOtherHand, getRun } from '../freeze.ts';
import { type HeldRow, findHeld, insertRelease } from './queries.ts';
import { moveLines } from '../queries.ts';

/** A line that is held, of a run that is not cancelled. Errors: RUN_LINE_UNKNOWN, those of the access decision. */
async function getHeld(tx: Changing, line: number): Promise<HeldRow> {
  const held = await findHeld(tx, line);
  if (!held) throw runError('RUN_LINE_UNKNOWN', { line });
  await tx.open(held.person);
  tx.seen(held.person);
  return held;
}

/**
 * Somebody of another unit looked at everything for which a line is held. In a draft it may be paid then; else the
 * next run takes it.
 *
 * Errors: RUN_LINE_UNKNOWN, RUN_OWN, RUN_SAME_HAND, RUN_SAME_UNIT; RUN_HOLD_STAYS when something must be put right first.
 */
export async function releaseLine(
  county: County,
  { line, reason, ...hand }: Hand & { readonly line: number; readonly reason: string },
): Promise<Act> {
  const act = { kind: 'run-release', actor: actorOf(hand.account), detail: { line } };
  const { value, seq } = await changeCounty(county, act, async (tx) => {
    const held = await getHeld(tx, line);
    const run = await getRun(tx, county, held.run, 'draft', 'frozen', 'filed', 'closed');
    await assertOtherHand(tx, run, hand);
    const stays = held.holds.find((hold) => !isReleasable(hold));
    if (stays) throw runError('RUN_HOLD_STAYS', { line, hold: stays });
    await insertRelease(tx, { ...held, ...hand, line, reason });
    if (run.state === 'draft') await checkLines(tx, { run: run.id, line });
    return tx.event;
  });
  return { event: value, seq };
}

/** Takes a held line out; what is owed stays owed. Errors: RUN_LINE_UNKNOWN, those of the access decision. */
export async function cancelLine(
  county: County,
  { line, reason, ...hand }: Hand & { readonly line: number; readonly reason: string },
): Promise<Act> {
  const act = { kind: 'run-line-cancel', actor: actorOf(hand.account), detail: { line, reason } };
  const { value, seq } = await changeCounty(county, act, async (tx) => {
    const { run } = await getHeld(tx, line);
    await getRun(tx, county, run, 'draft', 'frozen', 'filed', 'closed');
    await moveLines(tx, run, [{ id: line, to: 'cancelled' }]);
    return tx.event;
  });
  return { event: value, seq };
}
