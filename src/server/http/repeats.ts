/**
 * A change that is sent again happens once and gets the same answer. The key is written in the transaction of the
 * change itself, so of two at once only one can commit.
 */
import { createHash, createHmac } from 'node:crypto';
import { type County, type Reading, softwareOf } from '../../db/county.ts';
import { sqlState } from '../../db/database.ts';

export type RequestKey = {
  readonly account: number;
  /** Derived from the Idempotency-Key. Shape: a UUID. */
  readonly key: string;
  readonly hash: Buffer;
};

export const isKey = (text: unknown): text is string =>
  typeof text === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

/** A request as it is sent. */
export type SentRequest = {
  readonly account: number;
  /** Its Idempotency-Key. */
  readonly key: string;
  readonly method: string;
  readonly url: string;
  readonly task: unknown;
  readonly body: unknown;
};

/**
 * What is kept of a request, so that it is known again when it is sent again. The key itself is kept nowhere: without
 * it nobody can try what a request may have said, not even when that was deleted since.
 */
export function requestKey({ account, method, url, task, body, ...sent }: SentRequest): RequestKey {
  const key = sent.key.toLowerCase();
  const text = JSON.stringify([method, url, task ?? null, body ?? null]);
  return {
    account,
    key: createHash('sha256').update(key).digest('hex').slice(0, 32),
    hash: createHmac('sha256', key).update(text).digest(),
  };
}

export type Repeated =
  | { readonly kind: 'answer'; readonly status: number; readonly answer: unknown }
  | { readonly kind: 'other' }
  | { readonly kind: 'lost'; readonly event: number };

type StoredRow = {
  /** The other request may be about to keep its answer. */
  readonly is_fresh: boolean;
  readonly hash: Buffer;
  readonly event_id: number;
  readonly status: number | null;
  readonly answer: unknown;
};

/** Between two looks for an answer that is about to be kept. */
const LOOK_MS = 50;

/** What became of a request with this key; undefined: it was never carried out. */
export async function findRepeated(
  county: County,
  { account, key, hash }: RequestKey,
): Promise<Repeated | undefined> {
  const { db, schema } = softwareOf(county);
  // One statement outside of a transaction: most requests are new, and all of them ask.
  const { rows } = await db.pool.query<StoredRow>(
    `select hash, event_id, status, answer, at > clock_timestamp() - interval '5 seconds' as is_fresh
     from ${schema}.request where account_id = $1 and key = $2`,
    [account, key],
  );
  const row = rows[0];
  if (!row) return undefined;
  if (!row.hash.equals(hash)) return { kind: 'other' };
  if (row.status === null && row.is_fresh) {
    await new Promise((done) => setTimeout(done, LOOK_MS));
    return findRepeated(county, { account, key, hash });
  }
  if (row.status === null) return { kind: 'lost', event: row.event_id };
  return { kind: 'answer', status: row.status, answer: row.answer };
}

/** First in the transaction of the change; a second one with the same key waits here and then fails. */
export const noteRequest = async (
  tx: Reading,
  event: number,
  { account, key, hash }: RequestKey,
): Promise<void> => {
  await tx.query('insert into request (account_id, key, hash, event_id) values ($1, $2, $3, $4)', [
    ...[account, key, hash, event],
  ]);
};

/** Keeps the answer for whoever sends the request again. Losing it costs the answer, never the change. */
export async function keepAnswer(
  county: County,
  { account, key }: RequestKey,
  status: number,
  answer: unknown,
): Promise<void> {
  const { db, schema } = softwareOf(county);
  await db.pool.query(
    `update ${schema}.request set status = $3, answer = $4 where account_id = $1 and key = $2`,
    [account, key, status, JSON.stringify(answer ?? null)],
  );
}

/** Whether an error says that the same key was just used by another transaction. */
export const isSameKey = (error: unknown): boolean =>
  sqlState(error) === '23505' && (error as { constraint?: string }).constraint === 'request_pkey';
