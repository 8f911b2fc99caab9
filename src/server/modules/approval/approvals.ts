/**
 * Money by two: one proposes what the record says is owed, somebody else approves, and only then it is recorded as
 * paid, in that same transaction. What amounts are, nobody types: they are read from the record both times.
 */
import { type Changing, changeCounty, type County, readCounty } from '../../../db/county.ts';
import { dayOfText, dayText } from '../../../db/database.ts';
import { actorOf } from '../../access/index.ts';
import { addPayments, type Payment } from '../payment/index.ts';
import type { Act } from '../registry/index.ts';
import {
  decideRow,
  insertProposal,
  isMadeBy,
  lockProposal,
  openProposals,
  payable,
  type Period,
  type Proposal,
  type ProposalRow,
} from './queries.ts';

/** Who does it. */
export type Hand = { readonly account: number; readonly post: number };

export type NewProposal = Hand & {
  readonly unit: number;
  readonly periods: readonly Period[];
  readonly paidOn: number;
  readonly reference: string;
  readonly today: number;
};

/**
 * The number of a new proposal. To be called with the software's rights: amounts are looked up for whom the asker
 * serves, whatever classes she sees.
 * Errors: those of the access decision for people whom the unit does not serve, APPROVAL_NOT_OWED.
 */
export async function proposePayments(
  county: County,
  { periods, paidOn, reference, today, unit, ...hand }: NewProposal,
): Promise<Act & { readonly proposal: number }> {
  const act = { kind: 'payments-propose', actor: actorOf(hand.account) };
  const { value, seq } = await changeCounty(county, act, async (tx) => {
    await openAll(tx, periods);
    const lines = await getPayable(tx, periods, today);
    const kept = lines.map(({ from, until, ...line }) => ({
      ...line,
      ...{ from: dayText(from), until: dayText(until) },
    }));
    const proposal = { lines: kept, paidOn: dayText(paidOn), reference };
    return { proposal: await insertProposal(tx, proposal, { ...hand, unit }), event: tx.event };
  });
  return { ...value, seq };
}

/** Errors: those of the access decision. */
async function openAll(tx: Changing, lines: readonly { readonly person: number }[]): Promise<void> {
  const persons = [...new Set(lines.map(({ person }) => person))];
  await tx.open(...persons);
  tx.seen(...persons);
}

/** Errors: APPROVAL_NOT_OWED unless each of them may be paid, and each is named once. */
async function getPayable(tx: Changing, periods: readonly Period[], on: number) {
  const lines = await payable(tx, periods, on);
  const keys = new Set(lines.map(({ person, program, from }) => `${person} ${program} ${from}`));
  if (lines.length !== periods.length || keys.size !== periods.length) {
    throw approvalError('APPROVAL_NOT_OWED', { asked: periods.length, owed: keys.size });
  }
  return lines;
}

/** Proposals that nobody has decided, of people whom the asker serves. */
export function listProposals(
  county: County,
  {
    actor,
    after,
    limit,
  }: { readonly actor: string; readonly after: number; readonly limit: number },
): Promise<{ readonly rows: readonly ProposalRow[]; readonly next?: number }> {
  return readCounty(county, { kind: 'proposals-read', actor }, async (tx) => {
    const found = await openProposals(tx, after, limit);
    const persons = found.flatMap(({ proposal }) => proposal.lines.map(({ person }) => person));
    const opened = new Set(await tx.openThose(...new Set(persons)));
    const rows = found.filter(({ proposal }) =>
      proposal.lines.every(({ person }) => opened.has(person)),
    );
    tx.seen(...new Set(rows.flatMap(({ proposal }) => proposal.lines.map(({ person }) => person))));
    return { rows, ...(found.length === limit && { next: found.at(-1)!.id }) };
  });
}

/**
 * Approves: records the payments. Refuses with a reason: nothing is paid.
 *
 * Errors: APPROVAL_UNKNOWN; APPROVAL_OWN for the proposer, in whatever session or post; APPROVAL_SAME_HAND for an
 * account that the proposer added, invited or gave a post; APPROVAL_NOT_OWED when the record says otherwise by now;
 * PAYMENT_TWICE; those of the access decision.
 */
export async function decideProposal(
  county: County,
  {
    id,
    today,
    reason,
    ...hand
  }: Hand & {
    readonly id: number;
    readonly today: number;
    /** Absent: it is approved. */
    readonly reason?: string;
  },
): Promise<Act> {
  const kind = reason === undefined ? 'payments-approve' : 'payments-refuse';
  const act = { kind, actor: actorOf(hand.account) };
  const { value, seq } = await changeCounty(county, act, async (tx) => {
    const found = await lockProposal(tx, id);
    if (!found) throw approvalError('APPROVAL_UNKNOWN', { proposal: id });
    await assertOtherHand(tx, found, hand);
    await openAll(tx, found.proposal.lines);
    if (reason === undefined) await addPayments(tx, await stillOwed(tx, found.proposal, today));
    const decision = reason === undefined ? 'approved' : 'refused';
    await decideRow(tx, id, { ...hand, decision, ...(reason !== undefined && { reason }) });
    tx.note({ proposal: id });
    return tx.event;
  });
  return { event: value, seq };
}

async function assertOtherHand(
  tx: Changing,
  { id, proposed_by, proposed_post }: ProposalRow,
  { account, post }: Hand,
): Promise<void> {
  if (account === proposed_by || post === proposed_post) {
    throw approvalError('APPROVAL_OWN', { proposal: id });
  }
  if (await isMadeBy(tx, account, actorOf(proposed_by))) {
    throw approvalError('APPROVAL_SAME_HAND', { proposal: id });
  }
}

/** The payments of a proposal. Errors: APPROVAL_NOT_OWED unless period and amount are what was proposed. */
async function stillOwed(
  tx: Changing,
  { lines, paidOn, reference }: Proposal,
  today: number,
): Promise<readonly Payment[]> {
  const periods = lines.map(({ person, program, from }) => ({
    ...{ person, program, from: dayOfText(from) },
  }));
  const owed = await getPayable(tx, periods, today);
  const keyOf = (...parts: readonly (string | number)[]) => parts.join(' ');
  const proposed = new Set(
    lines.map(({ person, program, from, until, fen }) => keyOf(person, program, from, until, fen)),
  );
  const same = owed.filter(({ person, program, from, until, fen }) =>
    proposed.has(keyOf(person, program, dayText(from), dayText(until), fen)),
  );
  if (same.length !== lines.length) {
    throw approvalError('APPROVAL_NOT_OWED', { asked: lines.length, owed: same.length });
  }
  return same.map(({ person, fen, ...line }) => ({
    ...line,
    ...{ personId: person, amountFen: fen, paidOn: dayOfText(paidOn), reference },
  }));
}

const approvalError = (code: string, detail: Readonly<Record<string, number>>) =>
  Object.assign(new Error(`${code} ${JSON.stringify(detail)}`), { code, detail });
