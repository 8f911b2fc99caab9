/** SQL of emergencies. */
import type { Changing, Reading } from '../../../db/county.ts';

export type NewEmergencyRow = {
  readonly person: number;
  readonly account: number;
  readonly post: number;
  readonly reason: string;
  readonly openedAt: Date;
  readonly until: Date;
};

export async function insertEmergency(tx: Changing, row: NewEmergencyRow): Promise<number> {
  const [added] = await tx.query<{ id: number }>(
    `insert into emergency_access (person_id, account_id, post_id, reason, opened_at, until_at, added_in)
     values ($1, $2, $3, $4, $5, $6, $7) returning id`,
    [row.person, row.account, row.post, row.reason, row.openedAt, row.until, tx.event],
  );
  return added!.id;
}

/** When an account opened those emergencies that nobody has reviewed yet, the oldest first. */
export async function unreviewedOf(tx: Reading, account: number): Promise<readonly Date[]> {
  const rows = await tx.query<{ at: Date }>(
    `select opened_at as at from emergency_access
     where account_id = $1 and verdict is null order by opened_at`,
    [account],
  );
  return rows.map(({ at }) => at);
}

export async function isSomebody(tx: Reading, person: number): Promise<boolean> {
  return (await tx.query('select from person where id = $1', [person])).length > 0;
}

/** Whose record it was; undefined when the account has no such emergency under way. */
export async function endRow(
  tx: Changing,
  id: number,
  account: number,
  now: Date,
): Promise<number | undefined> {
  const [row] = await tx.query<{ person: number }>(
    `update emergency_access set until_at = $3
     where id = $1 and account_id = $2 and until_at > $3 and verdict is null
     returning person_id as person`,
    [id, account, now],
  );
  return row?.person;
}

export type EmergencyRow = {
  readonly id: number;
  readonly person: number;
  readonly account: number;
  readonly account_name: string;
  readonly role: string;
  readonly unit_name: string | null;
  readonly reason: string;
  readonly opened_at: Date;
  readonly until_at: Date;
};

/** Emergencies that nobody has reviewed, in the order in which they were opened. */
export const unreviewed = (tx: Reading, after: number, limit: number) =>
  tx.query<EmergencyRow>(
    `select one.id, one.person_id as person, one.account_id as account, account.name as account_name,
       post.role, unit.name as unit_name, reason, opened_at, until_at
     from emergency_access one join account on account.id = one.account_id
       join post on post.id = one.post_id left join unit on unit.id = post.unit_id
     where verdict is null and one.id > $1 order by one.id limit $2`,
    [after, limit],
  );

/** An emergency that nobody has reviewed, locked; undefined when there is none. */
export async function lockUnreviewed(
  tx: Changing,
  id: number,
): Promise<{ readonly person: number; readonly account: number } | undefined> {
  const [row] = await tx.query<{ person: number; account: number }>(
    `select person_id as person, account_id as account from emergency_access
     where id = $1 and verdict is null for update`,
    [id],
  );
  return row;
}

export const reviewRow = (tx: Changing, id: number, verdict: string, account: number) =>
  tx.query(
    'update emergency_access set verdict = $2, reviewed_by = $3, reviewed_in = $4 where id = $1',
    [id, verdict, account, tx.event],
  );
