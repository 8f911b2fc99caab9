/** The books of what no run moved: money that came back, and the relief fund. */
import type { Changing } from '../../../db/county.ts';
import { witness } from '../../../db/witness.ts';
import { giftTransfer, grantTransfer, type Transfer } from '../../../model/money/transfers.ts';

type Posted = Partial<Record<'repayment' | 'gift' | 'grant', number>> & {
  readonly event: 'repaid' | 'gift' | 'grant';
};

const post = (tx: Changing, of: Posted, { debit, credit, amountFen }: Transfer) =>
  tx.query(
    `insert into county_transfer (event, repayment_id, gift_id, grant_id, debit, credit, amount_fen, added_in)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      ...[of.event, of.repayment ?? null, of.gift ?? null, of.grant ?? null],
      ...[debit, credit, amountFen, tx.event],
    ],
  );

export async function postRepaid(
  tx: Changing,
  repayment: number,
  transfers: readonly Transfer[],
): Promise<void> {
  for (const transfer of transfers) await post(tx, { event: 'repaid', repayment }, transfer);
}

export const postGift = (tx: Changing, gift: number, fen: number) =>
  post(tx, { event: 'gift', gift }, giftTransfer(fen));

export const postGrant = (tx: Changing, grant: number, fen: number) =>
  post(tx, { event: 'grant', grant }, grantTransfer(fen));

export const witnessCountyTransfers = (tx: Changing) => witness(tx, 'county_transfer');
