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

/** What every account comes to, of one run or of all: debits less credits. */
export const balanceRows = (tx: Reading, run: number | null) =>
  tx.query<BalanceRow>(
    `select account, sum(amount_fen)::bigint as fen from ledger_entry
     where $1::bigint is null or run_id = $1 group by account order by account`,
    [run],
  );
