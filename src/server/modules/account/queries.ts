/** SQL of accounts, their invitations and settings. */
import type { Changing, County, Reading } from '../../../db/county.ts';
import type { StoredLogin } from './login.ts';

export type Settings = {
  /** A session ends after so long. */
  readonly sessionHours: number;
  /** A session ends when it is not used for so long. */
  readonly idleMinutes: number;
  /** A password has to be changed after so long; absent: never. */
  readonly passwordDays?: number;
};

export type AccountKind = 'staff' | 'resident';
export type AccountState = 'invited' | 'active' | 'disabled';

export type AccountRow = {
  readonly id: number;
  readonly kind: AccountKind;
  readonly name: string;
  readonly staff_number: string | null;
  readonly phone_index: Buffer | null;
  readonly phone_sealed: Buffer | null;
  readonly person_id: number | null;
  readonly state: AccountState;
  readonly password_hash: string | null;
  readonly password_set_at: Date | null;
};

const columns = `id, kind, name, staff_number, phone_index, phone_sealed, person_id, state,
  password_hash, password_set_at`;

export type NewAccountRow = Pick<AccountRow, 'kind' | 'name' | 'person_id' | 'phone_sealed'> &
  StoredLogin;

/** The number of the new account; undefined when its login is taken. */
export async function insertAccount(tx: Changing, row: NewAccountRow): Promise<number | undefined> {
  const [added] = await tx.query<{ id: number }>(
    `insert into account (kind, name, staff_number, phone_index, phone_sealed, person_id, state, added_in)
     values ($1, $2, $3, $4, $5, $6, 'invited', $7) on conflict do nothing returning id`,
    [
      ...[row.kind, row.name, row.staff_number, row.phone_index, row.phone_sealed],
      ...[row.person_id, tx.event],
    ],
  );
  return added?.id;
}

export async function personExists(tx: Reading, person: number): Promise<boolean> {
  return (await tx.query('select from person where id = $1', [person])).length > 0;
}

export type ListedRow = AccountRow & {
  readonly roles: readonly string[];
  readonly last_sign_in: Date | null;
};

type Page = { readonly kind?: AccountKind; readonly after?: number; readonly limit?: number };

/** Accounts, with the roles of their posts that were not ended, and when their owners signed in last. */
export const allAccounts = (tx: Reading, { kind, after, limit }: Page) =>
  tx.query<ListedRow>(
    `select ${columns}, array(select distinct role from post
       where account_id = account.id and ended_in is null order by role) as roles,
       (select max(proved_at) from session where account_id = account.id) as last_sign_in
     from account where id > $1 and ($2::text is null or kind = $2) order by id limit $3`,
    [after ?? 0, kind ?? null, limit ?? null],
  );

export async function findAccount(tx: Reading, id: number): Promise<AccountRow | undefined> {
  return (await tx.query<AccountRow>(`select ${columns} from account where id = $1`, [id]))[0];
}

/** The account, which nobody else changes until the end of the transaction. */
export async function lockAccount(tx: Changing, id: number): Promise<AccountRow | undefined> {
  const text = `select ${columns} from account where id = $1 for no key update`;
  return (await tx.query<AccountRow>(text, [id]))[0];
}

export async function accountWith(
  tx: Reading,
  staffNumber: string | null,
  phoneIndexes: readonly Uint8Array[],
): Promise<AccountRow | undefined> {
  const [found] = await tx.query<AccountRow>(
    `select ${columns} from account where staff_number = $1 or phone_index = any($2)`,
    [staffNumber, phoneIndexes],
  );
  return found;
}

export const setState = (tx: Changing, id: number, state: AccountState) =>
  tx.query('update account set state = $2 where id = $1', [id, state]);

export const setPassword = (tx: Changing, id: number, hash: string | null, at: Date | null) =>
  tx.query('update account set password_hash = $2, password_set_at = $3 where id = $1', [
    ...[id, hash, at],
  ]);

export type InvitationRow = { readonly account_id: number };

/** Adds a code and ends the ones before it. */
export async function insertInvitation(
  tx: Changing,
  row: { readonly hash: Uint8Array; readonly account: number; readonly until: Date },
  now: Date,
): Promise<void> {
  await endInvitations(tx, row.account, now);
  await tx.query(
    `insert into account_invitation (code_hash, account_id, until_at, added_in)
     values ($1, $2, $3, $4)`,
    [row.hash, row.account, row.until, tx.event],
  );
}

export const endInvitations = (tx: Changing, account: number, now: Date) =>
  tx.query('update account_invitation set used_at = $2 where account_id = $1 and used_at is null', [
    account,
    now,
  ]);

