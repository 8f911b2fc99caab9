/** SQL of payments. */
import { copyIn } from '../../../db/copy/copy-in.ts';
import type { Changing, Reading } from '../../../db/county.ts';
import { witness } from '../../../db/witness.ts';

export type PaidRow = {
  readonly personId: number;
  /** Number of the program. */
  readonly program: number;
  readonly from: number;
  readonly until: number;
  readonly amountFen: number;
  readonly paidOn: number;
  readonly reference: string;
};

export async function insertPayments(tx: Changing, rows: readonly PaidRow[]): Promise<void> {
  const to = copyIn(
    tx.client,
    `payment
      (person_id, program, from_day, until_day, amount_fen, paid_on, reference, added_in)`,
  );
  for (const row of rows) {
    to.row(8);
    to.int8(row.personId);
    to.int2(row.program);
    to.date(row.from);
    to.date(row.until);
    to.int8(row.amountFen);
    to.date(row.paidOn);
    to.text(row.reference);
    to.int8(tx.event);
    if (to.isFull()) await to.drain();
  }
  await to.end();
  await witness(tx, 'payment');
}

export type UnpaidRow = {
  readonly person_id: number;
  readonly program: string;
  readonly from_day: number;
  readonly until_day: number;
  readonly unpaid_fen: number;
};

/** Payable periods that were over before a day and are not paid. */
export const unpaidBefore = (tx: Reading, day: string) =>
  tx.query<UnpaidRow>(
    `select person_id, program, from_day, until_day, unpaid_fen from unpaid_line
     where until_day <= $1 and paid_fen = 0 order by person_id, program, from_day`,
    [day],
  );
