/** Signing in takes all that is asked for, says nothing of what was wrong, and uses each code once. */
import { hash } from '@node-rs/argon2';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testCounty, type TestCounty } from '../../../../../test/postgres/county.ts';
import { disableAccount, inviteAccount } from '../accounts.ts';
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
import { acceptInvitation } from '../invitation.ts';
import { findSession } from '../session/session.ts';
import { changeSettings } from '../settings.ts';
import { hashOf } from '../tokens.ts';
import { signIn, type SignIn } from './sign-in.ts';

let county: TestCounty;
let desk: CountyDesk;
let worker: Worker;

beforeAll(async () => {
  county = await testCounty();
  desk = testDesk(county);
  worker = await newWorker(desk, 'W100', at(0));
});
afterAll(() => county.drop());

let addresses = 0;
/** From a new address each time, so that nothing here is slowed down. */
const trying = (given: Partial<SignIn> & { readonly now: Date }) =>
  signIn(desk, {
    login: 'W100',
    password: goodPassword,
    address: `192.0.2.${++addresses}`,
    code: codeAt(worker.secret, given.now),
    ...given,
  });

/** What the audit last said, without its number and time. */
const lastAudit = async () => {
  const { rows } = await county.db.pool.query(
    'select actor, action, detail from county_990101.audit_event order by seq desc limit 1',
  );
  return rows[0];
};

describe('signing in', () => {
  test('with password and code starts a session of two factors, and the audit has it', async () => {
    const { token, account } = await trying({ now: at(60), login: ' w100 ' });
    const session = await findSession(county.county, hashOf(token), at(61));
    expect(session).toMatchObject({ account, name: '测一', factors: ['password', 'totp'] });
    expect(await lastAudit()).toMatchObject({ actor: `account ${account}`, action: 'sign-in' });
  });

  test.each([
    ['another password', { password: 'seven lamps over quiet Water' }],
    ['a wrong code', { code: '000000' }],
    ['no code', { code: '' }],
    ['a recovery code that is none', { code: 'AAAA-AAAA' }],
    ['a login that nobody has', { login: 'W999' }],
    ['a login that can be none', { login: "' or 1=1 --" }],
  ])('with %s is refused in the same words', async (_, given) => {
    const wrong = trying({ now: at(120), ...given });
    await expect(wrong).rejects.toMatchObject({ code: 'SIGN_IN_REFUSED', detail: {} });
    const { action, detail } = await lastAudit();
    expect([action, Object.keys(detail)]).toEqual(['sign-in-refused', ['address']]);
  });

  test('takes a code once, also when it comes twice at once or from the other neighbouring step', async () => {
    const now = at(180);
    const code = codeAt(worker.secret, now);
    const twice = await Promise.all([
      refusal(trying({ now, code })),
      refusal(trying({ now, code })),
    ]);
    expect(twice.toSorted()).toEqual(['SIGN_IN_REFUSED', undefined]);
    expect(await refusal(trying({ now: at(200), code }))).toBe('SIGN_IN_REFUSED');
    const older = codeAt(worker.secret, at(150));
    expect(await refusal(trying({ now, code: older }))).toBe('SIGN_IN_REFUSED');
    expect(await refusal(trying({ now: at(240), code: codeAt(worker.secret, at(270)) }))).toBe(
      undefined,
    );
  });

  test('takes each of the ten recovery codes once, however it is typed', async () => {
    const [first, second] = worker.recoveryCodes;
    expect(worker.recoveryCodes).toHaveLength(10);
    const { token } = await trying({ now: at(300), code: first!.toLowerCase() });
    const session = await findSession(county.county, hashOf(token), at(301));
    expect(session?.factors).toEqual(['password', 'recovery-code']);
    expect(await refusal(trying({ now: at(301), code: first! }))).toBe('SIGN_IN_REFUSED');
    expect(await refusal(trying({ now: at(302), code: second!, password: 'x' }))).toBe(
      'SIGN_IN_REFUSED',
    );
    expect(await refusal(trying({ now: at(303), code: second! }))).toBe(undefined);
  });
});

