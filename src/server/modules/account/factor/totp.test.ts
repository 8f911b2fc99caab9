/** Codes are those of RFC 6238, one step of tolerance either way, and a step is used up with all before it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testCounty, type TestCounty } from '../../../../../test/postgres/county.ts';
import { changeCounty } from '../../../../db/county.ts';
import { authenticator } from '../fixtures/authenticator.ts';
import { at, codeAt, newWorker, testDesk } from '../fixtures/desk.ts';
import { findSession } from '../session/session.ts';
import { hashOf } from '../tokens.ts';
import { addPasskey, beginOwnPasskey, ownFactors } from '../own/factors.ts';
import { advancePasskey, advanceTotp } from './queries.ts';
import { findTotpStep, newTotpSecret } from './totp.ts';

/** The secret of the RFC's test vectors, `12345678901234567890`, in base32. */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

describe('a code', () => {
  test.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_234_567_890, '005924'],
    [20_000_000_000, '353130'],
  ])('of second %d is %s, as RFC 6238 says', (seconds, code) => {
    expect(findTotpStep(secret, code, new Date(seconds * 1000))).toBe(Math.floor(seconds / 30));
  });

  test('passes one step early or late and no more', () => {
    const code = codeAt(secret, at(90));
    const passes = [20, 60, 89, 90, 119, 149, 150].map(
      (seconds) => findTotpStep(secret, code, at(seconds)) !== undefined,
    );
    expect(passes).toEqual([false, true, true, true, true, true, false]);
  });

  test.each(['', '12345', '1234567', 'abcdef', '28708２', '-87082'])('"%s" is none', (code) => {
    const step = findTotpStep(secret, code, at(0));
    expect(step).toBeUndefined();
  });

  test('is of a secret of 160 random bits', () => {
    const secrets = Array.from({ length: 100 }, newTotpSecret);
    expect(new Set(secrets).size).toBe(100);
    expect(secrets.every((one) => /^[A-Z2-7]{32}$/.test(one))).toBe(true);
  });
});

describe('what was used', () => {
  let county: TestCounty;
  beforeAll(async () => {
    county = await testCounty();
  });
  afterAll(() => county.drop());
  const changing = async <T>(work: Parameters<typeof changeCounty<T>>[2]) =>
    (await changeCounty(county.county, { kind: 'test', actor: 'test' }, work)).value;

  test('is not used again: neither a step nor one before it, nor a counter of a passkey', async () => {
    const desk = testDesk(county);
    const worker = await newWorker(desk, 'U100', at(0));
    const { account } = worker;
    const step = Math.floor(at(600).getTime() / 30_000);
    const steps = [step, step, step - 1, step + 1];
    const advanced = await changing(async (tx) => {
      const results: boolean[] = [];
      for (const one of steps) results.push(await advanceTotp(tx, account, one));
      return results;
    });
    expect(advanced).toEqual([true, false, false, true]);

    const session = (await findSession(county.county, hashOf(worker.token), at(1)))!;
    const options = await beginOwnPasskey(desk, { session, now: at(1) });
    const response = authenticator(desk.site.origin).make(options);
    await addPasskey(desk, { session, response, name: 'x', now: at(2) });
    const { passkeys } = await ownFactors(desk, session);
    const counted = await changing(async (tx) => {
      const results: boolean[] = [];
      for (const counter of [0, 5, 5, 4, 6, 0])
        results.push(await advancePasskey(tx, passkeys[0]!.id, counter, at(3)));
      return results;
    });
    expect(counted).toEqual([true, true, false, false, true, false]);
  });
});
