/** Whom a run pays: whose case stands, also while its end is contested, and nobody once the appeal is dismissed. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { claimStep, endConfirmedCase } from '../../../api/contracts/case/cases.ts';
import { changeCounty } from '../../../db/county.ts';
import { day } from '../../../rules/index.ts';
import { addUnit } from '../area/index.ts';
import { award, type Desk, openDesk, taskFor } from '../case/fixtures/desk.ts';
import { addAccounts } from '../payee/index.ts';
import { addHand, numberOf, query } from './fixtures/office.ts';
import { cancelRun, checkRun, draftRun, type Hand } from './index.ts';

const today = day('2026-11-22');
const law = '国人口发〔2004〕36号第二条';
const reasons = [{ text: '不再符合条件' }];
let desk: Desk;
let clerk: Hand;
let person: number;
let id: number;
beforeAll(async () => {
  desk = await openDesk(21, 3000);
  const unit = await addUnit(desk.at.county, { actor: 'test', name: '县卫健局', tier: 'county' });
  clerk = await addHand(desk.at, 'T1', unit);
  person = await desk.owed(award);
  await changeCounty(desk.at.county, { kind: 'test', actor: 'test' }, (tx) =>
    addAccounts(tx, desk.at.keys, [{ person, holder: '测', bank: '拟', number: numberOf(person) }]),
  );
  id = await desk.applied(award, person);
});
afterAll(() => desk.at.stop());

const done = async (answer: ReturnType<Desk['takes']>) => {
  const { status, text } = await answer;
  if (status !== 200) throw new Error(text);
};

/** Holds of her lines in a draft that is thrown away; undefined: there is nothing to pay. */
async function held(): Promise<readonly string[] | undefined> {
  const asked = { ...clerk, program: award, cutOff: today, today };
  const drafted = await draftRun(desk.at.county, asked).catch((error: { code: string }) => error);
  if ('code' in drafted) {
    expect(drafted.code).toBe('RUN_NOTHING');
    return undefined;
  }
  const lines = await heldIn(drafted.run);
  await cancelRun(desk.at.county, { ...clerk, run: drafted.run, reason: '只看一看' });
  return lines;
}

const heldIn = async (run: number) => {
  const rows = await query<{ holds: string[]; person: number }>(
    desk.at,
    'select holds, person_id as person from payment_instruction where run_id = $1',
    [run],
  );
  expect(new Set(rows.map((row) => row.person))).toEqual(new Set([person]));
  return [...new Set(rows.flatMap(({ holds }) => holds))];
};

test('nobody is paid before somebody confirmed it', async () => {
  const { clerks, reviewers, takes } = desk;
  await done(takes(clerks[2]!, 'verify', id));
  await done(takes(clerks[1]!, 'check', id));
  expect(await held()).toBeUndefined();
  const yes = { outcome: 'done', checks: ['noBirthAgainstTheLaw'] };
  await done(takes(reviewers[0]!, 'confirm', id, yes));
  expect(await held()).toEqual([]);
});

test('an end stops money, an appeal lets it go on, its dismissal stops it, also in a draft', async () => {
  const { clerks, reviewers, takes } = desk;
  const task = await taskFor(reviewers[1]!, person);
  const end = { params: { id }, body: { reasons, law }, task };
  expect((await reviewers[1]!.call(endConfirmedCase, end)).status).toBe(200);
  expect(await held()).toBeUndefined();
  const contest = { step: 'appealed', reasons: [{ text: '条件没有变' }] };
  const asked = { params: { id }, body: contest, task: await taskFor(clerks[0]!, person) };
  expect((await clerks[0]!.call(claimStep, asked)).status).toBe(200);
  const { run } = await draftRun(desk.at.county, {
    ...clerk,
    program: award,
    cutOff: today,
    today,
  });
  expect(await heldIn(run)).toEqual([]);
  await done(takes(reviewers[2]!, 'appeal', id, { outcome: 'dismissed', reasons, law }));
  await checkRun(desk.at.county, { ...clerk, run });
  expect(await heldIn(run)).toEqual(['case-over']);
  await cancelRun(desk.at.county, { ...clerk, run, reason: '办件已终止' });
  expect(await held()).toBeUndefined();
});
