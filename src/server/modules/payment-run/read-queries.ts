/** SQL of what is shown of runs. */
import type { Reading } from '../../../db/county.ts';
import type { ArrearsReason } from '../../../model/money/arrears.ts';
import type { Hold } from '../../../model/money/holds.ts';
import { type InstructionState, stateGroups } from '../../../model/money/states.ts';

export type StateSum = {
  readonly run: number;
  readonly state: string;
  readonly lines: number;
  readonly fen: number;
};

export const stateSums = (tx: Reading, runs: readonly number[]) =>
  tx.query<StateSum>(
    `select run_id as run, state, count(*) as lines, sum(amount_fen)::bigint as fen from payment_instruction
     where run_id = any($1) group by run_id, state order by run_id, state`,
    [runs],
  );

export const holdSums = (tx: Reading, run: number) =>
  tx.query<{ hold: string; lines: number; fen: number }>(
    `select hold, count(*) as lines, sum(amount_fen)::bigint as fen
     from payment_instruction cross join unnest(holds) as hold
     where run_id = $1 and state = 'held' group by hold order by hold`,
    [run],
  );

export const arrearsSums = (tx: Reading, run: number) =>
  tx.query<{ reason: string; lines: number; fen: number }>(
    `select coalesce(arrears_reason, 'regular') as reason, count(*) as lines, sum(amount_fen)::bigint as fen
     from payment_instruction where run_id = $1 group by 1 order by 1`,
    [run],
  );

export type ShownLineRow = {
  readonly id: number;
  readonly person: number;
  readonly name: string;
  /** Who receives it. */
  readonly payee: number;
  readonly from: number;
  readonly until: number;
  readonly part: number;
  readonly fen: number;
  readonly state: InstructionState;
  readonly arrears: ArrearsReason | null;
  readonly holds: readonly Hold[];
  readonly lastDigits: string | null;
  readonly bankReason: string | null;
  readonly paidOn: number | null;
};

/** Which lines are asked for; what is absent narrows nothing. */
export type LineFilter = {
  /** A state, or a group of states. */
  readonly state?: string;
  readonly hold?: string;
  /** Why late, or `regular`. */
  readonly arrears?: string;
  /** Of the books. */
  readonly account?: string;
  readonly line?: number;
};

const groups: Readonly<Partial<Record<string, readonly string[]>>> = stateGroups;
const statesOf = (state: string | undefined): readonly string[] | null =>
  state === undefined ? null : (groups[state] ?? [state]);

export const linePage = (
  tx: Reading,
  asked: LineFilter & { readonly run: number; readonly after: number; readonly limit: number },
) =>
  tx.query<ShownLineRow>(
    `select line.id, line.person_id as person, person.name,
       coalesce(payee_account.person_id, benefit_case.payee_id, line.person_id) as payee, from_day as from, until_day as until, part,
       amount_fen as fen, line.state, arrears_reason as arrears, holds, last_digits as "lastDigits",
       bank_reason as "bankReason", paid_on as "paidOn"
     from payment_instruction line join person on person.id = line.person_id
       left join benefit_case on benefit_case.id = line.case_id
       left join payee_account on payee_account.id = payee_account_id
     where run_id = $1 and line.id > $2 and ($4::text[] is null or line.state = any($4))
       and ($5::text is null or line.state = 'held' and $5 = any(holds))
       and ($6::text is null or coalesce(arrears_reason, 'regular') = $6)
       and ($7::text is null or line.id in (
         select instruction_id from ledger_entry where ledger_entry.run_id = $1 and ledger_entry.account = $7))
       and ($8::bigint is null or line.id = $8)
     order by line.id limit $3`,
    [
      ...[asked.run, asked.after, asked.limit, statesOf(asked.state), asked.hold ?? null],
      ...[asked.arrears ?? null, asked.account ?? null, asked.line ?? null],
    ],
  );

/** The run of a line, or of something that a bank left open. */
export async function runOfLine(tx: Reading, line: number): Promise<number | undefined> {
  const text = 'select run_id as run from payment_instruction where id = $1';
  return (await tx.query<{ run: number }>(text, [line]))[0]?.run;
}

export async function runOfFinding(tx: Reading, finding: number): Promise<number | undefined> {
  const text = 'select run_id as run from bank_finding where id = $1';
  return (await tx.query<{ run: number }>(text, [finding]))[0]?.run;
}
