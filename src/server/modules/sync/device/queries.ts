/** SQL of phones. */
import { type Changing, type County, type Reading, softwareOf } from '../../../../db/county.ts';

export type DeviceRow = {
  readonly id: number;
  readonly account: number;
  readonly post: number;
  readonly state: 'active' | 'lost' | 'ended';
  readonly public_key: Buffer;
  readonly share_sealed: Buffer | null;
  readonly holds: 'area' | 'tasks';
};

/**
 * A phone of an account, and that it was heard of: at most once a minute, so that asking writes nothing most of the
 * time. One statement outside of a transaction, because every request of a phone begins with it.
 */
export async function findDevice(
  county: County,
  {
    device,
    account,
    now,
  }: { readonly device: number; readonly account: number; readonly now: Date },
): Promise<DeviceRow | undefined> {
  const { db, schema } = softwareOf(county);
  const { rows } = await db.pool.query<DeviceRow>(
    `with heard as (
       update ${schema}.device set heard_of_at = $3
       where id = $1 and account_id = $2
         and (heard_of_at is null or heard_of_at < $3::timestamptz - interval '1 minute'))
     select id, account_id as account, post_id as post, state, public_key, share_sealed, holds
     from ${schema}.device where id = $1 and account_id = $2`,
    [device, account, now],
  );
  return rows[0];
}

export type NewDeviceRow = {
  readonly account: number;
  readonly post: number;
  readonly name: string;
  readonly publicKey: Buffer;
  readonly shareSealed: Buffer;
  readonly until: Date;
  readonly now: Date;
};

export async function insertDevice(tx: Changing, row: NewDeviceRow): Promise<number> {
  const [added] = await tx.query<{ id: number }>(
    `insert into device (account_id, post_id, name, public_key, share_sealed, share_until, added_at, heard_of_at,
       added_in)
     values ($1, $2, $3, $4, $5, $6, $7, $7, $8) returning id`,
    [
      ...[row.account, row.post, row.name, row.publicKey, row.shareSealed, row.until],
      ...[row.now, tx.event],
    ],
  );
  return added!.id;
}

/** Prolongs what is lent and gives the share; undefined: the phone is not in use any more. */
export async function lendShare(
  tx: Reading,
  device: number,
  until: Date,
): Promise<Buffer | undefined> {
  const [row] = await tx.query<{ share: Buffer }>(
    `update device set share_until = $2 where id = $1 and state = 'active' returning share_sealed as share`,
    [device, until],
  );
  return row?.share;
}

export const setHolds = async (county: County, device: number, holds: DeviceRow['holds']) => {
  const { db, schema } = softwareOf(county);
  await db.pool.query(`update ${schema}.device set holds = $2 where id = $1 and holds <> $2`, [
    device,
    holds,
  ]);
};

/** Ends phones of an account, deleting their shares; gives their numbers. What was reported lost stays lost. */
export async function endDeviceRows(
  tx: Changing,
  account: number,
  device: number | null,
  state: 'lost' | 'ended',
): Promise<readonly number[]> {
  const rows = await tx.query<{ id: number }>(
    `update device set state = $3, share_sealed = null, ended_in = coalesce(ended_in, $4)
     where account_id = $1 and ($2::bigint is null or id = $2) and (state = 'active' or $3 = 'lost')
     returning id`,
    [account, device, state, tx.event],
  );
  return rows.map(({ id }) => id);
}

export type ListedDevice = {
  readonly id: number;
  readonly name: string;
  readonly state: DeviceRow['state'];
  readonly added_at: Date;
  readonly heard_of_at: Date | null;
  readonly events: number;
  readonly missing: number;
};

export const devicesOf = (tx: Reading, account: number) =>
  tx.query<ListedDevice>(
    `select device.id, name, device.state, added_at, heard_of_at, count(phone_event.id) as events,
       coalesce(max(number), 0) - count(phone_event.id) as missing
     from device left join phone_event on device_id = device.id
     where device.account_id = $1 group by device.id order by device.id`,
    [account],
  );

export type Head = {
  /** The last change number. */
  readonly seq: number;
  readonly epoch: string;
  /** Hash of the policy in force. */
  readonly policy: string | null;
  readonly policy_version: number | null;
};

/** Where the county stands, by the software's rights: nothing of it is about anybody. */
export async function headOf(county: County): Promise<Head> {
  const { db, schema } = softwareOf(county);
  const { rows } = await db.pool.query<Head>(
    `select journal.seq, journal.epoch::text as epoch, policy.hash as policy, policy.id as policy_version
     from ${schema}.journal
       left join ${schema}.evaluation on evaluation.state = 'current'
       left join ${schema}.policy_version policy on policy.id = policy_version_id`,
  );
  return rows[0]!;
}
