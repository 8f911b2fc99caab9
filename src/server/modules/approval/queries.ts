/** SQL of approvals. */
import type { Changing, Reading } from '../../../db/county.ts';
import { dayText } from '../../../db/database.ts';

/** A period, by person, program and first day. */
export type Period = { readonly person: number; readonly program: string; readonly from: number };

export type PayableRow = Period & { readonly until: number; readonly fen: number };

/** Those of some periods that may be paid on a day: begun, certain, of a known amount, open to claims, wholly unpaid. */
export const payable = (tx: Reading, periods: readonly Period[], on: number) =>
  tx.query<PayableRow>(
    `select asked.person, line.program, line.from_day as from, line.until_day as until, line.unpaid_fen as fen
     from unnest($1::bigint[], $2::text[], $3::date[]) as asked (person, program, from_day)
       cross join lateral owed_lines(asked.person, asked.person) as line
     where line.person_id = asked.person and line.program = asked.program and line.from_day = asked.from_day
       and line.unpaid_fen = line.amount_fen and line.from_day <= $4 and line.claim_until_day > $4`,
    [
      ...[periods.map(({ person }) => person), periods.map(({ program }) => program)],
      ...[periods.map(({ from }) => dayText(from)), dayText(on)],
    ],
  );

/** What is kept of a proposal; days as text, for it is JSON. */
export type Proposal = {
  readonly lines: readonly {
    readonly person: number;
    readonly program: string;
    readonly from: string;
    readonly until: string;
    readonly fen: number;
  }[];
  readonly paidOn: string;
  readonly reference: string;
};

export async function insertProposal(
  tx: Changing,
  proposal: Proposal,
  {
    unit,
    account,
    post,
  }: { readonly unit: number; readonly account: number; readonly post: number },
): Promise<number> {
  const [row] = await tx.query<{ id: number }>(
    `insert into approval (kind, proposal, unit_id, proposed_by, proposed_post, proposed_in)
     values ('payments', $1, $2, $3, $4, $5) returning id`,
    [JSON.stringify(proposal), unit, account, post, tx.event],
  );
  return row!.id;
}

export type ProposalRow = {
  readonly id: number;
  readonly proposal: Proposal;
  readonly proposed_by: number;
  readonly proposed_post: number;
  readonly proposer: string;
};

const proposalSql = `select approval.id, proposal, proposed_by, proposed_post, account.name as proposer
  from approval join account on account.id = proposed_by where decision is null`;

/** Proposals that nobody has decided, in the order in which they came. */
export const openProposals = (tx: Reading, after: number, limit: number) =>
  tx.query<ProposalRow>(`${proposalSql} and approval.id > $1 order by approval.id limit $2`, [
    after,
    limit,
  ]);

/** A proposal that nobody has decided, locked; undefined when there is none. */
export async function lockProposal(tx: Changing, id: number): Promise<ProposalRow | undefined> {
  const [row] = await tx.query<ProposalRow>(
    `${proposalSql} and approval.id = $1 for update of approval`,
    [id],
  );
  return row;
}

/** Whether one account had a hand in making another: added, invited it, or gave it a post. */
export async function isMadeBy(tx: Reading, account: number, actor: string): Promise<boolean> {
  const [row] = await tx.query<{ found: boolean }>(
    `select exists (
       select from event where actor = $2 and id in (
         select added_in from account where id = $1
         union all select added_in from account_invitation where account_id = $1
         union all select added_in from post where account_id = $1)) as found`,
    [account, actor],
  );
  return row!.found;
}

export const decideRow = (
  tx: Changing,
  id: number,
  {
    decision,
    reason,
    account,
    post,
  }: {
    readonly decision: 'approved' | 'refused';
    readonly reason?: string;
    readonly account: number;
    readonly post: number;
  },
) =>
  tx.query(
    `update approval set decision = $2, reason = $3, decided_by = $4, decided_post = $5, decided_in = $6
     where id = $1`,
    [id, decision, reason ?? null, account, post, tx.event],
  );
