/** SQL of holds that somebody releases. */
import type { Changing, Reading } from '../../../../db/county.ts';
import type { Hold } from '../../../../model/money/holds.ts';

export type HeldRow = {
  readonly run: number;
  readonly person: number;
  readonly payeeAccount: number | null;
  readonly holds: readonly Hold[];
};

export async function findHeld(tx: Reading, line: number): Promise<HeldRow | undefined> {
  const [row] = await tx.query<HeldRow>(
    `select run_id as run, person_id as person, payee_account_id as "payeeAccount", holds
     from payment_instruction where id = $1 and state = 'held'`,
    [line],
  );
  return row;
}

export const insertRelease = (
  tx: Changing,
  row: HeldRow &
    Readonly<Record<'line' | 'account' | 'unit', number>> & { readonly reason: string },
) =>
  tx.query(
    `insert into hold_release
       (instruction_id, run_id, run_unit_id, proposed_by, payee_account_id, holds, reason, account_id, unit_id, added_in)
     select $1, id, unit_id, proposed_by, $3, $4, $5, $6, $7, $8 from payment_run where id = $2`,
    [
      ...[row.line, row.run, row.payeeAccount, row.holds, row.reason],
      ...[row.account, row.unit, tx.event],
    ],
  );
