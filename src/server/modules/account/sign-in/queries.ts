/** SQL of signing in: browsers that are known, guesses that are counted, the provider of single sign-on. */
import type { Changing, County, Reading } from '../../../../db/county.ts';
import { hashOf, newToken } from '../tokens.ts';

/** A browser is forgotten so long after its owner signed in with it first. */
export const DEVICE_DAYS = 180;

/** Remembers a browser and gives the token that it keeps. */
export async function rememberDevice(tx: Changing, account: number, now: Date): Promise<string> {
  const token = newToken();
  await tx.query('delete from sign_in_device where account_id = $1 and until_at <= $2', [
    account,
    now,
  ]);
  await tx.query(
    'insert into sign_in_device (token_hash, account_id, until_at) values ($1, $2, $3)',
    [hashOf(token), account, new Date(now.getTime() + DEVICE_DAYS * 86_400_000)],
  );
  return token;
}

export const forgetDevices = (tx: Changing, account: number) =>
  tx.query('delete from sign_in_device where account_id = $1', [account]);

/** Which of these browsers the account knows. */
export async function findDevice(
  tx: Reading,
  account: number,
  tokenHashes: readonly Uint8Array[],
  now: Date,
): Promise<number | undefined> {
  const [found] = await tx.query<{ id: number }>(
    `select id from sign_in_device where account_id = $1 and token_hash = any($2) and until_at > $3`,
    [account, tokenHashes, now],
  );
  return found?.id;
}

export type Bucket = {
  readonly key: Buffer;
  /** Guesses that are free. */
  readonly free: number;
};

/** Failures are forgotten after an hour without one. */
const isForgotten = `t.last_at < $3::timestamptz - interval '1 hour'`;

/**
 * Counts a guess in each bucket before it is made, so that many at once are all counted. Gives undefined,
 * or until when nothing may be guessed: then nothing was counted.
 *
 * One statement and not audited: whoever guesses without end must not fill the record.
 */
export async function takeTry(
  { db, schema }: County,
  buckets: readonly Bucket[],
  now: Date,
): Promise<Date | undefined> {
  const { rows } = await db.pool.query<{ blocked_until: Date | null; taken: number }>(
    `with blocked as (
       select max(blocked_until) as until from ${schema}.sign_in_try
       where bucket = any($1) and blocked_until > $3),
     taken as (
       insert into ${schema}.sign_in_try as t (bucket, failures, last_at)
       select key, 1, $3 from unnest($1::bytea[], $2::int[]) as b (key, free), blocked
       where blocked.until is null order by key
       on conflict (bucket) do update set last_at = $3,
         failures = case when ${isForgotten} then 1 else t.failures + 1 end,
         blocked_until = case when ${isForgotten} then null else
           (select $3::timestamptz + make_interval(secs => least(900, 30 * 2 ^ least(t.failures + 1 - b.free, 10)))
            from unnest($1::bytea[], $2::int[]) as b (key, free)
            where b.key = t.bucket and t.failures + 1 >= b.free) end
         where t.blocked_until is null or t.blocked_until <= $3
       returning bucket)
     select until as blocked_until, (select count(*) from taken) as taken from blocked`,
    [buckets.map(({ key }) => key), buckets.map(({ free }) => free), now],
  );
  const { blocked_until, taken } = rows[0]!;
  if (blocked_until) return blocked_until;
  // Another guess at the same moment closed a bucket: this one comes too late.
  return taken < buckets.length ? new Date(now.getTime() + 30_000) : undefined;
}

/** The guess was right: what is the owner's own begins anew, elsewhere it does not count. */
export async function giveBack(
  { db, schema }: County,
  own: readonly Buffer[],
  others: readonly Bucket[],
): Promise<void> {
  await db.pool.query(
    `with gone as (delete from ${schema}.sign_in_try where bucket = any($1))
     update ${schema}.sign_in_try t set failures = t.failures - 1,
       blocked_until = case when t.failures - 1 >= b.free then t.blocked_until end
     from unnest($2::bytea[], $3::int[]) as b (key, free)
     where t.bucket = b.key and t.failures > 0`,
    [own, others.map(({ key }) => key), others.map(({ free }) => free)],
  );
}

/** Old counts are of no use; they go when somebody signs in. */
export const sweepTries = (tx: Changing, now: Date) =>
  tx.query(`delete from sign_in_try where last_at < $1::timestamptz - interval '1 day'`, [now]);

export type ProviderRow = {
  readonly issuer: string;
  readonly client_id: string;
  readonly claim: string;
};

export async function findProvider(tx: Reading): Promise<ProviderRow | undefined> {
  const text = 'select issuer, client_id, claim from sign_in_provider';
  return (await tx.query<ProviderRow>(text))[0];
}

export const saveProvider = (tx: Changing, { issuer, client_id, claim }: ProviderRow) =>
  tx.query(
    `insert into sign_in_provider (issuer, client_id, claim) values ($1, $2, $3)
     on conflict (is_only) do update
       set issuer = excluded.issuer, client_id = excluded.client_id, claim = excluded.claim`,
    [issuer, client_id, claim],
  );

export const deleteProvider = (tx: Changing) => tx.query('delete from sign_in_provider');
