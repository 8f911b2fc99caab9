/** Whatever ends a session, ends it at once in every process: nothing is remembered outside the database. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testCounty, type TestCounty } from '../../../../../test/postgres/county.ts';
import { changeCounty, type County } from '../../../../db/county.ts';
import { type Database, openDatabase } from '../../../../db/database.ts';
import { disableAccount, enableAccount } from '../accounts.ts';
import type { CountyDesk } from '../desk.ts';
import { at, goodPassword, newWorker, refusal, testDesk, type Worker } from '../fixtures/desk.ts';
import { changePassword } from '../own/password.ts';
import { hashOf } from '../tokens.ts';
import {
  assertFresh,
  choosePost,
  deviceClassOf,
  endSession,
  endSessions,
  endSessionsOf,
  findSession,
  listSessions,
  startSession,
} from './session.ts';

let county: TestCounty;
let desk: CountyDesk;
/** What another server process of the same county sees. */
let elsewhere: Database;
let other: County;
let worker: Worker;

beforeAll(async () => {
  county = await testCounty();
  desk = testDesk(county);
  elsewhere = openDatabase(county.db.url);
  other = { ...county.county, db: elsewhere };
  worker = await newWorker(desk, 'S100', at(0));
});
afterAll(async () => {
  await elsewhere.close();
  await county.drop();
});

const start = async (account = worker.account, seconds = 0) => {
  const act = { kind: 'test', actor: 'test' };
  const given = { account, factors: ['passkey'] as const, now: at(seconds), agent: 'Windows NT' };
  return (await changeCounty(county.county, act, (tx) => startSession(tx, given))).value;
};
const find = (token: string, seconds: number) => findSession(other, hashOf(token), at(seconds));
const addPost = async (account: number, role: string, from = '2026-01-01', until = 'infinity') => {
  const { value } = await changeCounty(
    county.county,
    { kind: 'test', actor: 'test' },
    async (tx) => {
      const [post] = await tx.query<{ id: number }>(
        `insert into post (account_id, role, from_day, until_day, added_in)
       values ($1, $2, $3, $4, $5) returning id`,
        [account, role, from, until, tx.event],
      );
      return post!.id;
    },
  );
  return value;
};

describe('a session ends everywhere at once', () => {
  test('when its owner signs out', async () => {
    const { token, session } = await start();
    expect(await find(token, 1)).toMatchObject({ id: session, account: worker.account });
    await endSession(county.county, { account: worker.account, id: session }, at(2));
    expect(await find(token, 2)).toBeUndefined();
  });

  test('when the account is disabled, and does not come back when it is enabled', async () => {
    const { token } = await start();
    const { account } = worker;
    await disableAccount(county.county, { actor: 'test', account, now: at(1) });
    expect(await find(token, 1)).toBeUndefined();
    await enableAccount(county.county, { actor: 'test', account });
    expect(await find(token, 2)).toBeUndefined();
    // The state alone is enough, whatever has set it.
    const next = await start();
    const text = 'update county_990101.account set state = $1 where id = $2';
    await county.db.pool.query(text, ['disabled', account]);
    expect(await find(next.token, 2)).toBeUndefined();
    await county.db.pool.query(text, ['active', account]);
    expect(await find(next.token, 2)).toBeDefined();
  });

  test('when the password changes; who changed it goes on in a new one', async () => {
    const [own, stolen] = [await start(), await start()];
    const session = (await find(own.token, 1))!;
    const given = { session, old: goodPassword, password: 'eight lamps over slow rivers' };
    const next = await changePassword(desk, { ...given, now: at(2) });
    expect(await find(own.token, 3)).toBeUndefined();
    expect(await find(stolen.token, 3)).toBeUndefined();
    expect(await find(next.token, 3)).toMatchObject({ account: worker.account });
  });

  test('when the posts of the account change', async () => {
    const { token } = await start();
    const act = { kind: 'post-add', actor: 'test' };
    await changeCounty(county.county, act, (tx) => endSessions(tx, worker.account, at(1)));
    expect(await find(token, 2)).toBeUndefined();
  });

  test('when an administrator ends all of an account', async () => {
    const tokens = [(await start()).token, (await start()).token];
    const given = { actor: 'test', account: worker.account, now: at(1) };
    expect(await endSessionsOf(county.county, given)).toBeGreaterThanOrEqual(2);
    for (const token of tokens) expect(await find(token, 2)).toBeUndefined();
  });
});

