/** An account is set up by its owner alone, with a code that is good once, and never with one factor less. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testCounty, type TestCounty } from '../../../../test/postgres/county.ts';
import {
  disableAccount,
  enableAccount,
  inviteAccount,
  inviteAgain,
  listAccounts,
} from './accounts.ts';
import type { CountyDesk } from './desk.ts';
import { at, codeAt, goodPassword, newWorker, refusal, testDesk } from './fixtures/desk.ts';
import { acceptInvitation, openInvitation, type SetUp } from './invitation.ts';
import { addTotp, beginTotp, ownFactors, removeTotp, renewRecoveryCodes } from './own/factors.ts';
import { findSession } from './session/session.ts';
import { signIn } from './sign-in/sign-in.ts';
import { hashOf } from './tokens.ts';

let county: TestCounty;
let desk: CountyDesk;
beforeAll(async () => {
  county = await testCounty();
  desk = testDesk(county);
});
afterAll(() => county.drop());

const staff = { actor: 'test', kind: 'staff', name: '测小禾', now: at(0) } as const;
const invite = (login: string) => inviteAccount(county.county, county.keys, { ...staff, login });
/** What an owner gives who does everything right. */
const rightly = async (code: string, now = at(60)): Promise<SetUp> => {
  const { totp } = await openInvitation(desk, { code, now });
  const shown = { handle: totp.handle, code: codeAt(totp.secret, now) };
  return { code, password: goodPassword, totp: shown, now };
};
const accept = (given: SetUp) => acceptInvitation(desk, given);
const isIn = async (token: string, seconds: number) =>
  (await findSession(county.county, hashOf(token), at(seconds))) !== undefined;

describe('a code', () => {
  test('is not in the database, shows the owner who is meant, and signs her in when all is set up', async () => {
    const { code, until } = await invite('i100');
    expect(until.getTime() - at(0).getTime()).toBe(72 * 3_600_000);
    const { rows } = await county.db.pool.query('select * from county_990101.account_invitation');
    expect(JSON.stringify(rows)).not.toContain(code.slice(0, 4));
    const opened = await openInvitation(desk, { code: code.toLowerCase(), now: at(60) });
    expect(opened).toMatchObject({ kind: 'staff', name: '测小禾', login: 'I100' });
    expect(opened.totp.uri).toMatch(/^otpauth:\/\/totp\/Nuanjia%20.*secret=[A-Z2-7]{32}/);
    const { token, recoveryCodes } = await accept(await rightly(code));
    expect([await isIn(token, 61), recoveryCodes.length]).toEqual([true, 10]);
  });

  test('is good once, also for two at the same moment, and for 72 hours', async () => {
    const { code } = await invite('I101');
    const given = await rightly(code);
    const codes = await Promise.all([refusal(accept(given)), refusal(accept(given))]);
    expect(codes.toSorted()).toEqual(['ACCOUNT_INVITATION', undefined]);
    const other = await invite('I102');
    const late = at(72 * 3_600);
    expect(await refusal(openInvitation(desk, { code: other.code, now: late }))).toBe(
      'ACCOUNT_INVITATION',
    );
    expect(await refusal(openInvitation(desk, { code: 'ABCD', now: at(1) }))).toBe(
      'ACCOUNT_INVITATION',
    );
  });

  test('is replaced by the next one, and ends when the account is disabled', async () => {
    const { code, account } = await invite('I103');
    const next = await inviteAgain(county.county, { actor: 'test', account, now: at(1) });
    expect(await refusal(rightly(code))).toBe('ACCOUNT_INVITATION');
    await disableAccount(county.county, { actor: 'test', account, now: at(2) });
    expect(await refusal(rightly(next.code))).toBe('ACCOUNT_INVITATION');
    const again = inviteAgain(county.county, { actor: 'test', account, now: at(3) });
    expect(await refusal(again)).toBe('ACCOUNT_DISABLED');
    await enableAccount(county.county, { actor: 'test', account });
    expect(await refusal(rightly(next.code))).toBe('ACCOUNT_INVITATION');
  });
});

describe('setting up', () => {
  test('takes staff two factors and a password that is none of the guessed ones', async () => {
    const { code } = await invite('I104');
    const { totp, ...alone } = await rightly(code);
    const { password: _, ...withoutPassword } = { ...alone, totp: totp! };
    expect(await refusal(accept(alone))).toBe('FACTOR_NEEDED');
    expect(await refusal(accept(withoutPassword))).toBe('PASSWORD_NEEDED');
    const wrong = { ...alone, totp: { ...totp!, code: '000000' } };
    expect(await refusal(accept(wrong))).toBe('FACTOR_WRONG');
    for (const password of ['cexiaohe-yunxi!', '测小禾云溪县I104啊啊啊'])
      expect(await refusal(accept({ ...alone, totp: totp!, password }))).toBe('PASSWORD_GUESSABLE');
    // None of this has used the code up.
    expect(await refusal(accept({ ...alone, totp: totp! }))).toBe(undefined);
  });

  test('does not take an authenticator that was shown to somebody else', async () => {
    const [mine, theirs] = [await invite('I105'), await invite('I106')];
    const { totp } = await rightly(theirs.code);
    expect(await refusal(accept({ ...(await rightly(mine.code)), totp: totp! }))).toBe(
      'FACTOR_WRONG',
    );
  });
});

