/** A hundred seeds as tests: each is told by its number, with what led to it when a promise is broken. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyAudit } from '../../src/server/modules/audit/index.ts';
import type { RunningServer } from '../server/running.ts';
import { countyOf, SEEDS_PER_COUNTY } from './county.ts';
import { runSeed } from './run.ts';

export function testSeedsFrom(first: number): void {
  let at: RunningServer;
  beforeAll(async () => {
    at = await countyOf(first);
  });
  afterAll(() => at.stop());
  const seeds = Array.from({ length: SEEDS_PER_COUNTY }, (_, place) => first + place);
  test.each(seeds)('npm run simulate -- --seed %i', async (seed) => {
    const { flaws, log } = await runSeed(at, seed);
    expect(flaws, log.join('\n')).toEqual([]);
  });

  test('after all of them the chain of what was done in the county is whole', async () => {
    expect((await verifyAudit(at.county)).broken).toBeUndefined();
  });
}
