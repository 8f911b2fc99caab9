/** The statement that counts guesses does what a slow, plain model does, in whatever order guesses come. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testCounty, type TestCounty } from '../../../../../test/postgres/county.ts';
import { at } from '../fixtures/desk.ts';
import { countGuess } from './throttle.ts';

let county: TestCounty;
beforeAll(async () => {
  county = await testCounty();
});
afterAll(() => county.drop());

type Count = { failures: number; last: number; blockedUntil: number };
type Step = { login: number; address: number; device: number; wait: number; isRight: boolean };

/** Guesses that are free, by what is counted. */
const freeOf = (name: string) => (/^county/.test(name) ? 100 : /^address/.test(name) ? 30 : 10);

/** Seconds to wait, or 0 when the guess may be made; right ones are given back. */
function model() {
  const counts = new Map<string, Count>();
  return ({ login, address, device, isRight }: Step, now: number): number => {
    const isKnown = device > 0;
    const own = isKnown ? `device ${device}` : `login ${login}`;
    const names = isKnown ? [own] : [own, `address ${address}`, 'county'];
    const waits = names.map((name) => (counts.get(name)?.blockedUntil ?? 0) - now);
    if (Math.max(...waits) > 0) return Math.max(...waits);
    for (const name of names) {
      const count = counts.get(name);
      const isOld = count === undefined || count.last < now - 3_600;
      const failures = isOld ? 1 : count.failures + 1;
      const over = failures - freeOf(name);
      const wait = !isOld && over >= 0 ? Math.min(900, 30 * 2 ** over) : 0;
      counts.set(name, { failures, last: now, blockedUntil: wait && now + wait });
    }
    if (isRight) {
      counts.delete(own);
      for (const name of names.slice(1)) {
        const count = counts.get(name)!;
        count.failures -= 1;
        if (count.failures < freeOf(name)) count.blockedUntil = 0;
      }
    }
    return 0;
  };
}

const step = fc.record({
  login: fc.integer({ min: 1, max: 3 }),
  address: fc.integer({ min: 1, max: 2 }),
  device: fc.constantFrom(0, 0, 0, 0, 1),
  wait: fc.constantFrom(0, 0, 0, 1, 29, 31, 400, 4_000),
  isRight: fc.constantFrom(false, false, false, false, false, true),
});

test('guesses wait as long as the model says', async () => {
  const steps = fc.array(step, { minLength: 60, maxLength: 160 });
  await fc.assert(
    fc.asyncProperty(steps, async (sequence) => {
      await county.db.pool.query('delete from county_990101.sign_in_try');
      const expected = model();
      let now = 0;
      for (const one of sequence) {
        now += one.wait;
        const guess = { login: `L${one.login}`, address: `192.0.2.${one.address}`, now: at(now) };
        const device = one.device > 0 ? one.device : undefined;
        const counted = countGuess(county.county, county.keys, { ...guess, device });
        const outcome = await counted.then(
          async (wasRight) => {
            if (one.isRight) await wasRight();
            return 0;
          },
          (error) => error.detail.retryAfterSeconds,
        );
        expect(outcome).toBe(expected(one, now));
      }
    }),
    { numRuns: 25 },
  );
});