describe('an account', () => {
  test('that is disabled or not set up yet is refused like one that is not there', async () => {
    const other = await newWorker(desk, 'W101', at(0));
    const given = { login: 'W101', now: at(400), code: codeAt(other.secret, at(400)) };
    await disableAccount(county.county, { actor: 'test', account: other.account, now: at(390) });
    expect(await refusal(trying(given))).toBe('SIGN_IN_REFUSED');
    const invited = { actor: 'test', kind: 'staff', login: 'W102', name: '测二' } as const;
    await inviteAccount(county.county, county.keys, { ...invited, now: at(390) });
    expect(await refusal(trying({ ...given, login: 'W102' }))).toBe('SIGN_IN_REFUSED');
  });

  test('of a resident who has added no authenticator takes the password alone, by phone number', async () => {
    const [person] = (
      await county.db.pool.query(
        `insert into county_990101.event (kind, actor) values ('test', 'test') returning id`,
      )
    ).rows;
    const { rows } = await county.db.pool.query(
      `insert into county_990101.person (name, added_in) values ('测三', $1) returning id`,
      [person.id],
    );
    const resident = {
      actor: 'test',
      kind: 'resident',
      login: '139 0000 0001',
      name: '测三',
    } as const;
    const now = at(400);
    const { code } = await inviteAccount(county.county, county.keys, {
      ...resident,
      person: rows[0].id,
      now,
    });
    await acceptInvitation(desk, { code, password: goodPassword, now });
    const { token } = await signIn(desk, {
      login: '+86 13900000001',
      password: goodPassword,
      address: '::1',
      now,
    });
    expect(await findSession(county.county, hashOf(token), now)).toMatchObject({
      kind: 'resident',
      person: rows[0].id,
      factors: ['password'],
    });
    const stored = await county.db.pool.query(
      'select * from county_990101.account where kind = $1',
      ['resident'],
    );
    expect(JSON.stringify(stored.rows)).not.toContain('13900000001');
  });
});

describe('a password', () => {
  test('that was hashed with less work is hashed anew when its owner signs in', async () => {
    const weak = await hash(goodPassword, { memoryCost: 8_192, timeCost: 1 });
    const text = 'update county_990101.account set password_hash = $2 where id = $1';
    await county.db.pool.query(text, [worker.account, weak]);
    await trying({ now: at(500) });
    const { rows } = await county.db.pool.query(
      'select password_hash from county_990101.account where id = $1',
      [worker.account],
    );
    expect(rows[0].password_hash).toContain('m=19456,t=2,p=1');
  });

  test('ends only where the county says so; then a new one is given while signing in', async () => {
    const later = new Date(at(0).getTime() + 91 * 86_400_000);
    const given = { now: later, newPassword: goodPassword };
    const hours = { sessionHours: 12, idleMinutes: 30 };
    await changeSettings(county.county, 'test', { ...hours, passwordDays: 90 });
    expect(await refusal(trying(given))).toBe('PASSWORD_EXPIRED');
    expect(await refusal(trying({ ...given, newPassword: 'woaini5201314' }))).toBe(
      'PASSWORD_GUESSABLE',
    );
    const newPassword = 'eight lanterns by a slow river';
    const { token } = await trying({ now: at(600), code: worker.recoveryCodes[5]! });
    await trying({ ...given, newPassword });
    expect(await findSession(county.county, hashOf(token), at(601))).toBeUndefined();
    await changeSettings(county.county, 'test', hours);
    const muchLater = new Date(later.getTime() + 900 * 86_400_000);
    expect(await refusal(trying({ now: muchLater }))).toBe('SIGN_IN_REFUSED');
    const { factors } = (await findSession(
      county.county,
      hashOf((await trying({ now: muchLater, password: newPassword })).token),
      muchLater,
    ))!;
    expect(factors).toEqual(['password', 'totp']);
  });
});
