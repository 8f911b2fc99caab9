/** SQL of runs: their rows, their lines, and the functions that move them. */
import { copyIn } from '../../../db/copy/copy-in.ts';
import type { Changing, Reading } from '../../../db/county.ts';
import { dayText } from '../../../db/database.ts';
import type { ArrearsReason } from '../../../model/money/arrears.ts';
import type { Hold } from '../../../model/money/holds.ts';
import type { InstructionState, RunState } from '../../../model/money/states.ts';

/** Whoever changes runs waits for the others: what is on its way to a bank is decided by one at a time. */
const MONEY_LOCK = 7_426_656;
export const lockMoney = (tx: Reading, county: string) =>
  tx.query('select pg_advisory_xact_lock($1, $2)', [MONEY_LOCK, Number(county)]);

export type RunRow = {
  readonly id: number;
  readonly program: string;
  readonly programId: number;
  readonly unit: number;
  readonly unitName: string;
  readonly cutOff: number;
  readonly policy: number;
  readonly tier: 1 | 2 | 3 | 4 | 5 | null;
  readonly state: RunState;
  readonly proposedBy: number;
  readonly proposedPost: number;
  readonly proposer: string;
  readonly approver: string | null;
  readonly frozenDay: number | null;
  readonly lines: number | null;
  readonly totalFen: number | null;
  readonly format: 'csv' | 'iso20022' | null;
  readonly fileHash: Buffer | null;
};

const runSql = `select run.id, program.name as program, run.program as "programId", unit_id as unit,
    unit.name as "unitName", cut_off_day as "cutOff", policy_version_id as policy, funding_tier as tier, run.state,
    proposed_by as "proposedBy", proposed_post as "proposedPost", proposer.name as proposer,
    approver.name as approver, frozen_day as "frozenDay", line_count as lines, total_fen as "totalFen", format,
    file_hash as "fileHash"
  from payment_run run join program on program.id = run.program join unit on unit.id = unit_id
    join account proposer on proposer.id = proposed_by left join account approver on approver.id = approved_by`;

export async function findRun(tx: Reading, id: number): Promise<RunRow | undefined> {
  return (await tx.query<RunRow>(`${runSql} where run.id = $1`, [id]))[0];
}

/** Runs of a unit, or of all, the newest first. */
export const runsOf = (tx: Reading, unit: number | null, before: number | null, limit: number) =>
  tx.query<RunRow>(
    `${runSql} where ($1::bigint is null or unit_id = $1) and ($2::bigint is null or run.id < $2)
     order by run.id desc limit $3`,
    [unit, before, limit],
  );

export async function insertRun(
  tx: Changing,
  row: Readonly<Record<'program' | 'unit' | 'cutOff' | 'policy' | 'untilSeq', number>> & {
    readonly account: number;
    readonly post: number;
    readonly tier: number | undefined;
  },
): Promise<number> {
  const [run] = await tx.query<{ id: number }>(
    `insert into payment_run (program, unit_id, cut_off_day, policy_version_id, until_seq, funding_tier,
       proposed_by, proposed_post, proposed_in)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
    [
      ...[row.program, row.unit, dayText(row.cutOff), row.policy, row.untilSeq, row.tier ?? null],
      ...[row.account, row.post, tx.event],
    ],
  );
  return run!.id;
}

export type NewLineRow = {
  readonly person: number;
  readonly from: number;
  readonly until: number;
  readonly part: number;
  readonly amountFen: number;
  readonly arrears: ArrearsReason | undefined;
  readonly payeeAccount: number | null;
  readonly caseId: number;
  readonly replaces: number | null;
};

export async function insertLines(
  tx: Changing,
  { run, program }: { readonly run: number; readonly program: number },
  rows: readonly NewLineRow[],
): Promise<void> {
  const to = copyIn(
    tx.client,
    `payment_instruction (run_id, person_id, program, from_day, until_day, part, amount_fen, reason, arrears_reason,
       payee_account_id, case_id, replaces, added_in)`,
  );
  for (const row of rows) {
    to.row(13);
    to.int8(run);
    to.int8(row.person);
    to.int2(program);
    to.date(row.from);
    to.date(row.until);
    to.int2(row.part);
    to.int8(row.amountFen);
    to.text(row.arrears ? 'arrears' : 'regular');
    if (row.arrears) to.text(row.arrears);
    else to.none();
    if (row.payeeAccount === null) to.none();
    else to.int8(row.payeeAccount);
    to.int8(row.caseId);
    if (row.replaces === null) to.none();
    else to.int8(row.replaces);
    to.int8(tx.event);
    if (to.isFull()) await to.drain();
  }
  await to.end();
}

/** What becomes of a line. */
export type LineMove = {
  readonly id: number;
  readonly to: InstructionState;
  /** Of a line that is held. */
  readonly holds?: readonly Hold[];
  /** Of a line in a draft: the account it goes to now. */
  readonly payeeAccount?: number | null;
  readonly paidOn?: number;
  readonly reason?: string;
};

/** Moves lines of a run, all or none. Errors: of the database when one cannot go there. */
export async function moveLines(
  tx: Changing,
  run: number,
  moves: readonly LineMove[],
): Promise<void> {
  if (moves.length === 0) return;
  await tx.query('select move_instructions($1, $2, $3, $4, $5, $6, $7)', [
    ...[run, moves.map(({ id }) => id), moves.map(({ to }) => to)],
    moves.map(({ holds = [] }) => holds.join(' ')),
    moves.map(({ payeeAccount }) => payeeAccount ?? null),
    moves.map(({ paidOn }) => (paidOn === undefined ? null : dayText(paidOn))),
    moves.map(({ reason }) => reason ?? null),
  ]);
}

export type LineRow = {
  readonly id: number;
  readonly person: number;
  readonly from: number;
  readonly until: number;
  readonly part: number;
  readonly amountFen: number;
  readonly state: InstructionState;
};

/** Lines of a run in some states, in the order of their numbers. */
export const linesIn = (tx: Reading, run: number, states: readonly InstructionState[]) =>
  tx.query<LineRow>(
    `select id, person_id as person, from_day as from, until_day as until, part, amount_fen as "amountFen", state
     from payment_instruction where run_id = $1 and state = any($2) order by id`,
    [run, states],
  );

export type TotalRow = {
  readonly state: InstructionState;
  readonly lines: number;
  readonly fen: number;
};

/** Lines and fen of a run by state. */
export const totalsOf = (tx: Reading, run: number) =>
  tx.query<TotalRow>(
    `select state, count(*) as lines, sum(amount_fen)::bigint as fen from payment_instruction
     where run_id = $1 group by state order by state`,
    [run],
  );

export const freezeRow = (
  tx: Changing,
  run: number,
  by: Readonly<Record<'account' | 'post' | 'unit' | 'day' | 'lines' | 'fen', number>>,
) =>
  tx.query('select freeze_run($1, $2, $3, $4, $5, $6, $7, $8)', [
    ...[run, by.account, by.post, by.unit, tx.event, dayText(by.day), by.lines, by.fen],
  ]);

export const moveRun = (
  tx: Changing,
  run: number,
  to: RunState,
  {
    format,
    hash,
    reason,
  }: { readonly format?: string; readonly hash?: Buffer; readonly reason?: string } = {},
) =>
  tx.query('select move_run($1, $2, $3, $4, $5, $6)', [
    ...[run, to, tx.event, format ?? null, hash ?? null, reason ?? null],
  ]);
