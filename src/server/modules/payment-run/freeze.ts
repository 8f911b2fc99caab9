/** Agreeing to a draft, by a second hand of another unit that names what it saw: so many lines and fen. */
import { type Changing, changeCounty, type County } from '../../../db/county.ts';
import { fundingOf } from '../../../programs/funding/funding.ts';
import { actorOf } from '../../access/index.ts';
import { isOfOneHand } from '../account/index.ts';
import { postFrozen, witnessTransfers } from '../ledger/index.ts';
import { jurisdictionOf } from '../policy/index.ts';
import type { Act } from '../registry/index.ts';
import { checkLines } from './holds/check.ts';
import type { Hand } from './draft.ts';
import { runError } from './errors.ts';
import { findRun, freezeRow, linesIn, lockMoney, moveLines, type RunRow } from './queries.ts';

/** A run in one of some states; others wait until the transaction ends. Errors: RUN_UNKNOWN, RUN_STATE. */
export async function getRun(
  tx: Changing,
  county: County,
  id: number,
  ...states: readonly RunRow['state'][]
): Promise<RunRow> {
  await lockMoney(tx, county.code);
  const run = await findRun(tx, id);
  if (!run) throw runError('RUN_UNKNOWN', { run: id });
  if (!states.includes(run.state)) throw runError('RUN_STATE', { run: id, state: run.state });
  return run;
}

/**
 * Errors: RUN_UNKNOWN, RUN_STATE; RUN_OWN for the proposer in whatever post, RUN_SAME_HAND where one of the two made the
 * other's account, RUN_SAME_UNIT; RUN_CHANGED when the draft is not what was seen.
 */
export async function freezeRun(
  county: County,
  {
    run: id,
    lines,
    totalFen,
    today,
    ...hand
  }: Hand & Readonly<Record<'run' | 'lines' | 'totalFen' | 'today', number>>,
): Promise<Act> {
  const act = { kind: 'run-freeze', actor: actorOf(hand.account), detail: { run: id } };
  const { value, seq } = await changeCounty(county, act, async (tx) => {
    const run = await getRun(tx, county, id, 'draft');
    await assertOtherHand(tx, run, hand);
    await checkLines(tx, { run: id });
    const drafts = await linesIn(tx, id, ['draft']);
    const fen = drafts.reduce((sum, { amountFen }) => sum + amountFen, 0);
    if (drafts.length !== lines || fen !== totalFen) {
      throw runError('RUN_CHANGED', { run: id, lines: drafts.length, fen });
    }
    if (lines === 0) throw runError('RUN_NOTHING', { program: run.program });
    await freezeRow(tx, id, { ...hand, day: today, lines, fen });
    await moveLines(
      tx,
      id,
      drafts.map((line) => ({ id: line.id, to: 'frozen' as const })),
    );
    const { programs } = await jurisdictionOf(county, run.policy);
    const program = programs.find((one) => one.id === run.program)!;
    const shares = (on: number) => fundingOf(program, on, run.tier ?? undefined);
    await postFrozen(
      tx,
      run,
      drafts.map((line) => ({ ...line, shares: shares(line.from) })),
    );
    await witnessTransfers(tx);
    return tx.event;
  });
  return { event: value, seq };
}

/** Errors: RUN_OWN, RUN_SAME_UNIT, RUN_SAME_HAND. */
export async function assertOtherHand(tx: Changing, run: RunRow, hand: Hand): Promise<void> {
  if (hand.account === run.proposedBy || hand.post === run.proposedPost) {
    throw runError('RUN_OWN', { run: run.id });
  }
  if (hand.unit === run.unit) throw runError('RUN_SAME_UNIT', { run: run.id });
  if (await isOfOneHand(tx, hand.account, [run.proposedBy])) {
    throw runError('RUN_SAME_HAND', { run: run.id });
  }
}
