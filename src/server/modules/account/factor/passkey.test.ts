/** A passkey signs in alone, and only for the page, the challenge and the owner that it was asked for. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testCounty, type TestCounty } from '../../../../../test/postgres/county.ts';
import { disableAccount, enableAccount, inviteAccount, inviteAgain } from '../accounts.ts';
import type { CountyDesk } from '../desk.ts';
import { authenticator, type Authenticator, type Flaws } from '../fixtures/authenticator.ts';
import { at, newWorker, refusal, testDesk } from '../fixtures/desk.ts';
import { acceptInvitation, openInvitation, type SetUpAccount } from '../invitation.ts';
import { addPasskey, beginOwnPasskey, ownFactors, removePasskey } from '../own/factors.ts';
import { findSession, type Session } from '../session/session.ts';
import { signInWithPasskey } from '../sign-in/sign-in.ts';
import { hashOf } from '../tokens.ts';
import { beginPasskey } from './passkey.ts';

let county: TestCounty;
let desk: CountyDesk;
let device: Authenticator;
let owner: SetUpAccount;

beforeAll(async () => {
  county = await testCounty();
  desk = testDesk(county);
  device = authenticator(desk.site.origin);
  owner = await enrol('P100', device);
});
afterAll(() => county.drop());

const address = '192.0.2.1';
const begin = () => beginPasskey(county.county, county.keys, { site: desk.site, now: at(60) });
const finish = (response: ReturnType<Authenticator['sign']>, seconds = 61) =>
  signInWithPasskey(desk, { response, address, now: at(seconds) });
const sessionOf = async ({ token }: SetUpAccount) =>
  (await findSession(county.county, hashOf(token), at(30)))!;

/** Sets an account up with a passkey and nothing else. */
async function enrol(login: string, made: Authenticator, flaws?: Flaws): Promise<SetUpAccount> {
  const staff = { actor: 'test', kind: 'staff', login, name: '测一', now: at(0) } as const;
  const { code } = await inviteAccount(county.county, county.keys, staff);
  const { passkey } = await openInvitation(desk, { code, now: at(10) });
  const response = made.make(passkey, flaws);
  return acceptInvitation(desk, { code, passkey: { response, name: '手机' }, now: at(20) });
}

describe('a passkey', () => {
  test('sets an account up and signs in, without a password and without naming the owner', async () => {
    const options = await begin();
    expect([options.allowCredentials, options.userVerification]).toEqual([undefined, 'required']);
    const { token, account } = await finish(device.sign(options));
    const session = await findSession(county.county, hashOf(token), at(62));
    expect(session).toMatchObject({ account: owner.account, factors: ['passkey'] });
    expect(account).toBe(owner.account);
  });

  test('answers a challenge once, and not after five minutes', async () => {
    const response = device.sign(await begin());
    await finish(response);
    expect(await refusal(finish(response))).toBe('SIGN_IN_REFUSED');
    expect(await refusal(finish(device.sign(await begin()), 361))).toBe('SIGN_IN_REFUSED');
  });

  test.each<[string, Flaws]>([
    ['another page asked', { origin: 'https://nuanjia.example.attacker.test' }],
    ['the owner was not asked for a PIN', { unverified: true }],
    ['its counter went back, as that of a copy does', { counter: 1 }],
  ])('is refused when %s, and the challenge is gone', async (_, flaws) => {
    const options = await begin();
    expect(await refusal(finish(device.sign(options, flaws)))).toBe('SIGN_IN_REFUSED');
    const afterwards = device.sign(options, { counter: 1_000 });
    expect(await refusal(finish(afterwards))).toBe('SIGN_IN_REFUSED');
  });

  test('of nobody, of another site, or with a signature that is not its own is refused', async () => {
    const stranger = authenticator(desk.site.origin);
    expect(await refusal(finish(stranger.sign(await begin())))).toBe('SIGN_IN_REFUSED');
    const [own, other] = [device.sign(await begin()), stranger.sign(await begin())];
    const posing = { ...other, id: own.id, rawId: own.id };
    expect(await refusal(finish(posing))).toBe('SIGN_IN_REFUSED');
    const challenge = 'bm90aGluZw';
    expect(await refusal(finish(device.sign({ ...(await begin()), challenge })))).toBe(
      'SIGN_IN_REFUSED',
    );
  });

  test('does not sign in with a challenge that was for something else', async () => {
    const session = await sessionOf(owner);
    const { challenge } = await beginOwnPasskey(desk, { session, now: at(60) });
    const response = device.sign({ ...(await begin()), challenge });
    expect(await refusal(finish(response))).toBe('SIGN_IN_REFUSED');
  });

  test('is gone when the owner has set the account up anew', async () => {
    const [before, after] = [authenticator(desk.site.origin), authenticator(desk.site.origin)];
    const { account } = await enrol('P400', before);
    const { code } = await inviteAgain(county.county, { actor: 'test', account, now: at(30) });
    const { passkey } = await openInvitation(desk, { code, now: at(31) });
    const made = { response: after.make(passkey), name: '新' };
    await acceptInvitation(desk, { code, passkey: made, now: at(32) });
    expect(await refusal(finish(before.sign(await begin())))).toBe('SIGN_IN_REFUSED');
    expect(await refusal(finish(after.sign(await begin())))).toBe(undefined);
  });

  test('is refused for a disabled account', async () => {
    const { account } = owner;
    await disableAccount(county.county, { actor: 'test', account, now: at(70) });
    const response = device.sign(await begin(), { counter: 2_000 });
    expect(await refusal(finish(response))).toBe('SIGN_IN_REFUSED');
    await enableAccount(county.county, { actor: 'test', account });
  });
});

