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
  /** Line of a run that it settles; absent: recorded from other books. */
  readonly line?: number;
  /** Part of the period; absent: the first. */
  readonly part?: number;
};

const isFirst = ({ part = 1 }: PaidRow) => part === 1;

/** Adds payments; further parts of a period go after what was paid first. */
export async function insertPayments(tx: Changing, rows: readonly PaidRow[]): Promise<void> {
  await insertInto(tx, 'payment', rows.filter(isFirst));
  const further = rows.filter((row) => !isFirst(row));
  if (further.length > 0) await insertInto(tx, 'further_payment', further);
}

async function insertInto(
  tx: Changing,
  table: 'payment' | 'further_payment',
  rows: readonly PaidRow[],
): Promise<void> {
  const to = copyIn(
    tx.client,
    `${table} (person_id, program, from_day, until_day, amount_fen, paid_on, reference, instruction_id, line_state, part, added_in)`,
  );
  for (const row of rows) {
    to.row(11);
    to.int8(row.personId);
    to.int2(row.program);
    to.date(row.from);
    to.date(row.until);
    to.int8(row.amountFen);
    to.date(row.paidOn);
    to.text(row.reference);
    if (row.line === undefined) {
      to.none();
      to.none();
    } else {
      to.int8(row.line);
      to.text('paid');
    }
    to.int2(row.part ?? 1);
    to.int8(tx.event);
    if (to.isFull()) await to.drain();
  }
  await to.end();
  await witness(tx, table);
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
