/** Decisions are worked out again from what was kept, whatever the record and the packs say by then. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestCounty, testCounty } from '../../../../test/postgres/county.ts';
import { changeCounty, snapshotCounty } from '../../../db/county.ts';
import type { BenefitProgram, Pack } from '../../../programs/definition.ts';
import { packs } from '../../../programs/registry.ts';
import { day } from '../../../rules/index.ts';
import { actor, fillCounty } from '../answer/fixtures/model.ts';
import { addUnit } from '../area/index.ts';
import { insertCase, insertStep } from '../case/queries.ts';
import { jurisdictionOf, registerPolicy } from '../policy/index.ts';
import { freeze, replay, weigh } from './index.ts';

const today = day('2026-11-22');
const program = 'cn/childcare-subsidy';
let at: TestCounty;
let policy: number;
let unit: number;
beforeAll(async () => {
  at = await testCounty();
  await fillCounty(at, 11, 2500);
  policy = await registerPolicy(at.county, packs, 'cn', { actor });
  unit = await addUnit(at.county, { actor, name: '县卫健局', tier: 'county' });
  await changeCounty(at.county, { kind: 'test', actor }, (tx) =>
    tx.query(
      `insert into account (kind, name, staff_number, state, added_in) values ('staff', '测', 'W1', 'active', $1)`,
      [tx.event],
    ),
  );
}, 60_000);
afterAll(() => at.drop());

/** Confirms a case of somebody; gives the step. */
async function decided(person: number): Promise<number> {
  const jurisdiction = await jurisdictionOf(at.county, policy);
  const found = jurisdiction.programs.find(({ id }) => id === program) as BenefitProgram;
  const { value } = await changeCounty(at.county, { kind: 'test', actor }, async (tx) => {
    const opened = (await insertCase(tx, { person, program, unit, origin: 'paper' }))!;
    const step = await insertStep(tx, opened, {
      round: 1,
      step: 'confirmed',
      day: today,
      account: 1,
    });
    const weighed = await weigh(tx, { person, program: found, jurisdiction, on: today });
    const by = { step, caseId: opened.id, person, program: opened.program_id, policy, on: today };
    await freeze(tx, weighed, { ...by, programName: program });
    return step;
  });
  return value;
}

const anybody = () =>
  snapshotCounty(at.county, (tx) =>
    tx.query<{ id: number }>(
      `select id from (
         (select distinct person_id as id from entitled where program = $1 limit 120)
         union (select id from person where is_on_record limit 200)) as found order by id limit 200`,
      [program],
    ),
  );

test('200 decisions are the same when facts are gone, people died and policies have changed', async () => {
  const steps: number[] = [];
  for (const { id } of await anybody()) steps.push(await decided(id));
  expect(steps).toHaveLength(200);
  await changeCounty(at.county, { kind: 'test', actor }, (tx) =>
    tx.query('update fact set retracted_in = $1 where retracted_in is null', [tx.event]),
  );
  const national = packs.find(({ id }) => id === 'cn')!;
  const fewer: Pack = { ...national, programs: national.programs.slice(0, 2) };
  await registerPolicy(at.county, [fewer], 'cn', { actor });
  const states = new Set<string>();
  for (const step of steps) {
    const found = await replay(at.county, { actor, step });
    expect(found).toMatchObject({ isSame: true, program });
    states.add(found.outcome.state);
  }
  expect(states.size).toBeGreaterThan(1);
}, 120_000);

test('what somebody changed of the evidence, the result or the day is seen', async () => {
  const [{ id }] = (await anybody()) as [{ id: number }];
  const [step] = await snapshotCounty(at.county, (tx) =>
    tx.query<{ id: number }>('select case_step_id as id from decision where person_id = $1', [id]),
  );
  const forge = (set: string) =>
    at.db.pool.query(`update county_990101.decision set ${set} where case_step_id = ${step!.id}`);
  for (const change of [`evidence = evidence || ' '`, `day = day + 1`, `hash = sha256('x')`]) {
    await forge(change);
    const { isSame } = await replay(at.county, { actor, step: step!.id });
    expect([change, isSame]).toEqual([change, false]);
  }
  await expect(replay(at.county, { actor, step: 999_999 })).rejects.toMatchObject({
    code: 'DECISION_UNKNOWN',
  });
});
