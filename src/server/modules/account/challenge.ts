/** What the server has to remember until a browser answers: sealed, for minutes, and mostly for one answer. */
import type { County } from '../../../db/county.ts';
import type { KeyRing } from '../../../db/keys/key-ring.ts';
import { type ChallengeKind, deleteChallenge, findChallenge, insertChallenge } from './queries.ts';
import { hashOf, newToken } from './tokens.ts';

const MINUTES = 5;
/** Installing an authenticator takes a while. */
const SET_UP_MINUTES = 30;

export type Challenge = {
  readonly account?: number;
  readonly data: Readonly<Record<string, string>>;
};

export type NewChallenge = Challenge & {
  readonly kind: ChallengeKind;
  /** What the browser has to show; made when absent. */
  readonly handle?: string;
  readonly now: Date;
};

/** Keeps a challenge and gives its handle. */
export async function keepChallenge(
  county: County,
  keys: KeyRing,
  { kind, account, data, now, handle = newToken() }: NewChallenge,
): Promise<string> {
  const hash = hashOf(handle);
  const minutes = kind === 'enrolment' || kind === 'new-totp' ? SET_UP_MINUTES : MINUTES;
  const row = {
    kind,
    account_id: account ?? null,
    data_sealed: keys.sealId(JSON.stringify(data), contextOf(hash)),
    until: new Date(now.getTime() + minutes * 60_000),
  };
  await insertChallenge(county, hash, row, now);
  return handle;
}

type Shown = { readonly kind: ChallengeKind; readonly handle: string; readonly now: Date };

/** The challenge of a handle, once: whatever comes of it, it is used up. */
export const takeChallenge = (county: County, keys: KeyRing, shown: Shown) =>
  lookUp(deleteChallenge, county, keys, shown);

/** The challenge of a handle, which stays. */
export const readChallenge = (county: County, keys: KeyRing, shown: Shown) =>
  lookUp(findChallenge, county, keys, shown);

async function lookUp(
  find: typeof findChallenge,
  county: County,
  keys: KeyRing,
  { kind, handle, now }: Shown,
): Promise<Challenge | undefined> {
  const hash = hashOf(handle);
  const row = await find(county, hash, kind, now);
  return (
    row && {
      ...(row.account_id !== null && { account: row.account_id }),
      data: JSON.parse(keys.openId(row.data_sealed, contextOf(hash))) as Challenge['data'],
    }
  );
}

const contextOf = (hash: Buffer) => `challenge ${hash.toString('hex')}`;
