/** SQL of sessions. */
import type { Changing, County, Reading } from '../../../../db/county.ts';
import { prepared } from '../../../../db/database.ts';
import { areaRange } from '../../../../model/area.ts';
import type { AccountKind } from '../queries.ts';

export type DeviceClass = 'computer' | 'phone' | 'tablet' | 'other';

/** The civil day of a moment: offices of all counties keep Beijing time. */
const dayOf = (moment: string) => `(${moment}::timestamptz at time zone 'Asia/Shanghai')::date`;

/** Whether a post, `p`, holds at a moment. */
const holds = (moment: string) =>
  `p.ended_in is null and p.from_day <= ${dayOf(moment)} and ${dayOf(moment)} < p.until_day`;

export type SessionRow = {
  readonly id: number;
  readonly account_id: number;
  readonly kind: AccountKind;
  readonly name: string;
  readonly person_id: number | null;
  readonly factors: readonly string[];
  readonly device_class: DeviceClass;
  readonly proved_at: Date;
  readonly until_at: Date;
  readonly idle_minutes: number;
  readonly post_id: number | null;
  readonly role: string | null;
  readonly unit_id: number | null;
  readonly unit_name: string | null;
  /** What the post serves: its own areas, or all that its unit serves; null: nothing. */
  readonly areas: string | null;
  readonly is_whole: boolean;
};

/**
 * The session of a token, if it holds. One statement outside of a transaction, because every request
 * begins with it; so its tables are named with their schema, which is made of the county's six digits.
 */
export async function sessionByToken(
  { db, schema, code }: County,
  tokenHash: Uint8Array,
  now: Date,
): Promise<SessionRow | undefined> {
  const { low, high } = areaRange(code);
  const { rows } = await db.pool.query<SessionRow>(
    prepared(
      `with found as (
       select s.id, s.account_id, a.kind, a.name, a.person_id, s.factors, s.device_class, s.proved_at,
         s.until_at, s.idle_minutes, s.last_seen_at, s.post_id, p.role, p.unit_id, u.name as unit_name,
         coalesce(p.areas * served.areas, served.areas)::text as areas,
         coalesce(coalesce(p.areas * served.areas, served.areas) @> int8range($3, $4, '[]'), false) as is_whole
       from ${schema}.session s
         join ${schema}.account a on a.id = s.account_id
         join ${schema}.journal j on j.epoch = s.epoch
         left join ${schema}.post p on p.id = s.post_id
         left join ${schema}.unit u on u.id = p.unit_id
         left join lateral (
           select range_agg(int8range(area_low, area_high, '[]')) as areas from ${schema}.catchment c
           where c.unit_id = p.unit_id and c.from_day <= ${dayOf('$2')} and c.until_day > ${dayOf('$2')}
         ) as served on true
       where s.token_hash = $1 and s.ended_at is null and s.until_at > $2
         and s.last_seen_at + make_interval(mins => s.idle_minutes) > $2
         and a.state = 'active' and (s.post_id is null or ${holds('$2')})
         and (p.unit_id is null or (u.from_day <= ${dayOf('$2')} and ${dayOf('$2')} < u.until_day))),
     seen as (
       update ${schema}.session set last_seen_at = $2
       where id in (select id from found where last_seen_at < $2::timestamptz - interval '1 minute'))
     select * from found`,
      [tokenHash, now, low, high],
    ),
  );
  return rows[0];
}

export type NewSessionRow = Pick<
  SessionRow,
  'account_id' | 'post_id' | 'factors' | 'device_class' | 'proved_at' | 'until_at' | 'idle_minutes'
>;

export async function insertSession(
  tx: Changing,
  tokenHash: Uint8Array,
  row: NewSessionRow,
  now: Date,
): Promise<number> {
  const [added] = await tx.query<{ id: number }>(
    `insert into session (token_hash, account_id, post_id, factors, device_class, proved_at,
       until_at, idle_minutes, last_seen_at, epoch)
     select $1, $2, $3, $4, $5, $6, $7, $8, $9, epoch from journal returning id`,
    [
      ...[tokenHash, row.account_id, row.post_id, row.factors, row.device_class, row.proved_at],
      ...[row.until_at, row.idle_minutes, now],
    ],
  );
  return added!.id;
}

/** Ends one session of an account; false when there is none to end. */
export async function endOne(
  tx: Changing,
  account: number,
  session: number,
  now: Date,
): Promise<boolean> {
  const ended = await tx.query(
    `update session set ended_at = $3 where id = $2 and account_id = $1 and ended_at is null
     returning id`,
    [account, session, now],
  );
  return ended.length > 0;
}

/** Ends all sessions of an account. */
export async function endAll(tx: Changing, account: number, now: Date): Promise<number> {
  const ended = await tx.query(
    'update session set ended_at = $2 where account_id = $1 and ended_at is null returning id',
    [account, now],
  );
  return ended.length;
}

export type OpenSessionRow = {
  readonly id: number;
  readonly device_class: DeviceClass;
  readonly proved_at: Date;
  readonly last_seen_at: Date;
};

export const openSessions = (tx: Reading, account: number, now: Date) =>
  tx.query<OpenSessionRow>(
    `select id, device_class, proved_at, last_seen_at from session join journal using (epoch)
     where account_id = $1 and ended_at is null and until_at > $2
       and last_seen_at + make_interval(mins => idle_minutes) > $2 order by id desc`,
    [account, now],
  );

export type PostRow = {
  readonly id: number;
  readonly role: string;
  readonly unit_id: number | null;
  readonly areas: string | null;
  readonly unit_name?: string | null;
};

export const postsNow = (tx: Reading, account: number, now: Date) =>
  tx.query<PostRow>(
    `select p.id, role, unit_id, areas::text as areas, unit.name as unit_name
     from post p left join unit on unit.id = unit_id
     where account_id = $1 and ${holds('$2')} order by p.id`,
    [account, now],
  );
