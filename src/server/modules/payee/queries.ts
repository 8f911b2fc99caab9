/** SQL of bank accounts. */
import type { Changing, Reading } from '../../../db/county.ts';

export type NewAccountRow = {
  readonly person: number;
  readonly holder: string;
  readonly bank: string;
  readonly sealed: Buffer;
  readonly index: Buffer;
  readonly lastDigits: string;
  /** Who enters it; null: the software. */
  readonly by: number | null;
};

/** Adds accounts; those that people had are taken back. Gives their numbers. */
export async function replaceAccounts(
  tx: Changing,
  rows: readonly NewAccountRow[],
): Promise<readonly number[]> {
  const persons = rows.map(({ person }) => person);
  await tx.query(
    'update payee_account set retracted_in = $2 where person_id = any($1) and retracted_in is null',
    [persons, tx.event],
  );
  const added = await tx.query<{ id: number }>(
    `insert into payee_account
       (person_id, holder_name, bank, account_sealed, account_index, last_digits, account_id, added_in)
     select *, $8::bigint from unnest(
       $1::bigint[], $2::text[], $3::text[], $4::bytea[], $5::bytea[], $6::text[], $7::bigint[]) returning id`,
    [
      ...[persons, rows.map(({ holder }) => holder), rows.map(({ bank }) => bank)],
      ...[rows.map(({ sealed }) => sealed), rows.map(({ index }) => index)],
      ...[rows.map(({ lastDigits }) => lastDigits), rows.map(({ by }) => by), tx.event],
    ],
  );
  return added.map(({ id }) => id);
}

export type AccountRow = {
  readonly id: number;
  readonly person: number;
  readonly holder: string;
  readonly bank: string;
  readonly lastDigits: string;
};

/** The accounts that people have. */
export const accountsOf = (tx: Reading, persons: readonly number[]) =>
  tx.query<AccountRow>(
    `select id, person_id as person, holder_name as holder, bank, last_digits as "lastDigits"
     from payee_account where person_id = any($1) and retracted_in is null order by person_id`,
    [persons],
  );

/** Replaces what somebody of the staff said to be her own account. */
export async function replaceStaffAccount(
  tx: Changing,
  account: number,
  index: Buffer,
): Promise<void> {
  await tx.query(
    'update staff_bank_account set retracted_in = $2 where account_id = $1 and retracted_in is null',
    [account, tx.event],
  );
  await tx.query(
    'insert into staff_bank_account (account_id, account_index, added_in) values ($1, $2, $3)',
    [account, index, tx.event],
  );
}