describe('a session ends by itself', () => {
  test('when it is not used for half an hour, and goes on while it is', async () => {
    const { token } = await start();
    for (const minutes of [29, 58, 87]) expect(await find(token, minutes * 60)).toBeDefined();
    expect(await find(token, (87 + 30) * 60)).toBeUndefined();
  });

  test('after twelve hours in any case', async () => {
    const { token } = await start();
    for (let minutes = 20; minutes < 720; minutes += 20) await find(token, minutes * 60);
    expect(await find(token, 719 * 60)).toBeDefined();
    expect(await find(token, 720 * 60)).toBeUndefined();
  });

  test('with the last day of its post', async () => {
    const { account } = await newWorker(desk, 'S101', at(0));
    await addPost(account, 'family-worker', '2026-01-01', '2026-11-24');
    const { token, post } = await start(account, 14 * 3_600);
    expect(post).toMatchObject({ role: 'family-worker' });
    // 24 November begins in Beijing at 16:00 UTC, fifteen hours after the moment zero of these tests.
    expect(await find(token, 14.4 * 3_600)).toMatchObject({ post });
    expect(await find(token, 14.8 * 3_600)).toMatchObject({ post });
    expect(await find(token, 15 * 3_600)).toBeUndefined();
  });
});

test('a session is not brought back to life by restoring a backup', async () => {
  const { token } = await start();
  expect(await find(token, 1)).toBeDefined();
  // What a restore does, so that whoever follows the record notices.
  await county.db.pool.query('update county_990101.journal set epoch = gen_random_uuid()');
  expect(await find(token, 2)).toBeUndefined();
});

describe('a token', () => {
  test('is not in the database, and another one finds nothing', async () => {
    const { token } = await start();
    const { rows } = await county.db.pool.query('select * from county_990101.session');
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(await find(`${token}x`, 1)).toBeUndefined();
    expect(await findSession(other, Buffer.from(token), at(1))).toBeUndefined();
  });
});

describe('one session has one post', () => {
  test('which is chosen among those held now, under a new token', async () => {
    const { account } = await newWorker(desk, 'S102', at(0));
    const [first, second] = [
      await addPost(account, 'family-worker'),
      await addPost(account, 'clerk'),
    ];
    const past = await addPost(account, 'clerk', '2020-01-01', '2021-01-01');
    const started = await start(account);
    expect(started.post).toBeUndefined();
    expect(started.posts.map(({ id }) => id)).toEqual([first, second]);
    const session = (await find(started.token, 1))!;
    expect(session.post).toBeUndefined();
    const choose = (post: number) => choosePost(county.county, { session, post, now: at(2) });
    expect(await refusal(choose(past))).toBe('SESSION_POST');
    const chosen = await choose(second);
    expect(await find(started.token, 3)).toBeUndefined();
    expect(await find(chosen.token, 3)).toMatchObject({
      post: { id: second, role: 'clerk' },
      provedAt: session.provedAt,
      until: session.until,
    });
    expect(await refusal(choose(first))).toBe('SESSION_OVER');
  });
});

describe('an owner', () => {
  test('sees where she is signed in, the latest first, and nobody else', async () => {
    const { account } = await newWorker(desk, 'S103', at(0));
    await start(account, 60);
    const list = await listSessions(county.county, { actor: 'test', account, now: at(61) });
    expect(list.map(({ deviceClass, since }) => [deviceClass, since])).toEqual([
      ['computer', at(60)],
      ['other', at(0)],
    ]);
  });

  test('has to sign in again before password and factors can be changed', () => {
    expect(() => assertFresh({ provedAt: at(0) }, at(600))).not.toThrow();
    expect(() => assertFresh({ provedAt: at(0) }, at(601))).toThrow('SESSION_NOT_FRESH');
  });

  test.each([
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140', 'computer'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)', 'phone'],
    ['Mozilla/5.0 (Linux; Android 15; Pixel 9) Mobile Safari', 'phone'],
    ['Mozilla/5.0 (Linux; Android 15; SM-X910) Safari', 'tablet'],
    ['Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X)', 'tablet'],
    ['curl/8', 'other'],
  ])('knows "%s" as a %s', (agent, expected) => expect(deviceClassOf(agent)).toBe(expected));
});
