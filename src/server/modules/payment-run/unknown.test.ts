/** A rule that was cut off for somebody says nothing: what she was paid is not too much, and her line waits for a person. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeCounty, snapshotCounty } from '../../../db/county.ts';
import { factKinds } from '../../../db/fact-kinds.ts';
import type { BenefitProgram } from '../../../programs/definition.ts';
import { commitments } from '../budget/index.ts';
import { weigh } from '../decision/index.ts';
import { evaluateCounty, findCurrent, follow, switchEvaluation } from '../entitlement/index.ts';
import { jurisdictionOf } from '../policy/index.ts';
import * as office from './fixtures/office.ts';
import { draft, query } from './fixtures/office.ts';
import { checkRun, releaseLine } from './index.ts';

const actor = 'test';
let at: office.Office;
let run: number;
let person: number;
let line: number;
beforeAll(async () => {
  at = await office.openOffice(21, 2000);
  await office.payAll(at, await office.sent(at, '2025-12-31'));
  ({ run } = await draft(at));
  const [found] = await query<{ person: number; line: number }>(
    at,
    `select person_id as person, id as line from payment_instruction
     where run_id = $1 and state = 'draft' and person_id in (select person_id from payment) order by id`,
    [run],
  );
  ({ person, line } = found!);
  await crowd();
});
afterAll(() => at.drop());

/** More facts than any evaluation of one person has room for. */
const crowd = () =>
  changeCounty(at.county, { kind: 'test', actor }, async (tx) => {
    await tx.query(
      `insert into fact (person_id, kind, low, high, from_day, until_day, added_in)
       select person_id, kind, 1 - low, 1 - high, date '2030-01-01' + 3 * nth, date '2030-01-02' + 3 * nth, $3
       from fact cross join generate_series(1, 150000) as nth
       where person_id = $1 and kind = $2 and retracted_in is null`,
      [person, factKinds['household-registration-type'], tx.event],
    );
    tx.changed('fact', person);
  });

/** Everybody is worked out anew, so that nothing of her is left from before. */
async function anew(): Promise<void> {
  const { policy_version_id, since_day } = (await findCurrent(at.county))!;
  const options = { actor, since: since_day, workers: 1 };
  const { evaluation } = await evaluateCounty(at.county, policy_version_id, options);
  await switchEvaluation(at.county, evaluation, { actor });
}

const holdsNow = async () => {
  await checkRun(at.county, { ...at.clerk, run });
  const text = 'select holds from payment_instruction where id = $1';
  return (await query<{ holds: string[] }>(at, text, [line]))[0]!.holds;
};
const overpaid = () =>
  query(at, 'select paid_fen from overpaid_line where person_id = $1', [person]);
const failures = () => query(at, 'select code from rule_failure where person_id = $1', [person]);
const changes = () =>
  query(at, 'select after from entitlement_change where person_id = $1', [person]);

test('nothing that she was paid is too much, and her line is held for what it is until somebody looked', async () => {
  expect(await holdsNow()).toEqual([]);
  await anew();
  expect(await query(at, 'select from payment_line where person_id = $1', [person])).toEqual([]);
  expect(await failures()).toContainEqual({ code: 'RULE_TOO_LARGE' });
  expect(await overpaid()).toEqual([]);
  expect(await changes()).toEqual([]);
  expect(await holdsNow()).toEqual(['rule-failed']);
  const { beyondFen } = await commitments(at.county, { actor, today: office.today });
  expect(beyondFen).toBe(0);
  await releaseLine(at.county, { ...at.finance, line, reason: '已核对登记，确属应发' });
  expect(await holdsNow()).toEqual([]);
});

test('nothing is decided about a right of which nothing is known', async () => {
  const { policy_version_id } = (await findCurrent(at.county))!;
  const jurisdiction = await jurisdictionOf(at.county, policy_version_id);
  const program = jurisdiction.programs.find(({ id }) => id === office.PROGRAM) as BenefitProgram;
  const asked = { person, program, jurisdiction, on: office.today };
  await expect(snapshotCounty(at.county, (tx) => weigh(tx, asked))).rejects.toMatchObject({
    code: 'DECISION_CUT_OFF',
    detail: { program: office.PROGRAM, reason: 'RULE_TOO_LARGE' },
  });
});

test('once the rule comes to its end, what is owed counts again', async () => {
  await changeCounty(at.county, { kind: 'test', actor }, async (tx) => {
    await tx.query(
      "update fact set retracted_in = $2 where person_id = $1 and from_day > '2030-01-01' and retracted_in is null",
      [person, tx.event],
    );
    tx.changed('fact', person);
  });
  await follow(at.county);
  expect(await failures()).toEqual([]);
  expect(await overpaid()).toEqual([]);
  expect(await holdsNow()).toEqual([]);
});
