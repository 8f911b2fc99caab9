/** What the database itself refuses of a case, whatever the software says: plain SQL, as the county's own role. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestCounty, testCounty } from '../../../../test/postgres/county.ts';
import { changeCounty } from '../../../db/county.ts';
import { fillCounty } from '../answer/fixtures/model.ts';
import { addUnit } from '../area/index.ts';
import type { CaseStep } from '../../../model/casework/case.ts';

let at: TestCounty;
let unit: number;
beforeAll(async () => {
  at = await testCounty();
  await fillCounty(at, 5, 300);
  unit = await addUnit(at.county, { actor: 'test', name: '服务站', tier: 'township' });
  await changeCounty(at.county, { kind: 'test', actor: 'test' }, (tx) =>
    tx.query(
      `insert into account (kind, name, staff_number, state, added_in)
       select 'staff', '测', 'W' || nth, 'active', $1 from generate_series(1, 4) as nth`,
      [tx.event],
    ),
  );
});
afterAll(() => at.drop());

type Said = readonly [step: CaseStep, account: number, more?: Readonly<Record<string, unknown>>];
const reasons = { reasons: '[{"text":"缺材料"}]' };
const no = { ...reasons, law: '第五条', appeal_until_day: '2027-01-21' };

/** The constraint that refuses the last of some steps; undefined: all were taken. Nothing stays. */
async function refusal(round: number, ...said: readonly Said[]): Promise<string | undefined> {
  const undone = new Error('undone');
  const doing = changeCounty(at.county, { kind: 'test', actor: 'test' }, async (tx) => {
    const [row] = await tx.query<{ id: number; person_id: number; program: number }>(
      `insert into benefit_case (person_id, program, unit_id, origin, state, opened_in)
       select min(person.id), min(program.id), $1, 'paper', 'begun', $2 from person, program returning id, person_id, program`,
      [unit, tx.event],
    );
    for (const [index, [step, account, more = {}]] of said.entries()) {
      const one = { round: index < said.length - 1 ? 1 : round, step, day: '2026-11-22', ...more };
      const columns = {
        case_id: row!.id,
        person_id: row!.person_id,
        program: row!.program,
        ...one,
      };
      const all = { ...columns, account_id: account || null, added_in: tx.event };
      const names = Object.keys(all);
      await tx.query(
        `insert into case_step (${names.join()}) values (${names.map((_, i) => `$${i + 1}`).join()})`,
        Object.values(all),
      );
    }
    throw undone;
  });
  const error = await doing.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error === undone) return undefined;
  return (error as { readonly constraint?: string }).constraint ?? String(error);
}

test.each<[string, string | undefined, number, readonly Said[]]>([
  [
    'four hands',
    undefined,
    1,
    [
      ['applied', 1],
      ['verified', 2],
      ['checked', 3],
      ['confirmed', 4],
    ],
  ],
  [
    'one verifies and checks',
    'case_step_one_hand',
    1,
    [
      ['verified', 2],
      ['checked', 2],
    ],
  ],
  [
    'one checks and confirms',
    'case_step_one_hand',
    1,
    [
      ['checked', 3],
      ['confirmed', 3],
    ],
  ],
  [
    'one checks and refuses',
    'case_step_one_hand',
    1,
    [
      ['checked', 3],
      ['refused', 3, no],
    ],
  ],
  [
    'one enters and checks',
    'case_step_not_own',
    1,
    [
      ['applied', 1],
      ['checked', 1],
    ],
  ],
  [
    'one brings more and confirms',
    'case_step_not_own',
    1,
    [
      ['resubmitted', 1],
      ['confirmed', 1],
    ],
  ],
  [
    'one enters and verifies',
    undefined,
    1,
    [
      ['applied', 1],
      ['verified', 1],
    ],
  ],
  [
    'one refuses and reads the appeal',
    'case_step_second_reader',
    2,
    [
      ['refused', 3, no],
      ['upheld', 3],
    ],
  ],
  [
    'one enters and reads the appeal',
    'case_step_second_reader',
    2,
    [
      ['applied', 1],
      ['dismissed', 1, no],
    ],
  ],
  [
    'one refuses, and confirms after an appeal',
    'case_step_one_hand',
    2,
    [
      ['refused', 3, no],
      ['confirmed', 3],
    ],
  ],
  [
    'one enters, and confirms after an appeal',
    'case_step_not_own',
    2,
    [
      ['applied', 1],
      ['confirmed', 1],
    ],
  ],
  [
    'one reads an appeal after a review fell due by itself',
    undefined,
    2,
    [
      ['review-due', 0],
      ['upheld', 4],
    ],
  ],
  [
    'another reads the appeal',
    undefined,
    2,
    [
      ['refused', 3, no],
      ['upheld', 4],
    ],
  ],
  [
    'two returns in a round',
    'case_step_case_id_round_step_key',
    1,
    [
      ['returned', 2, reasons],
      ['returned', 3, reasons],
    ],
  ],
  ['a return without reasons', 'case_step_reasons', 1, [['returned', 2]]],
  ['a no without a law', 'case_step_law', 1, [['refused', 3, reasons]]],
  [
    'a no without an appeal',
    'case_step_appeal',
    1,
    [['refused', 3, { ...no, appeal_until_day: '2026-11-22' }]],
  ],
  ['a no by software', 'case_step_somebody', 1, [['refused', 0, no]]],
  ['a yes by software', 'case_step_somebody', 1, [['confirmed', 0]]],
  ['a review that falls due by itself', undefined, 1, [['review-due', 0]]],
])('%s: %s', async (_, constraint, round, said) => {
  expect(await refusal(round, ...said)).toBe(constraint);
});

test('steps and decisions are added and never changed, and one claim of a person and program is open', async () => {
  const run = (text: string) =>
    changeCounty(at.county, { kind: 'test', actor: 'test' }, (tx) => tx.query(text, [])).then(
      () => 'done',
      (error: { code?: string; constraint?: string }) => error.constraint ?? error.code,
    );
  for (const text of [
    `update case_step set step = 'confirmed'`,
    'delete from case_step',
    `update decision set evidence = '-'`,
    'delete from decision',
    'delete from benefit_case',
  ]) {
    expect([text, await run(text)]).toEqual([text, '42501']);
  }
  const twice = `insert into benefit_case (person_id, program, unit_id, origin, state, opened_in)
    select min(person.id), min(program.id), ${unit}, 'paper', 'begun', 1 from person, program, generate_series(1, 2) as nth
    group by nth`;
  expect(await run(twice)).toBe('benefit_case_one');
});
