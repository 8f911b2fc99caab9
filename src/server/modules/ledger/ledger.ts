/** The books of runs: what is posted when a line is frozen, paid or taken out, and what each account comes to. */
import { type Changing, type County, readCounty } from '../../../db/county.ts';
import {
  frozenTransfers,
  paidAfterAllTransfers,
  paidTransfer,
  undoneTransfers,
} from '../../../model/money/transfers.ts';
import type { Shares } from '../../../model/money/payer.ts';
import { type BalanceRow, balanceRows, type Books, frozenOf, insertTransfers } from './queries.ts';

export { witnessTransfers } from './queries.ts';

/** Units: fen. */
export type PostedLine = { readonly id: number; readonly amountFen: number };

/** Lines are agreed to: each payer's part of them becomes payable. */
export const postFrozen = (
  tx: Changing,
  run: { readonly id: number; readonly program: string },
  lines: readonly (PostedLine & { readonly shares: Shares })[],
): Promise<void> =>
  insertTransfers(
    tx,
    run.id,
    'frozen',
    lines.flatMap(({ id, amountFen, shares }) =>
      frozenTransfers(run.program, amountFen, shares).map((transfer) => ({
        ...transfer,
        line: id,
      })),
    ),
  );

/** The bank paid lines. */
export const postPaid = (
  tx: Changing,
  run: { readonly id: number; readonly program: string },
  lines: readonly PostedLine[],
): Promise<void> =>
  insertTransfers(
    tx,
    run.id,
    'paid',
    lines.map(({ id, amountFen }) => ({ ...paidTransfer(run.program, amountFen), line: id })),
  );

/** Lines that were agreed to are taken out: what was posted for them is undone to the fen. */
export async function postRetired(
  tx: Changing,
  run: number,
  lines: readonly number[],
): Promise<void> {
  const byLine = Map.groupBy(await frozenOf(tx, lines), ({ line }) => line);
  const undone = [...byLine].flatMap(([line, posted]) =>
    undoneTransfers(posted).map((transfer) => ({ ...transfer, line })),
  );
  await insertTransfers(tx, run, 'retired', undone);
}

/** The bank had paid a line that was taken out, or what it had paid came back; divided as it was frozen. */
export async function postLate(
  tx: Changing,
  run: { readonly id: number; readonly program: string },
  event: 'paid-after-all' | 'returned',
  { id: line, amountFen }: PostedLine,
): Promise<void> {
  const frozen = await frozenOf(tx, [line]);
  const paid = paidAfterAllTransfers(run.program, amountFen, frozen);
  const posted = event === 'returned' ? undoneTransfers(paid) : paid;
  await insertTransfers(
    tx,
    run.id,
    event,
    posted.map((transfer) => ({ ...transfer, line })),
  );
}

/** What every account comes to, of a run, of the runs of a unit or of all. Units: fen, debits less credits. */
export const trialBalance = (
  county: County,
  { actor, ...books }: Books & { readonly actor: string },
): Promise<readonly BalanceRow[]> =>
  readCounty(county, { kind: 'ledger-read', actor }, (tx) => balanceRows(tx, books));
