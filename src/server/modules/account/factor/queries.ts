/** SQL of second factors. */
import type { Changing, Reading } from '../../../../db/county.ts';

export type TotpRow = { readonly secret_sealed: Buffer; readonly last_step: number };

export async function findTotp(tx: Reading, account: number): Promise<TotpRow | undefined> {
  const text = 'select secret_sealed, last_step from account_totp where account_id = $1';
  return (await tx.query<TotpRow>(text, [account]))[0];
}

/** Sets the secret, in place of an older one. */
export const saveTotp = (tx: Changing, account: number, { secret_sealed, last_step }: TotpRow) =>
  tx.query(
    `insert into account_totp (account_id, secret_sealed, last_step, added_in) values ($1, $2, $3, $4)
     on conflict (account_id) do update set secret_sealed = excluded.secret_sealed,
       last_step = excluded.last_step, added_in = excluded.added_in`,
    [account, secret_sealed, last_step, tx.event],
  );

/** Uses up a step and all before it; false when that was done already. */
export async function advanceTotp(tx: Changing, account: number, step: number): Promise<boolean> {
  const advanced = await tx.query(
    'update account_totp set last_step = $2 where account_id = $1 and last_step < $2 returning 1',
    [account, step],
  );
  return advanced.length > 0;
}

export const deleteTotp = (tx: Changing, account: number) =>
  tx.query('delete from account_totp where account_id = $1', [account]);

/** Recovery codes in place of the older ones; none: only the older ones go. */
export async function replaceRecoveryCodes(
  tx: Changing,
  account: number,
  hashes: readonly Uint8Array[],
): Promise<void> {
  await tx.query('delete from account_recovery_code where account_id = $1', [account]);
  await tx.query(
    `insert into account_recovery_code (code_hash, account_id, added_in)
     select hash, $2, $3 from unnest($1::bytea[]) as hash`,
    [hashes, account, tx.event],
  );
}

/** Uses a recovery code up; false when there is none such, or it was used. */
export async function consumeRecoveryCode(
  tx: Changing,
  account: number,
  hash: Uint8Array,
  now: Date,
): Promise<boolean> {
  const used = await tx.query(
    `update account_recovery_code set used_at = $3
     where code_hash = $1 and account_id = $2 and used_at is null returning 1`,
    [hash, account, now],
  );
  return used.length > 0;
}

export async function countRecoveryCodes(tx: Reading, account: number): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    'select count(*) as count from account_recovery_code where account_id = $1 and used_at is null',
    [account],
  );
  return row!.count;
}

export type PasskeyRow = {
  readonly id: number;
  readonly account_id: number;
  readonly credential_id: string;
  readonly public_key: Buffer;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly name: string;
  readonly added_at: Date;
  readonly used_at: Date | null;
};

const columns =
  'id, account_id, credential_id, public_key, counter, transports, name, added_at, used_at';

export type NewPasskeyRow = Pick<
  PasskeyRow,
  'credential_id' | 'public_key' | 'counter' | 'transports' | 'name' | 'added_at'
>;

/** Adds a passkey; false when it is there already. */
export async function insertPasskey(
  tx: Changing,
  account: number,
  row: NewPasskeyRow,
): Promise<boolean> {
  const added = await tx.query(
    `insert into account_passkey
       (account_id, credential_id, public_key, counter, transports, name, added_at, added_in)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing returning id`,
    [
      ...[account, row.credential_id, row.public_key, row.counter, row.transports, row.name],
      ...[row.added_at, tx.event],
    ],
  );
  return added.length > 0;
}

export const passkeysOf = (tx: Reading, account: number) =>
  tx.query<PasskeyRow>(`select ${columns} from account_passkey where account_id = $1 order by id`, [
    account,
  ]);

export async function passkeyByCredential(
  tx: Reading,
  credential: string,
): Promise<PasskeyRow | undefined> {
  const text = `select ${columns} from account_passkey where credential_id = $1`;
  return (await tx.query<PasskeyRow>(text, [credential]))[0];
}

/** Notes a use; false when the device's counter went back, as that of a copy does. Devices without one say 0. */
export async function advancePasskey(
  tx: Changing,
  id: number,
  counter: number,
  now: Date,
): Promise<boolean> {
  const advanced = await tx.query(
    `update account_passkey set counter = $2, used_at = $3
     where id = $1 and (counter < $2 or (counter = 0 and $2 = 0)) returning id`,
    [id, counter, now],
  );
  return advanced.length > 0;
}

export async function deletePasskey(tx: Changing, account: number, id: number): Promise<boolean> {
  const text = 'delete from account_passkey where account_id = $1 and id = $2 returning id';
  return (await tx.query(text, [account, id])).length > 0;
}

export const deletePasskeys = (tx: Changing, account: number) =>
  tx.query('delete from account_passkey where account_id = $1', [account]);
