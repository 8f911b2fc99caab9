/** SQL of the books. Transfers are added and nothing else; each goes into the audit row of the act that posts it. */
import { copyIn } from '../../../db/copy/copy-in.ts';
import type { Changing, Reading } from '../../../db/county.ts';
import { witness } from '../../../db/witness.ts';
import type { LedgerEvent, Transfer } from '../../../model/money/transfers.ts';

export type Posting = Transfer & { readonly line: number };

export async function insertTransfers(
  tx: Changing,
  run: number,
  event: LedgerEvent,
  postings: readonly Posting[],
): Promise<void> {
  const to = copyIn(
    tx.client,
    'ledger_transfer (run_id, instruction_id, event, debit, credit, amount_fen, added_in)',
  );
  for (const { line, debit, credit, amountFen } of postings) {
    to.row(7);
    to.int8(run);
    to.int8(line);
    to.text(event);
    to.text(debit);
    to.text(credit);
    to.int8(amountFen);
    to.int8(tx.event);
    if (to.isFull()) await to.drain();
  }
  await to.end();
}

/** What was posted when lines were frozen. */
export const frozenOf = (tx: Reading, lines: readonly number[]) =>
  tx.query<Posting>(
    `select instruction_id as line, debit, credit, amount_fen as "amountFen" from ledger_transfer
     where event = 'frozen' and instruction_id = any($1) order by id`,
    [lines],
  );

export const witnessTransfers = (tx: Changing) => witness(tx, 'ledger_transfer');

export type BalanceRow = { readonly account: string; readonly fen: number };

/** Whose books: of a run, of the runs of a unit, or of all. */
export type Books = { readonly run?: number; readonly unit?: number };

/** $1 run, $2 unit. */
const inBooks = `($1::bigint is null or run_id = $1)
  and ($2::bigint is null or run_id in (select id from payment_run where unit_id = $2))`;
const whose = ({ run, unit }: Books) => [run ?? null, unit ?? null];

/** What every account comes to: debits less credits. */
export const balanceRows = (tx: Reading, books: Books) =>
  tx.query<BalanceRow>(
    `select account, sum(amount_fen)::bigint as fen from ledger_entry
     where ${inBooks} group by account order by account`,
    whose(books),
  );

/** What each payer bears of each program: what became payable less what was taken out again or came back. */
export const borneRows = (tx: Reading, books: Books) =>
  tx.query<{ program: string; payer: string; fen: number }>(
    `select program, payer, sum(fen)::bigint as fen from (
       select substr(credit, 9) as program, substr(debit, 7) as payer, amount_fen as fen
       from ledger_transfer where debit like 'payer/%' and ${inBooks}
       union all
       select substr(debit, 9), substr(credit, 7), -amount_fen
       from ledger_transfer where credit like 'payer/%' and ${inBooks}) as part
     group by program, payer having sum(fen) <> 0 order by program, payer`,
    whose(books),
  );

/** What the bank paid of each program by month; what came back is not in. */
export const paidRows = (tx: Reading, books: Books) =>
  tx.query<{ month: string; program: string; fen: number }>(
    `select to_char(paid_on, 'YYYY-MM') as month, substr(debit, 9) as program, sum(transfer.amount_fen)::bigint as fen
     from (select * from ledger_transfer where credit = 'bank' and ${inBooks}) as transfer
       join payment_instruction line on line.id = instruction_id
     where line.state <> 'returned'
     group by 1, 2 order by 1, 2`,
    whose(books),
  );

export type MonthOfBooks = {
  readonly month: string;
  readonly account: string;
  readonly fen: number;
};

/** What every account moved by month, by the calendar of China. Units: fen, debits less credits. */
export const booksByMonth = (tx: Reading, books: Books, limit: number) =>
  tx.query<MonthOfBooks>(
    `select to_char(recorded_at at time zone 'Asia/Shanghai', 'YYYY-MM') as month, account,
       sum(amount_fen)::bigint as fen
     from ledger_entry join event on event.id = added_in where ${inBooks} group by 1, 2 order by 1, 2 limit $3`,
    [...whose(books), limit],
  );

export type BookRunRow = {
  readonly id: number;
  readonly program: string;
  readonly unitName: string;
  readonly cutOff: number;
  readonly state: string;
  readonly fen: number;
};

/** What moved an account without a run: money that came back, and the relief fund. A unit has none of it. */
export const movedWithoutRun = (tx: Reading, account: string, books: Books) =>
  tx.query<{ event: string; fen: number }>(
    `select event, sum(amount_fen)::bigint as fen from ledger_entry
     where run_id is null and account = $3 and ${inBooks} group by event order by event`,
    [...whose(books), account],
  );

/** Runs that an account is moved by, the newest first. */
export const runsBehind = (
  tx: Reading,
  {
    account,
    before,
    limit,
    ...books
  }: Books & { readonly account: string; readonly before?: number; readonly limit: number },
) =>
  tx.query<BookRunRow>(
    `select run.id, program.name as program, unit.name as "unitName", cut_off_day as "cutOff", run.state, moved.fen
     from (
       select run_id, sum(amount_fen)::bigint as fen from ledger_entry where account = $3 and ${inBooks}
       group by run_id) as moved
       join payment_run run on run.id = run_id join program on program.id = run.program
       join unit on unit.id = unit_id
     where $4::bigint is null or run.id < $4 order by run.id desc limit $5`,
    [...whose(books), account, before ?? null, limit],
  );
