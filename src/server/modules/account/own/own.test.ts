/** Only an owner who signed in just now changes what opens her account, and only her own. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testCounty, type TestCounty } from '../../../../../test/postgres/county.ts';
import type { CountyDesk } from '../desk.ts';
import { authenticator } from '../fixtures/authenticator.ts';
import { at, codeAt, goodPassword, newWorker, refusal, testDesk } from '../fixtures/desk.ts';
import { findSession } from '../session/session.ts';
import { signIn } from '../sign-in/sign-in.ts';
import { hashOf } from '../tokens.ts';
import {
  addPasskey,
  addTotp,
  beginOwnPasskey,
  beginTotp,
  removePasskey,
  removeTotp,
  renewRecoveryCodes,
} from './factors.ts';
import { changePassword } from './password.ts';

let county: TestCounty;
let desk: CountyDesk;
beforeAll(async () => {
  county = await testCounty();
  desk = testDesk(county);
});
afterAll(() => county.drop());

const newSession = async (login: string) => {
  const worker = await newWorker(desk, login, at(0));
  return { worker, session: (await findSession(county.county, hashOf(worker.token), at(1)))! };
};
const better = 'eight lamps over slow rivers';

describe('eleven minutes after signing in', () => {
  test('nothing that opens the account can be changed', async () => {
    const { session } = await newSession('N100');
    const now = at(660);
    const own = { session, now };
    const options = await beginOwnPasskey(desk, { session, now: at(2) });
    const response = authenticator(desk.site.origin).make(options);
    const { handle, secret } = await beginTotp(desk, { session, now: at(2) });
    const changes = [
      changePassword(desk, { ...own, old: goodPassword, password: better }),
      beginTotp(desk, own),
      addTotp(desk, { ...own, handle, code: codeAt(secret, now) }),
      removeTotp(desk, own),
      renewRecoveryCodes(desk, own),
      beginOwnPasskey(desk, own),
      addPasskey(desk, { ...own, response, name: 'x' }),
      removePasskey(desk, { ...own, passkey: 1 }),
    ];
    const codes = await Promise.all(changes.map(refusal));
    expect(new Set(codes)).toEqual(new Set(['SESSION_NOT_FRESH']));
  });
});

describe('a password', () => {
  test('is changed with the old one, which cannot be guessed in a browser that was left open', async () => {
    const { session } = await newSession('N101');
    const change = (old: string, password = better) =>
      refusal(changePassword(desk, { session, old, password, now: at(5) }));
    expect(await change(goodPassword, 'woaini5201314')).toBe('PASSWORD_GUESSABLE');
    const guesses: (string | undefined)[] = [];
    for (let n = 0; n < 11; n++) guesses.push(await change(`a guess ${n}`));
    expect(guesses.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 'PASSWORD_WRONG'));
    expect(guesses[10]).toBe('SIGN_IN_THROTTLED');
    const later = changePassword(desk, {
      session,
      old: goodPassword,
      password: better,
      now: at(60),
    });
    expect(await refusal(later)).toBe(undefined);
  });

  test('that changes while somebody signs in with the old one lets nobody in', async () => {
    const { worker } = await newSession('N102');
    const client = await county.db.pool.connect();
    try {
      await client.query('begin');
      const text = `update county_990101.account set password_hash = 'x' where id = $1`;
      await client.query(text, [worker.account]);
      const code = codeAt(worker.secret, at(60));
      const given = { login: 'N102', password: goodPassword, code, address: '::1', now: at(60) };
      // It has checked the password as it was, and waits for the account.
      const signingIn = refusal(signIn(desk, given));
      await waitsForLock();
      await client.query('commit');
      expect(await signingIn).toBe('SIGN_IN_REFUSED');
    } finally {
      client.release();
    }
  });
});

/** Until some transaction waits for another one. */
async function waitsForLock(): Promise<void> {
  const text = `select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
  while ((await county.db.pool.query(text)).rowCount === 0);
}

describe('an authenticator', () => {
  test('is added by whoever it was shown to', async () => {
    const [mine, theirs] = [await newSession('N103'), await newSession('N104')];
    const { handle, secret } = await beginTotp(desk, { session: theirs.session, now: at(2) });
    const code = codeAt(secret, at(3));
    const adding = (session: typeof mine.session) =>
      refusal(addTotp(desk, { session, handle, code, now: at(3) }));
    expect(await adding(mine.session)).toBe('FACTOR_WRONG');
    expect(await adding(theirs.session)).toBe(undefined);
  });
});
