/** Reviews: yearly, and when a right is no longer certain; nothing stops by them. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { towns } from '../../../../test/server/running.ts';
import { claimStep, endConfirmedCase } from '../../../api/contracts/case/cases.ts';
import { snapshotCounty } from '../../../db/county.ts';
import { day } from '../../../rules/index.ts';
import { mergePersons } from '../duplicate/index.ts';
import { follow } from '../entitlement/index.ts';
import { addPerson } from '../registry/index.ts';
import { award, type Desk, openDesk, subsidy, taskFor } from './fixtures/desk.ts';
import { raiseReviews } from './index.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(13, 2000);
});
afterAll(() => desk.at.stop());

const actor = 'test';

async function confirmed(program: string, checks: readonly string[]): Promise<number> {
  const id = await desk.applied(program, await desk.owed(program));
  if (program === award) await desk.takes(desk.clerks[2]!, 'verify', id);
  await desk.takes(desk.clerks[1]!, 'check', id);
  const { status, text } = await desk.takes(desk.reviewers[0]!, 'confirm', id, {
    outcome: 'done',
    checks,
  });
  if (status !== 200) throw new Error(text);
  return id;
}

const standingOf = async (id: number) => {
  const [row] = await snapshotCounty(desk.at.county, (tx) =>
    tx.query<{ state: string; task: number | null; standing: boolean }>(
      `select state, task_id as task, exists (select from standing_case where standing_case.id = $1) as standing
       from benefit_case where id = $1`,
      [id],
    ),
  );
  return row!;
};

test('in its month every standing award is looked at once a year, and paid on meanwhile', async () => {
  const id = await confirmed(award, ['noBirthAgainstTheLaw']);
  const before = { actor, today: day('2026-12-31') };
  expect(await raiseReviews(desk.at.county, before)).toBe(0);
  const january = { actor, today: day('2027-01-01') };
  expect(await raiseReviews(desk.at.county, january)).toBe(1);
  expect(await raiseReviews(desk.at.county, january)).toBe(0);
  expect(await standingOf(id)).toMatchObject({ state: 'confirmed', standing: true });
  expect((await standingOf(id)).task).not.toBeNull();
  expect((await desk.takes(desk.clerks[0]!, 'claim', id, { step: 'reviewed' })).status).toBe(200);
  expect(await standingOf(id)).toEqual({ state: 'confirmed', task: null, standing: true });
});

test('a case under the number of a record that was merged is judged by the right of the one that stays', async () => {
  const id = await confirmed(award, ['noBirthAgainstTheLaw']);
  const [{ person }] = (await snapshotCounty(desk.at.county, (tx) =>
    tx.query<{ person: number }>('select person_id as person from benefit_case where id = $1', [
      id,
    ]),
  )) as [{ person: number }];
  const by = { actor, today: day('2026-11-22') };
  const facts = [{ kind: 'residence', value: `${towns[0]}201` }];
  const named = { ...by, name: '测又一', facts, links: [] };
  const { person: into } = await addPerson(desk.at.county, desk.at.keys, named);
  await mergePersons(desk.at.county, { ...by, person, into, evidence: [] });
  await follow(desk.at.county, { signal: new AbortController().signal });
  expect(await raiseReviews(desk.at.county, by)).toBe(0);
  expect(await standingOf(id)).toEqual({ state: 'confirmed', task: null, standing: true });
});

test('a right that is no longer certain is looked at by a person; only a person ends it, and she may contest', async () => {
  const id = await confirmed(subsidy, ['lawfulBirth']);
  // As an evaluation leaves it when the facts no longer say so.
  await desk.at.db.pool.query(
    `delete from county_990101.entitlement
     where person_id = (select person_id from county_990101.benefit_case where id = ${id})`,
  );
  expect(await raiseReviews(desk.at.county, { actor, today: day('2026-11-22') })).toBe(1);
  expect(await standingOf(id)).toMatchObject({ state: 'confirmed', standing: true });
  const reviewer = desk.reviewers[1]!;
  const [person] = await snapshotCounty(desk.at.county, (tx) =>
    tx.query<{ id: number }>('select person_id as id from benefit_case where id = $1', [id]),
  );
  const task = await taskFor(reviewer, person!.id);
  const body = { reasons: [{ text: '已满三周岁' }], law: '国卫办人口发〔2025〕24号第五条' };
  const ended = await reviewer.call(endConfirmedCase, { params: { id }, body, task });
  expect(ended.status).toBe(200);
  expect(await standingOf(id)).toMatchObject({ state: 'ended', standing: false });
  const clerkTask = await taskFor(desk.clerks[0]!, person!.id);
  const contest = { step: 'appealed', reasons: [{ text: '还没有满三周岁' }] };
  await desk.clerks[0]!.call(claimStep, { params: { id }, body: contest, task: clerkTask });
  expect(await standingOf(id)).toMatchObject({ state: 'contested', standing: true });
  const dismissed = { ...body, outcome: 'dismissed' };
  expect((await desk.takes(desk.reviewers[2]!, 'appeal', id, dismissed)).status).toBe(200);
  expect(await standingOf(id)).toMatchObject({ state: 'ended', standing: false });
});
