/**
 * A draft: everything that is owed, begun, decided and on its way by no line, for those whom a unit serves. Amounts
 * are never typed. What an earlier run held or the bank refused is taken up again here.
 */
import { type Changing, changeCounty, type County } from '../../../db/county.ts';
import { arrearsReasonOf } from '../../../model/money/arrears.ts';
import type { FundingTier } from '../../../programs/definition.ts';
import { actorOf } from '../../access/index.ts';
import { findCurrentEvaluation, knownProgramIds } from '../entitlement/index.ts';
import { postRetired, witnessTransfers } from '../ledger/index.ts';
import type { Act } from '../registry/index.ts';
import { checkLines } from './holds/check.ts';
import {
  type CandidateRow,
  candidates,
  isWholeCounty,
  type RetiredRow,
  retiringLines,
} from './draft-queries.ts';
import { runError } from './errors.ts';
import { insertLines, insertRun, lockMoney, moveLines } from './queries.ts';

/** Who does it. */
export type Hand = { readonly account: number; readonly post: number; readonly unit: number };

export type NewRun = Hand & {
  readonly program: string;
  /** Periods that have begun by this day are in; not after today. */
  readonly cutOff: number;
  readonly today: number;
  /** Group of provinces, for who pays which part. */
  readonly tier?: FundingTier;
};

/** Errors: RUN_CUT_OFF, PROGRAM_UNKNOWN, RUN_NOTHING when nothing is to be paid. */
export async function draftRun(
  county: County,
  { program, cutOff, today, tier, ...hand }: NewRun,
): Promise<Act & { readonly run: number }> {
  if (cutOff > today) throw runError('RUN_CUT_OFF', {});
  const act = { kind: 'run-draft', actor: actorOf(hand.account), detail: { program } };
  const { value, seq } = await changeCounty(county, act, async (tx) => {
    await lockMoney(tx, county.code);
    const programId = (await knownProgramIds(tx)).get(program);
    const current = await findCurrentEvaluation(tx);
    if (programId === undefined || current === undefined) {
      throw runError('PROGRAM_UNKNOWN', { program });
    }
    const policy = current.policy_version_id;
    const place = { unit: hand.unit, isWhole: await isWholeCounty(tx, hand.unit), cutOff };
    const retiring = await retiringLines(tx, programId, place);
    const found = await candidates(tx, programId, place, {
      policy,
      retiring: retiring.map(({ id }) => id),
    });
    if (found.length === 0) throw runError('RUN_NOTHING', { program });
    const untilSeq = current.until_seq;
    const row = { ...hand, program: programId, cutOff, policy, untilSeq, tier };
    const run = await insertRun(tx, row);
    await retire(tx, retiring, found);
    const replaced = new Map(retiring.map((line) => [keyOf(line), line.id]));
    await insertLines(
      tx,
      { run, program: programId },
      found.map((line) => newLine(line, cutOff, replaced.get(keyOf(line)) ?? null)),
    );
    await checkLines(tx, { run });
    tx.note({ run, lines: found.length });
    return { event: tx.event, run };
  });
  return { ...value, seq };
}

const keyOf = ({ person, from }: { readonly person: number; readonly from: number }) =>
  `${person} ${from}`;

const newLine = (line: CandidateRow, cutOff: number, replaces: number | null) => ({
  ...line,
  replaces,
  arrears: arrearsReasonOf({ ...line, cutOff, appliedDay: line.applied }),
});

/** Takes earlier lines out: reissued where one of the new lines takes the place, else cancelled. */
async function retire(
  tx: Changing,
  retiring: readonly RetiredRow[],
  found: readonly CandidateRow[],
): Promise<void> {
  const taken = new Set(found.map(keyOf));
  for (const [run, lines] of Map.groupBy(retiring, (line) => line.run)) {
    const posted = lines.filter(({ state }) => state === 'failed').map(({ id }) => id);
    await postRetired(tx, run, posted);
    const moves = lines.map((line) => ({
      id: line.id,
      to: taken.has(keyOf(line)) ? ('reissued' as const) : ('cancelled' as const),
    }));
    await moveLines(tx, run, moves);
  }
  if (retiring.length > 0) await witnessTransfers(tx);
}
