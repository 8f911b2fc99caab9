/** A try says what a policy written with its values would cost; what is now is what the record forecasts. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testCounty, type TestCounty } from '../../../../../test/postgres/county.ts';
import { snapshotCounty } from '../../../../db/county.ts';
import { payers } from '../../../../model/money/payer.ts';
import { packs } from '../../../../programs/registry.ts';
import { day } from '../../../../rules/index.ts';
import { forecast } from '../../answer/index.ts';
import { fillCounty } from '../../answer/fixtures/model.ts';
import { switchPolicy, comparePolicies } from '../../policy/compare.ts';
import { packsWithRate } from '../../policy/fixtures/raised.ts';
import { policyIn } from '../../policy/index.ts';
import { tryValues } from './work.ts';

const actor = 'test';
const window = { from: day('2027-01-01'), months: 60 };
let at: TestCounty;
beforeAll(async () => {
  at = await testCounty();
  await fillCounty(at, 8, 1500);
}, 120_000);
afterAll(() => at.drop());

const { definition } = policyIn(packs, 'cn');
const tried = (lever: string, value: number) =>
  tryValues(at.county, { definition, changes: [{ lever, value }], window, tier: 1 });

const subsidy = 'cn/childcare-subsidy';
const now = async () =>
  (await forecast(at.county, { actor, ...window, tier: 1 })).filter(
    ({ program }) => program === subsidy,
  );

describe('other values', () => {
  test('cost what the policy that says them is forecast to cost', async () => {
    const found = await tried(`${subsidy}#yearlyRate`, 4_200_00);
    expect(found.before).toEqual(await now());
    const today = day('2026-11-22');
    const comparing = { actor, packs: packsWithRate(4_200_00), pack: 'cn', today };
    const { after } = await comparePolicies(at.county, comparing);
    await switchPolicy(at.county, { actor, evaluation: after.evaluation });
    const later = (await now()).filter(({ month }) => month >= day('2029-01-01'));
    // What began before the first month is of the old rate here, and of the new one in the policy, which has it since 2026.
    expect(found.after.filter(({ month }) => month >= day('2029-01-01'))).toEqual(later);
    expect(found.after).not.toEqual(found.before);
  });

  test('are gained by those who are paid and lost by nobody, when an amount is raised', async () => {
    const found = await tried(`${subsidy}#yearlyRate`, 4_200_00);
    expect(found.people).toMatchObject([{ program: subsidy, losing: 0, noLonger: 0, newly: 0 }]);
    expect(found.people[0]!.gaining).toBeGreaterThan(10);
    for (const { fen, byPayer } of found.after) {
      expect(payers.reduce((sum, payer) => sum + byPayer[payer], 0)).toBe(fen);
    }
  });

  test('are stored nowhere', async () => {
    const counts = () =>
      snapshotCounty(at.county, (tx) =>
        tx.query(`select (select count(*) from policy_version) as policies,
          (select count(*) from evaluation) as evaluations, (select max(seq) from audit_event) as audit`),
      );
    const before = await counts();
    await tried('cn/rural-award@at-least:720', 696);
    expect(await counts()).toEqual(before);
  });
});
