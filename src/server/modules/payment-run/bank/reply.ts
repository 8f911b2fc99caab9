/** What a bank said: lines are paid or failed, or stay open until somebody has asked the bank. */
import { createHash } from 'node:crypto';
import { type Changing, changeCounty, type County } from '../../../../db/county.ts';
import {
  bankFormats,
  type BankFormatId,
  referenceOf,
  type Reply,
} from '../../../../exchange/bank/index.ts';
import { afterAnswer, type Move, type ReplyLine, settle } from '../../../../model/money/settle.ts';
import { actorOf } from '../../../access/index.ts';
import { postLate, postPaid, witnessTransfers } from '../../ledger/index.ts';
import { addPayments } from '../../payment/index.ts';
import type { Act } from '../../registry/index.ts';
import type { Hand } from '../draft.ts';
import { runError } from '../errors.ts';
import {
  closeFindings,
  findFinding,
  findReply,
  insertFindings,
  insertReply,
  type ReplyCounts,
  resolveFinding,
  sentLines,
} from './queries.ts';
import { getRun } from '../freeze.ts';
import { type LineRow, moveLines, type RunRow } from '../queries.ts';

export type Replying = Hand & {
  readonly run: number;
  readonly format: BankFormatId;
  readonly bytes: Uint8Array;
  readonly today: number;
};

/**
 * Reads a reply into a run; one that was read before changes nothing.
 * Errors: RUN_UNKNOWN, RUN_STATE; BANK_OTHER_RUN when no line of it is of the run; those of bank files.
 */
export async function readReply(
  county: County,
  { run: id, format, bytes, today, account }: Replying,
): Promise<Act & ReplyCounts> {
  const hash = createHash('sha256').update(bytes).digest();
  const reply = bankFormats[format].read(bytes);
  const act = { kind: 'run-reply', actor: actorOf(account), detail: { run: id } };
  const { value, seq } = await changeCounty(county, act, async (tx) => {
    const run = await getRun(tx, county, id, 'filed', 'closed');
    const before = await findReply(tx, id, hash);
    if (before) return { event: tx.event, ...before };
    const lines = await sentLines(tx, id);
    const byReference = new Map(lines.map((line) => [referenceOf(id, line.id), line]));
    const words = wordsOf(reply, byReference);
    if (words.length > 0 && !words.some(({ reference }) => byReference.has(reference))) {
      throw runError('BANK_OTHER_RUN', { run: id });
    }
    const sent = [...byReference].map(([reference, line]) => ({ ...line, reference }));
    const { moves, findings } = settle(sent, words);
    const moved = moves.map((move) => ({ ...move, line: byReference.get(move.reference)! }));
    await settleLines(tx, run, moved, today);
    const settled = moved.filter(({ to }) => to !== 'unknown').map(({ line }) => line.id);
    await closeFindings(tx, settled, account, `reply ${hash.toString('hex').slice(0, 8)}`);
    const count = (to: Move['to']) => moves.filter((move) => move.to === to).length;
    const counts = { lines: words.length, paid: count('paid'), failed: count('failed') };
    const kept = { ...counts, unknown: count('unknown'), hash, format };
    const added = await insertReply(tx, id, kept);
    const told = findings.map((one) => ({
      ...one,
      line: byReference.get(one.reference)?.id ?? null,
    }));
    await insertFindings(tx, { run: id, reply: added }, told);
    return { event: tx.event, ...counts, unknown: kept.unknown };
  });
  return { ...value, seq };
}

/** What is said line by line, also where the bank refused the whole file. */
function wordsOf(reply: Reply, byReference: ReadonlyMap<string, LineRow>): readonly ReplyLine[] {
  const { lines, refused } = reply;
  if (refused === undefined) return lines;
  return [...byReference.keys()].map((reference) => ({
    ...{ reference, outcome: 'failed', reason: refused },
  }));
}

type Moved = Move & { readonly line: LineRow };

/** Moves lines, and records what was paid with its posting. */
async function settleLines(
  tx: Changing,
  run: RunRow,
  moved: readonly Moved[],
  today: number,
): Promise<void> {
  await moveLines(
    tx,
    run.id,
    moved.map(({ line, to, day, reason }) => ({
      ...{ id: line.id, to },
      ...(to === 'paid' && { paidOn: day ?? today }),
      ...(to === 'failed' && { reason: reason ?? '-' }),
      ...(to === 'unknown' && reason !== undefined && { reason }),
    })),
  );
  const paid = moved.filter(({ to }) => to === 'paid');
  if (paid.length === 0) return;
  await addPayments(
    tx,
    paid.map(({ line, day, reference }) => ({
      ...{ personId: line.person, program: run.program, from: line.from, until: line.until },
      ...{ amountFen: line.amountFen, paidOn: day ?? today, reference },
      ...{ line: line.id, part: line.part },
    })),
  );
  await postPaid(
    tx,
    run,
    paid.map(({ line }) => line),
  );
  await witnessTransfers(tx);
}

type Answer = {
  readonly finding: number;
  readonly outcome?: 'paid' | 'failed';
  readonly resolution: string;
  readonly today: number;
};

/**
 * Closes what a reply left open, with what the bank said when it was asked; of a line that is unknown, or of which it
 * said another thing late, also what became of it.
 *
 * Errors: BANK_FINDING_UNKNOWN, RUN_STATE; BANK_OUTCOME_NEEDED; BANK_OUTCOME_STANDS when the line cannot go there.
 */
export async function resolve(county: County, answer: Hand & Answer): Promise<Act> {
  const { finding: id, outcome, resolution, account } = answer;
  const act = { kind: 'run-resolve', actor: actorOf(account), detail: { finding: id } };
  const { value, seq } = await changeCounty(county, act, async (tx) => {
    const finding = await findFinding(tx, id);
    if (!finding) throw runError('BANK_FINDING_UNKNOWN', { finding: id });
    const run = await getRun(tx, county, finding.run, 'filed', 'closed');
    const line = (await sentLines(tx, run.id)).find((one) => one.id === finding.line);
    const isOpen = line?.state === 'unknown' || finding.kind === 'late-word';
    if (isOpen && !outcome) throw runError('BANK_OUTCOME_NEEDED', { finding: id });
    if (line && outcome) await settleAnswered(tx, run, line, { ...answer, outcome });
    await resolveFinding(tx, id, { resolution, by: account });
    return tx.event;
  });
  return { event: value, seq };
}

/** A line is where the bank says that it is. Errors: BANK_OUTCOME_STANDS. */
async function settleAnswered(
  tx: Changing,
  run: RunRow,
  line: LineRow,
  { finding, outcome, resolution, today }: Answer & { readonly outcome: 'paid' | 'failed' },
): Promise<void> {
  const to = afterAnswer(line.state, outcome);
  if (to === undefined) throw runError('BANK_OUTCOME_STANDS', { finding });
  if (to === line.state) return;
  if (to === 'paid-after-all' || to === 'returned') {
    const paidOn = to === 'paid-after-all' ? { paidOn: today } : {};
    await moveLines(tx, run.id, [{ id: line.id, to, reason: resolution, ...paidOn }]);
    await postLate(tx, run, to, line);
    tx.changed('payment', line.person);
    await witnessTransfers(tx);
    return;
  }
  const reference = referenceOf(run.id, line.id);
  await settleLines(tx, run, [{ reference, to: outcome, reason: resolution, line }], today);
}
