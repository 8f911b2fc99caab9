/**
 * A draft: everything that is owed, begun, decided and on its way by no line, for those whom a unit serves. Amounts
 * are never typed. What an earlier run held or the bank refused is taken up again here.
 */
import {
  type Changing,
  changeCounty,
  type County,
  readCounty,
  type Reading,
} from '../../../db/county.ts';
import { arrearsReasonOf } from '../../../model/money/arrears.ts';
import { actorOf } from '../../access/index.ts';
import { findCurrentEvaluation, knownProgramIds } from '../entitlement/index.ts';
import { postRetired, witnessTransfers } from '../ledger/index.ts';
import type { Act } from '../registry/index.ts';
import { findFundingTier } from '../setting/index.ts';
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
};

/** What a run would take now. Errors: RUN_CUT_OFF, PROGRAM_UNKNOWN. */
async function taken(tx: Reading, { program, cutOff, today, unit }: NewRun) {
  if (cutOff > today) throw runError('RUN_CUT_OFF', {});
  const programId = (await knownProgramIds(tx)).get(program);
  const current = await findCurrentEvaluation(tx);
  if (programId === undefined || current === undefined) {
    throw runError('PROGRAM_UNKNOWN', { program });
  }
  const policy = current.policy_version_id;
  const place = { unit, isWhole: await isWholeCounty(tx, unit), cutOff };
  const retiring = await retiringLines(tx, programId, place);
  const ids = retiring.map(({ id }) => id);
  const found = await candidates(tx, programId, place, { policy, retiring: ids });
  return { programId, policy, untilSeq: current.until_seq, retiring, found };
}

/** Sums of what a run would take; nothing is written. Errors: RUN_CUT_OFF, PROGRAM_UNKNOWN. */
export const previewRun = (
  county: County,
  asked: NewRun,
): Promise<Readonly<Record<'lines' | 'fen' | 'again', number>>> =>
  readCounty(county, { kind: 'run-preview', actor: actorOf(asked.account) }, async (tx) => {
    const { retiring, found } = await taken(tx, asked);
    const before = new Set(retiring.map(keyOf));
    return {
      lines: found.length,
      fen: found.reduce((sum, { amountFen }) => sum + amountFen, 0),
      again: found.filter((line) => before.has(keyOf(line))).length,
    };
  });

/** Errors: RUN_CUT_OFF, PROGRAM_UNKNOWN, RUN_NOTHING when nothing is to be paid. */
export async function draftRun(
  county: County,
  asked: NewRun,
): Promise<Act & { readonly run: number }> {
  const { program, cutOff } = asked;
  const act = { kind: 'run-draft', actor: actorOf(asked.account), detail: { program } };
  const { value, seq } = await changeCounty(county, act, async (tx) => {
    await lockMoney(tx, county.code);
    const { programId, policy, untilSeq, retiring, found } = await taken(tx, asked);
    if (found.length === 0) throw runError('RUN_NOTHING', { program });
    const run = await insertRun(tx, {
      ...asked,
      tier: await findFundingTier(tx),
      program: programId,
      policy,
      untilSeq,
    });
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
