/** SQL of files to banks and of their replies. */
import type { Changing, Reading } from '../../../../db/county.ts';
import type { Finding } from '../../../../model/money/settle.ts';
import type { InstructionState } from '../../../../model/money/states.ts';
import type { LineRow } from '../queries.ts';

/** Lines of run $1 that were agreed to, whatever became of them: of a run that was filed, those that were sent. */
const sentSql = `line.run_id = $1
  and line.id in (select instruction_id from ledger_transfer where run_id = $1 and event = 'frozen')`;

/** Lines of a run that were sent, in the order of their numbers. */
export const sentLines = (tx: Reading, run: number) =>
  tx.query<LineRow>(
    `select id, person_id as person, from_day as from, until_day as until, part, amount_fen as "amountFen", state
     from payment_instruction line where ${sentSql} order by id`,
    [run],
  );

export type OrderRow = {
  readonly id: number;
  readonly person: number;
  readonly payee: number;
  readonly from: number;
  readonly amountFen: number;
  readonly holder: string;
  readonly bank: string;
  readonly sealed: Buffer;
  readonly index: Buffer;
};

/** Lines of a run that were agreed to, in the order of their numbers, whatever became of them. */
export const orderRows = (tx: Reading, run: number) =>
  tx.query<OrderRow>(
    `select line.id, line.person_id as person, payee_account.person_id as payee, from_day as from,
       amount_fen as "amountFen", holder_name as holder, bank, account_sealed as sealed, account_index as index
     from payment_instruction line join payee_account on payee_account.id = payee_account_id
     where ${sentSql} order by line.id`,
    [run],
  );

export type ReplyCounts = Readonly<Record<'lines' | 'paid' | 'failed' | 'unknown', number>>;

export async function findReply(
  tx: Reading,
  run: number,
  hash: Buffer,
): Promise<ReplyCounts | undefined> {
  const [row] = await tx.query<ReplyCounts>(
    'select line_count as lines, paid, failed, unknown from bank_reply where run_id = $1 and hash = $2',
    [run, hash],
  );
  return row;
}

export async function insertReply(
  tx: Changing,
  run: number,
  {
    hash,
    format,
    lines,
    paid,
    failed,
    unknown,
  }: ReplyCounts & {
    readonly hash: Buffer;
    readonly format: string;
  },
): Promise<number> {
  const [row] = await tx.query<{ id: number }>(
    `insert into bank_reply (run_id, hash, format, line_count, paid, failed, unknown, added_in)
     values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
    [run, hash, format, lines, paid, failed, unknown, tx.event],
  );
  return row!.id;
}

export const insertFindings = (
  tx: Changing,
  { run, reply }: { readonly run: number; readonly reply: number },
  findings: readonly (Finding & { readonly line: number | null })[],
) =>
  tx.query(
    `insert into bank_finding (reply_id, run_id, instruction_id, reference, kind, amount_fen)
     select $1, $2, * from unnest($3::bigint[], $4::text[], $5::text[], $6::bigint[])`,
    [
      ...[reply, run, findings.map(({ line }) => line)],
      findings.map(({ reference }) => reference),
      findings.map(({ kind }) => kind),
      findings.map(({ amountFen }) => amountFen ?? null),
    ],
  );

/** Closes findings about lines that a later reply settled. */
export const closeFindings = (tx: Changing, lines: readonly number[], by: number, words: string) =>
  tx.query(
    `update bank_finding set resolution = $3, resolved_by = $2, resolved_in = $4
     where instruction_id = any($1) and resolved_in is null and kind in ('missing', 'pending')`,
    [lines, by, words, tx.event],
  );

export type FindingRow = Finding & {
  readonly id: number;
  readonly run: number;
  readonly line: number | null;
  readonly said: number | null;
  /** Of the line, now; null where the run has none. */
  readonly state: InstructionState | null;
  readonly sent: number | null;
};

const findingSql = `select finding.id, finding.run_id as run, instruction_id as line, reference, kind,
    finding.amount_fen as said, line.state, line.amount_fen as sent
  from bank_finding finding left join payment_instruction line on line.id = instruction_id
  where resolved_in is null`;

export const openFindings = (tx: Reading, run: number) =>
  tx.query<FindingRow>(`${findingSql} and finding.run_id = $1 order by finding.id`, [run]);

export async function findFinding(tx: Reading, id: number): Promise<FindingRow | undefined> {
  return (await tx.query<FindingRow>(`${findingSql} and finding.id = $1`, [id]))[0];
}

export const resolveFinding = (
  tx: Changing,
  id: number,
  { resolution, by }: { readonly resolution: string; readonly by: number },
) =>
  tx.query(
    'update bank_finding set resolution = $2, resolved_by = $3, resolved_in = $4 where id = $1',
    [id, resolution, by, tx.event],
  );
