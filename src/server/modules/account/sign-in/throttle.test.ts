/** Guessing becomes slow for whoever guesses, and never for an owner in a browser that she has used before. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testCounty, type TestCounty } from '../../../../../test/postgres/county.ts';
import type { CountyDesk } from '../desk.ts';
import {
  at,
  codeAt,
  goodPassword,
  newWorker,
  refusal,
  testDesk,
  type Worker,
} from '../fixtures/desk.ts';
import { type SignIn, signIn } from './sign-in.ts';
import { countGuess, networkOf } from './throttle.ts';

let county: TestCounty;
let desk: CountyDesk;

beforeAll(async () => {
  county = await testCounty();
  desk = testDesk(county);
});
afterAll(() => county.drop());

let addresses = 0;
const newAddress = () => `198.51.100.${addresses++}`;
const attack = (given: Partial<SignIn>) =>
  signIn(desk, {
    login: 'NOBODY',
    password: 'a guess',
    code: '000000',
    address: newAddress(),
    now: at(0),
    ...given,
  });
const attacks = async (count: number, given: (n: number) => Partial<SignIn>) => {
  const codes: (string | undefined)[] = [];
  for (let n = 0; n < count; n++) codes.push(await refusal(attack(given(n))));
  return codes;
};
const owner = (worker: Worker, given: Partial<SignIn> & { readonly now: Date }) =>
  attack({
    login: worker.login,
    password: goodPassword,
    code: codeAt(worker.secret, given.now),
    ...given,
  });
/** The county as it was before anybody guessed. */
const forget = () => county.db.pool.query('delete from county_990101.sign_in_try');

describe('the eleventh wrong guess', () => {
  test('waits, whether there is such an account or not, and tells how long', async () => {
    await newWorker(desk, 'T101', at(0));
    for (const login of ['T101', 'NOBODY']) {
      const codes = await attacks(10, () => ({ login }));
      expect(codes).toEqual(Array.from({ length: 10 }, () => 'SIGN_IN_REFUSED'));
      await expect(attack({ login, now: at(1) })).rejects.toMatchObject({
        code: 'SIGN_IN_THROTTLED',
        detail: { retryAfterSeconds: 29 },
      });
    }
    await forget();
  });

  test('is not made by guessing all at once', async () => {
    const guesses = Array.from({ length: 40 }, () => refusal(attack({ login: 'T102' })));
    const made = (await Promise.all(guesses)).filter((code) => code === 'SIGN_IN_REFUSED');
    expect(made).toHaveLength(10);
    await forget();
  });

  test('waits longer each time, a quarter of an hour at most, and not at all after a quiet hour', async () => {
    await attacks(10, () => ({ login: 'T103' }));
    const waits: number[] = [];
    let seconds = 0;
    for (let n = 0; n < 8; n++) {
      const error = await attack({ login: 'T103', now: at(seconds) }).catch((reason) => reason);
      waits.push(error.detail.retryAfterSeconds);
      seconds += error.detail.retryAfterSeconds;
      // Asking while it waits makes nothing longer; the next guess is made when the time is over.
      expect(await refusal(attack({ login: 'T103', now: at(seconds) }))).toBe('SIGN_IN_REFUSED');
    }
    expect(waits).toEqual([30, 60, 120, 240, 480, 900, 900, 900]);
    const quiet = at(seconds + 3_700);
    const codes = await attacks(10, () => ({ login: 'T103', now: quiet }));
    expect(new Set(codes)).toEqual(new Set(['SIGN_IN_REFUSED']));
    await forget();
  });
});

describe('an owner under attack', () => {
  test('signs in at once in a browser that she has used, from any address, and it stays so', async () => {
    const worker = await newWorker(desk, 'T104', at(0));
    const address = newAddress();
    await attacks(60, () => ({ login: 'T104', address, now: at(50) }));
    expect(await refusal(owner(worker, { now: at(60), address }))).toBe('SIGN_IN_THROTTLED');
    const { device } = worker;
    for (const seconds of [90, 120, 150]) {
      const again = owner(worker, { now: at(seconds), address, device });
      expect(await refusal(again)).toBe(undefined);
    }
    await forget();
  });

  test('waits for no more than a quarter of an hour in a new one', async () => {
    const worker = await newWorker(desk, 'T105', at(0));
    for (let n = 0; n < 40; n++) await refusal(attack({ login: 'T105', now: at(n * 60) }));
    const last = at(39 * 60);
    const later = new Date(last.getTime() + 900_000);
    expect(await refusal(owner(worker, { now: later }))).toBe(undefined);
    await forget();
  });

  test('slows nobody else down with the browser of hers that a thief has', async () => {
    const [worker, thief] = [
      await newWorker(desk, 'T106', at(0)),
      await newWorker(desk, 'T107', at(0)),
    ];
    const stolen = { login: 'T106', device: worker.device };
    const codes = await attacks(11, () => stolen);
    expect(codes.at(-1)).toBe('SIGN_IN_THROTTLED');
    expect(await refusal(owner(worker, { now: at(60) }))).toBe(undefined);
    // A browser is known to the account that signed in there, not to others.
    await attacks(10, () => ({ login: 'T106', now: at(80) }));
    expect(await refusal(owner(worker, { now: at(90), device: thief.device }))).toBe(
      'SIGN_IN_THROTTLED',
    );
    await forget();
  });
});

describe('one password over a thousand accounts', () => {
  test('is slowed down from one address, and owners elsewhere do not notice', async () => {
    const address = newAddress();
    const worker = await newWorker(desk, 'T108', at(0));
    const codes = await attacks(31, (n) => ({ login: `S${n}00`, address }));
    expect(codes.lastIndexOf('SIGN_IN_REFUSED')).toBe(29);
    expect(await refusal(owner(worker, { now: at(60) }))).toBe(undefined);
    await forget();
  });

  test('is slowed down from a hundred addresses, but not for browsers that are known', async () => {
    const worker = await newWorker(desk, 'T109', at(0));
    const codes = await attacks(101, (n) => ({ login: `S${n}00`, address: `203.0.113.${n}` }));
    expect(codes.indexOf('SIGN_IN_THROTTLED')).toBe(100);
    expect(await refusal(owner(worker, { now: at(60), device: worker.device }))).toBe(undefined);
    await forget();
  });
});

describe('what is right', () => {
  test('does not count: sixty in one office sign in from one address', async () => {
    const address = newAddress();
    for (let n = 0; n < 60; n++) {
      const guess = { login: `O${n}`, address, now: at(n) };
      const wasRight = await countGuess(county.county, county.keys, guess);
      await wasRight();
    }
    const wrong = await attacks(30, (n) => ({ login: `O${n}`, address }));
    expect(new Set(wrong)).toEqual(new Set(['SIGN_IN_REFUSED']));
    await forget();
  });
});

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:0DB8:0001:0002::6', '2001:db8:1:2'],
  ['2001:db8::6', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
])('the address %s is counted as %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