describe('making a passkey', () => {
  test.each<[string, Flaws]>([
    ['for another page', { origin: 'https://attacker.test' }],
    ['without asking the owner for a PIN', { unverified: true }],
  ])('%s is refused', async (_, flaws) => {
    const login = `P2${Object.keys(flaws)[0]}`;
    expect(await refusal(enrol(login, authenticator(desk.site.origin), flaws))).toBe(
      'FACTOR_WRONG',
    );
  });

  test('with a challenge of somebody else is refused', async () => {
    const [own, other] = [
      await newWorker(desk, 'P301', at(0)),
      await newWorker(desk, 'P302', at(0)),
    ];
    const [mine, theirs] = [await sessionOf(own), await sessionOf(other)];
    const options = await beginOwnPasskey(desk, { session: theirs, now: at(30) });
    const response = authenticator(desk.site.origin).make(options);
    const adding = addPasskey(desk, { session: mine, response, name: 'x', now: at(31) });
    expect(await refusal(adding)).toBe('FACTOR_WRONG');
  });

  test('and removing one is for an owner who signed in just now, and the last is kept', async () => {
    const [device, more] = [authenticator(desk.site.origin), authenticator(desk.site.origin)];
    const session: Session = await sessionOf(await enrol('P303', device));
    const options = await beginOwnPasskey(desk, { session, now: at(100) });
    expect(options.excludeCredentials).toHaveLength(1);
    await addPasskey(desk, { session, response: more.make(options), name: '备用', now: at(101) });
    const [first, second] = (await ownFactors(desk, session)).passkeys;
    expect([first!.name, second!.name]).toEqual(['手机', '备用']);
    const remove = (passkey: number, seconds: number) =>
      refusal(removePasskey(desk, { session, passkey, now: at(seconds) }));
    expect(await remove(first!.id, 700)).toBe('SESSION_NOT_FRESH');
    expect(await remove(first!.id, 110)).toBe(undefined);
    expect(await remove(first!.id, 111)).toBe('FACTOR_UNKNOWN');
    expect(await remove(second!.id, 112)).toBe('FACTOR_LAST');
    expect(await refusal(finish(device.sign(await begin())))).toBe('SIGN_IN_REFUSED');
    expect(await refusal(finish(more.sign(await begin())))).toBe(undefined);
  });
});
