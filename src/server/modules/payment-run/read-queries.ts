/** SQL of what is shown of runs. */
import type { Reading } from '../../../db/county.ts';
import type { ArrearsReason } from '../../../model/money/arrears.ts';
import type { Hold } from '../../../model/money/holds.ts';
import type { InstructionState } from '../../../model/money/states.ts';

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

export const linePage = (
  tx: Reading,
  asked: {
    readonly run: number;
    readonly state: string | null;
    readonly after: number;
    readonly limit: number;
  },
) =>
  tx.query<ShownLineRow>(
    `select line.id, line.person_id as person, person.name, from_day as from, until_day as until, part,
       amount_fen as fen, state, arrears_reason as arrears, holds, last_digits as "lastDigits",
       bank_reason as "bankReason", paid_on as "paidOn"
     from payment_instruction line join person on person.id = line.person_id
       left join payee_account on payee_account.id = payee_account_id
     where run_id = $1 and ($2::text is null or state = $2) and line.id > $3 order by line.id limit $4`,
    [asked.run, asked.state, asked.after, asked.limit],
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