describe('setting up anew', () => {
  test('leaves everything as it is until the owner comes, and then nothing of it', async () => {
    const worker = await newWorker(desk, 'I107', at(0));
    const { account } = worker;
    const signing = (seconds: number, password = goodPassword) =>
      refusal(
        signIn(desk, {
          login: 'I107',
          password,
          code: codeAt(worker.secret, at(seconds)),
          address: '::1',
          now: at(seconds),
          device: worker.device,
        }),
      );
    const { code } = await inviteAgain(county.county, { actor: 'test', account, now: at(1) });
    expect([await isIn(worker.token, 2), await signing(60)]).toEqual([true, undefined]);
    const password = 'nine kettles behind one door';
    expect(await refusal(accept({ code, password, now: at(90) }))).toBe('FACTOR_NEEDED');
    const fresh = await accept({ ...(await rightly(code, at(90))), password });
    expect(await isIn(worker.token, 91)).toBe(false);
    expect(await signing(120, password)).toBe('SIGN_IN_REFUSED');
    expect([await isIn(fresh.token, 91), fresh.account]).toEqual([true, account]);
    const known = 'select from county_990101.sign_in_device where account_id = $1';
    expect((await county.db.pool.query(known, [account])).rowCount).toBe(1);
  });
});

describe('an owner', () => {
  test('changes her authenticator and recovery codes, and keeps a second factor', async () => {
    const worker = await newWorker(desk, 'I108', at(0));
    const session = (await findSession(county.county, hashOf(worker.token), at(1)))!;
    const { handle, secret } = await beginTotp(desk, { session, now: at(2) });
    const adding = (code: string) => addTotp(desk, { session, now: at(60), handle, code });
    expect(await refusal(adding(codeAt(worker.secret, at(60))))).toBe('FACTOR_WRONG');
    await adding(codeAt(secret, at(60)));
    await renewRecoveryCodes(desk, { session, now: at(61) });
    expect(await refusal(removeTotp(desk, { session, now: at(62) }))).toBe('FACTOR_LAST');
    expect(await ownFactors(desk, session)).toEqual({
      hasPassword: true,
      hasTotp: true,
      recoveryCodes: 10,
      passkeys: [],
    });
  });
});

describe('accounts', () => {
  test('are read and written by the software alone, whoever asks', async () => {
    const { rows } = await county.db.pool.query(
      `select distinct grantee from information_schema.role_table_grants
       where table_schema = 'county_990101' and table_name ~ '^(account|session|sign_in)'
         and grantee not in (select tableowner from pg_tables where schemaname = 'county_990101')`,
    );
    expect(rows).toEqual([{ grantee: 'county_990101' }]);
    const open = () => Promise.reject(new Error('nobody is opened'));
    const opening = {
      open,
      openThose: open,
      openAs: open,
      nextOf: open,
      openNext: open,
      openNew: open,
    };
    const asker = { actor: 'account 7', settings: {}, detailOf: () => ({}), staffDb: undefined };
    const asked = { ...county.county, asker: { ...asker, ...opening } };
    expect(await listAccounts(asked, county.keys, 'account 7')).not.toEqual([]);
  });

  test('have one owner and one login each', async () => {
    expect(await refusal(invite('i 100'))).toBe('ACCOUNT_LOGIN_TAKEN');
    expect(await refusal(invite('990101196611208416'))).toBe('ACCOUNT_LOGIN');
    const nameless = inviteAccount(county.county, county.keys, {
      ...staff,
      login: 'I109',
      name: ' ',
    });
    expect(await refusal(nameless)).toBe('ACCOUNT_NAME');
    const resident = { ...staff, kind: 'resident', login: '13900000002' } as const;
    expect(await refusal(inviteAccount(county.county, county.keys, resident))).toBe(
      'ACCOUNT_PERSON',
    );
    const unknown = inviteAccount(county.county, county.keys, { ...resident, person: 99_999 });
    expect(await refusal(unknown)).toBe('ACCOUNT_PERSON');
  });

  test('are listed with what they are, and a phone number is not shown', async () => {
    await invite('139 1234 5678');
    const list = await listAccounts(county.county, county.keys, 'test');
    const [first] = list;
    expect(first).toEqual({
      ...{ account: 1, kind: 'staff', name: '测小禾', login: 'I100', state: 'active', roles: [] },
      lastSignIn: at(60),
    });
    expect(list.at(-1)).toMatchObject({ login: '139****5678', state: 'invited' });
  });
});
