/**
 * Slows guessing down without letting a stranger lock anybody out. A browser in which the owner has signed in
 * before is counted by itself alone; all others by login, by address and in the whole county together.
 */
import { isIPv6 } from 'node:net';
import type { County } from '../../../../db/county.ts';
import { sqlState } from '../../../../db/database.ts';
import type { KeyRing } from '../../../../db/keys/key-ring.ts';
import { accountError } from '../errors.ts';
import { type Bucket, giveBack, takeTry } from './queries.ts';

/** Guesses that are free; each further one waits twice as long as the one before, a quarter of an hour at most. */
const free = { login: 10, device: 10, address: 30, county: 100 } as const;

export type Guess = {
  readonly login: string;
  /** Network address of the browser. */
  readonly address: string;
  /** Number of the browser, where the account knows it. */
  readonly device?: number | undefined;
  readonly now: Date;
};

/**
 * Counts a guess before it is made. Call what comes back when it was right.
 * Errors: SIGN_IN_THROTTLED with the seconds to wait, whether or not there is such an account.
 */
export async function countGuess(
  county: County,
  keys: KeyRing,
  { login, address, device, now }: Guess,
): Promise<() => Promise<void>> {
  const bucket = (kind: keyof typeof free, value: string): Bucket => ({
    key: keys.blindIndex(`TRY ${kind} ${value}`),
    free: free[kind],
  });
  const isKnown = device !== undefined;
  const own = isKnown ? bucket('device', `${device}`) : bucket('login', login);
  const others = isKnown ? [] : [bucket('address', networkOf(address)), bucket('county', '')];
  const until = await retried(() => takeTry(county, [own, ...others], now));
  if (until) {
    const seconds = Math.ceil((until.getTime() - now.getTime()) / 1000);
    throw accountError('SIGN_IN_THROTTLED', { retryAfterSeconds: seconds });
  }
  return () => retried(() => giveBack(county, [own.key], others));
}

/** Two who count in the same buckets may wait for each other; the server ends one of them. */
async function retried<T>(work: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await work();
    } catch (error) {
      if (tried === 5 || sqlState(error) !== '40P01') throw error;
    }
  }
}

/** An address as it is counted: of IPv6 the network of 64 bits, which is one subscriber's. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.toLowerCase().split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail ? tail.split(':') : [];
  const zeros = Array.from({ length: 8 - front.length - back.length }, () => '0');
  const groups = tail === undefined ? front : [...front, ...zeros, ...back];
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}