const isOpen = 'code_hash = $1 and used_at is null and until_at > $2';

export async function findInvitation(
  tx: Reading,
  hash: Uint8Array,
  now: Date,
): Promise<InvitationRow | undefined> {
  const text = `select account_id from account_invitation where ${isOpen}`;
  return (await tx.query<InvitationRow>(text, [hash, now]))[0];
}

/** Uses a code up; false when somebody else did. */
export async function useInvitation(tx: Changing, hash: Uint8Array, now: Date): Promise<boolean> {
  const text = `update account_invitation set used_at = $2 where ${isOpen} returning account_id`;
  return (await tx.query(text, [hash, now])).length > 0;
}

export async function findSettings(tx: Reading): Promise<Settings | undefined> {
  const [row] = await tx.query<{
    session_hours: number;
    idle_minutes: number;
    password_days: number | null;
  }>('select session_hours, idle_minutes, password_days from sign_in_setting');
  return (
    row && {
      sessionHours: row.session_hours,
      idleMinutes: row.idle_minutes,
      ...(row.password_days !== null && { passwordDays: row.password_days }),
    }
  );
}

export async function saveSettings(tx: Changing, settings: Settings): Promise<void> {
  const { sessionHours, idleMinutes, passwordDays } = settings;
  await tx.query(
    `insert into sign_in_setting (session_hours, idle_minutes, password_days) values ($1, $2, $3)
     on conflict (is_only) do update set session_hours = excluded.session_hours,
       idle_minutes = excluded.idle_minutes, password_days = excluded.password_days`,
    [sessionHours, idleMinutes, passwordDays ?? null],
  );
}

export type DutyRow = {
  readonly role: string;
  readonly from_day: number;
  readonly until_day: number;
};

/** Posts of an account that hold on some day of a stretch. */
export const postsBetween = (tx: Reading, account: number, from: string, until: string) =>
  tx.query<DutyRow>(
    `select role, from_day, until_day from post
     where account_id = $1 and ended_in is null and from_day < $3::date and $2::date < until_day
     order by id`,
    [account, from, until],
  );

export type ChallengeKind =
  | 'enrolment'
  | 'passkey'
  | 'new-passkey'
  | 'new-totp'
  | 'single-sign-on'
  | 'code';

export type ChallengeRow = {
  readonly account_id: number | null;
  readonly data_sealed: Buffer;
};

/** One statement, not audited: whoever asks for a challenge is nobody yet. Those that ended go. */
export async function insertChallenge(
  { db, schema }: County,
  hash: Uint8Array,
  row: ChallengeRow & { readonly kind: ChallengeKind; readonly until: Date },
  now: Date,
): Promise<void> {
  await db.pool.query(
    `with gone as (delete from ${schema}.sign_in_challenge where until_at <= $6)
     insert into ${schema}.sign_in_challenge (handle_hash, kind, account_id, data_sealed, until_at)
     values ($1, $2, $3, $4, $5)`,
    [hash, row.kind, row.account_id, row.data_sealed, row.until, now],
  );
}

/** The challenge, which is gone with that. */
export async function deleteChallenge(
  { db, schema }: County,
  hash: Uint8Array,
  kind: ChallengeKind,
  now: Date,
): Promise<ChallengeRow | undefined> {
  const { rows } = await db.pool.query<ChallengeRow>(
    `with taken as (
       delete from ${schema}.sign_in_challenge where handle_hash = $1 and kind = $2 returning *)
     select account_id, data_sealed from taken where until_at > $3`,
    [hash, kind, now],
  );
  return rows[0];
}

export async function findChallenge(
  { db, schema }: County,
  hash: Uint8Array,
  kind: ChallengeKind,
  now: Date,
): Promise<ChallengeRow | undefined> {
  const { rows } = await db.pool.query<ChallengeRow>(
    `select account_id, data_sealed from ${schema}.sign_in_challenge
     where handle_hash = $1 and kind = $2 and until_at > $3`,
    [hash, kind, now],
  );
  return rows[0];
}

/** Whether of one account and some others one added or invited the other, or gave it a post. */
export async function isOfOneHand(
  tx: Reading,
  account: number,
  others: readonly number[],
): Promise<boolean> {
  const [row] = await tx.query<{ found: boolean }>(
    `with made as (
       select id as account, added_in from account
       union all select account_id, added_in from account_invitation
       union all select account_id, added_in from post)
     select exists (
       select from made join event on event.id = made.added_in
       where (account = $1 and actor = any(select 'account ' || one from unnest($2::bigint[]) as one))
         or (account = any($2) and actor = 'account ' || $1::bigint)) as found`,
    [account, others],
  );
  return row!.found;
}
