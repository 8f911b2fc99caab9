/**
 * Who is signed in. A session belongs to one account and one post, and is looked up anew at every request:
 * what ends it, ends it everywhere at once.
 */
import {
  changeCounty,
  type Changing,
  type County,
  readCounty,
  snapshotCounty,
} from '../../../../db/county.ts';
import { accountError } from '../errors.ts';
import { actorOf, itself } from '../desk.ts';
import type { AccountKind } from '../queries.ts';
import { settingsOf } from '../settings.ts';
import { hashOf, newToken } from '../tokens.ts';
import {
  type DeviceClass,
  endAll,
  endOne,
  insertSession,
  openSessions,
  postsNow,
  type PostRow,
  sessionByToken,
} from './queries.ts';

export type Factor = 'password' | 'totp' | 'recovery-code' | 'passkey' | 'single-sign-on';

export type SessionPost = {
  readonly id: number;
  readonly role: string;
  readonly unit?: number;
  readonly unitName?: string;
  /** Ranges of 12-digit codes as PostgreSQL writes a multirange; absent: all that the unit serves. */
  readonly areas?: string;
};

/** A post that a request acts in. */
export type ActingPost = SessionPost & {
  /** All that it serves, as PostgreSQL writes a multirange. */
  readonly serves: string;
  /** Serves the whole county, so also people who are not known to live anywhere. */
  readonly isWhole: boolean;
};

export type Session = {
  readonly id: number;
  readonly account: number;
  readonly kind: AccountKind;
  readonly name: string;
  /** Of a resident: her own record. */
  readonly person?: number;
  readonly factors: readonly string[];
  /** Absent: none chosen yet. */
  readonly post?: ActingPost;
  readonly deviceClass: DeviceClass;
  /** When the factors were shown. */
  readonly provedAt: Date;
  readonly until: Date;
  readonly idleMinutes: number;
};

/** The session of a token, by the hash of it; undefined when it ended, in whatever way. */
export async function findSession(
  county: County,
  tokenHash: Uint8Array,
  now: Date,
): Promise<Session | undefined> {
  const row = await sessionByToken(county, tokenHash, now);
  if (!row) return undefined;
  return {
    id: row.id,
    account: row.account_id,
    kind: row.kind,
    name: row.name,
    ...(row.person_id !== null && { person: row.person_id }),
    factors: row.factors,
    ...(row.post_id !== null && {
      post: {
        ...postOf({ ...row, id: row.post_id, role: row.role! }),
        serves: row.areas ?? '{}',
        isWhole: row.is_whole,
      },
    }),
    deviceClass: row.device_class,
    provedAt: row.proved_at,
    until: row.until_at,
    idleMinutes: row.idle_minutes,
  };
}

const postOf = ({ id, role, unit_id, unit_name, areas }: PostRow): SessionPost => ({
  id,
  role,
  ...(unit_id !== null && { unit: unit_id }),
  ...(unit_name && { unitName: unit_name }),
  ...(areas !== null && { areas }),
});

export type StartedSession = {
  /** For the cookie; only its hash is kept. */
  readonly token: string;
  readonly session: number;
  readonly until: Date;
  /** The post it acts in; absent: choose one of {@link posts}, if there are any. */
  readonly post?: SessionPost;
  readonly posts: readonly SessionPost[];
};

export type SessionStart = {
  readonly account: number;
  readonly factors: readonly Factor[];
  /** The `User-Agent` of the browser. */
  readonly agent?: string;
  readonly now: Date;
};

/** A new session; with the account's only post, if it has one only. */
export async function startSession(tx: Changing, start: SessionStart): Promise<StartedSession> {
  const { account, factors, agent, now } = start;
  const { sessionHours, idleMinutes } = await settingsOf(tx);
  const posts = (await postsNow(tx, account, now)).map(postOf);
  const post = posts.length === 1 ? posts[0] : undefined;
  const until = new Date(now.getTime() + sessionHours * 3_600_000);
  const token = newToken();
  const row = {
    account_id: account,
    post_id: post?.id ?? null,
    factors,
    device_class: deviceClassOf(agent),
    proved_at: now,
    until_at: until,
    idle_minutes: idleMinutes,
  };
  const session = await insertSession(tx, hashOf(token), row, now);
  return { token, session, until, posts, ...(post && { post }) };
}

/** The posts that an account holds now. */
export const postsOf = async (
  county: County,
  account: number,
  now: Date,
): Promise<readonly SessionPost[]> =>
  (await snapshotCounty(county, (tx) => postsNow(tx, account, now))).map(postOf);

/**
 * The session goes on in another post, under a new token; the old one ends.
 * Errors: SESSION_POST when the account does not hold the post now, SESSION_OVER.
 */
export async function choosePost(
  county: County,
  { session, post, now }: { readonly session: Session; readonly post: number; readonly now: Date },
): Promise<StartedSession> {
  const { account } = session;
  const act = { kind: 'post-choice', actor: actorOf(account), detail: { post } };
  const { value } = await changeCounty(itself(county), act, async (tx) => {
    const posts = (await postsNow(tx, account, now)).map(postOf);
    const chosen = posts.find(({ id }) => id === post);
    if (!chosen) throw accountError('SESSION_POST');
    if (!(await endOne(tx, account, session.id, now))) throw accountError('SESSION_OVER');
    const token = newToken();
    const row = {
      account_id: account,
      post_id: post,
      factors: session.factors,
      device_class: session.deviceClass,
      proved_at: session.provedAt,
      until_at: session.until,
      idle_minutes: session.idleMinutes,
    };
    const id = await insertSession(tx, hashOf(token), row, now);
    return { token, session: id, until: session.until, posts, post: chosen };
  });
  return value;
}

/** Signs out. Ending what ended before does nothing. */
export async function endSession(
  county: County,
  { account, id }: Pick<Session, 'account' | 'id'>,
  now: Date,
): Promise<void> {
  const act = { kind: 'sign-out', actor: actorOf(account), detail: { session: id } };
  await changeCounty(itself(county), act, (tx) => endOne(tx, account, id, now));
}

/** Ends all sessions of an account within a change of it, such as of its posts; gives their number. */
export const endSessions = endAll;

/** Ends all sessions of an account; gives their number. */
export async function endSessionsOf(
  county: County,
  { actor, account, now }: { readonly actor: string; readonly account: number; readonly now: Date },
): Promise<number> {
  const act = { kind: 'sessions-end', actor, detail: { account } };
  return (await changeCounty(itself(county), act, (tx) => endAll(tx, account, now))).value;
}

export type OwnSession = {
  readonly id: number;
  readonly deviceClass: DeviceClass;
  readonly since: Date;
  readonly lastSeen: Date;
};

/** Where an account is signed in now, the latest first. */
export async function listSessions(
  county: County,
  { actor, account, now }: { readonly actor: string; readonly account: number; readonly now: Date },
): Promise<readonly OwnSession[]> {
  const act = { kind: 'sessions-list', actor, detail: { account } };
  const rows = await readCounty(itself(county), act, (tx) => openSessions(tx, account, now));
  return rows.map((row) => ({
    id: row.id,
    deviceClass: row.device_class,
    since: row.proved_at,
    lastSeen: row.last_seen_at,
  }));
}

/** Longest time after signing in in which an owner may change password and factors. */
const FRESH_MINUTES = 10;

/** Errors: SESSION_NOT_FRESH, so that a browser left open is not enough to take an account over. */
export function assertFresh({ provedAt }: Pick<Session, 'provedAt'>, now: Date): void {
  if (now.getTime() - provedAt.getTime() > FRESH_MINUTES * 60_000)
    throw accountError('SESSION_NOT_FRESH', { minutes: FRESH_MINUTES });
}

/** What a browser says it runs on, roughly: enough to tell one's own sessions apart. */
export function deviceClassOf(agent = ''): DeviceClass {
  if (/iPad|Tablet|Android(?!.*Mobile)/i.test(agent)) return 'tablet';
  if (/Mobi|iPhone|Android|HarmonyOS/i.test(agent)) return 'phone';
  return /Windows|Macintosh|X11|Linux|CrOS/i.test(agent) ? 'computer' : 'other';
}
