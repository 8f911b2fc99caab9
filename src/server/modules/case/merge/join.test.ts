/** Two records of one person with two cases: one goes on and is paid once; when they are two again, so are the cases. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { towns } from '../../../../../test/server/running.ts';
import { changeCounty, snapshotCounty } from '../../../../db/county.ts';
import { day } from '../../../../rules/index.ts';
import { addUnit } from '../../area/index.ts';
import { mergePersons, undoMerge } from '../../duplicate/index.ts';
import { follow } from '../../entitlement/index.ts';
import { addHand, numberOf } from '../../payment-run/fixtures/office.ts';
import { cancelRun, draftRun, type Hand } from '../../payment-run/index.ts';
import { addAccounts } from '../../payee/index.ts';
import { addPerson } from '../../registry/index.ts';
import { award, type Desk, openDesk } from '../fixtures/desk.ts';
import { insertStep, lockCase, updateCase } from '../queries.ts';

const today = day('2026-11-22');
const by = { actor: 'test', today };
const evidence: [] = [];
let desk: Desk;
let clerk: Hand;
beforeAll(async () => {
  desk = await openDesk(21, 3000);
  const unit = await addUnit(desk.at.county, { actor: 'test', name: '县卫健局', tier: 'county' });
  clerk = await addHand(desk.at, 'T1', unit);
});
afterAll(() => desk.at.stop());

/** Somebody of the first town who is owed the award and has a bank account, and another record of her. */
async function twice(): Promise<{ readonly person: number; readonly other: number }> {
  const { at } = desk;
  const person = await desk.owed(award);
  await changeCounty(at.county, { kind: 'test', actor: 'test' }, (tx) =>
    addAccounts(tx, at.keys, [{ person, holder: '测', bank: '拟', number: numberOf(person) }]),
  );
  const facts = [{ kind: 'residence', value: `${towns[0]}201` }];
  const added = await addPerson(at.county, at.keys, { ...by, name: '测又一', facts, links: [] });
  return { person, other: added.person };
}

async function confirm(id: number): Promise<void> {
  const yes = { outcome: 'done', checks: ['noBirthAgainstTheLaw'] };
  await desk.takes(desk.clerks[2]!, 'verify', id);
  await desk.takes(desk.clerks[1]!, 'check', id);
  const { status, text } = await desk.takes(desk.reviewers[0]!, 'confirm', id, yes);
  if (status !== 200) throw new Error(text);
}

/** Confirms a case whose right nobody sees on record. */
const confirmAnyhow = (id: number) =>
  changeCounty(desk.at.county, { kind: 'test', actor: 'test' }, async (tx) => {
    const row = (await lockCase(tx, id))!;
    for (const [index, step] of (['verified', 'checked', 'confirmed'] as const).entries()) {
      const { account } = desk.reviewers[index]!;
      await insertStep(tx, row, { round: 1, step, day: today, account });
    }
    await updateCase(tx, id, { round: 1, state: 'confirmed', isClosed: false });
  });

const statesOf = async (...ids: number[]) =>
  (
    await snapshotCounty(desk.at.county, (tx) =>
      tx.query<{ state: string; task: number | null }>(
        'select state, task_id as task from benefit_case where id = any($1) order by id',
        [ids],
      ),
    )
  ).map(({ state, task }) => `${state}${task === null ? '' : ' with a task'}`);

/** Periods of some people that a run takes now, each with how often. */
async function paid(persons: readonly number[]): Promise<ReadonlySet<number>> {
  await follow(desk.at.county, { signal: new AbortController().signal });
  const { run } = await draftRun(desk.at.county, {
    ...clerk,
    program: award,
    cutOff: today,
    today,
  });
  const rows = await snapshotCounty(desk.at.county, (tx) =>
    tx.query<{ times: number }>(
      `select count(*) as times from payment_instruction where run_id = $1 and person_id = any($2) group by from_day`,
      [run, persons],
    ),
  );
  await cancelRun(desk.at.county, { ...clerk, run, reason: '只看一看' });
  return new Set(rows.map(({ times }) => times));
}

test('what is paid goes on, the other case ends and says why, and each period is paid once', async () => {
  const { person, other } = await twice();
  const older = await desk.applied(award, other);
  const paying = await desk.applied(award, person);
  await confirm(paying);
  const merged = await mergePersons(desk.at.county, {
    ...by,
    person: other,
    into: person,
    evidence,
  });
  expect(await statesOf(older, paying)).toEqual(['merged', 'confirmed']);
  expect(await paid([person, other])).toEqual(new Set([1]));
  await undoMerge(desk.at.county, { ...by, merge: merged.merge });
  expect(await statesOf(older, paying)).toEqual(['to-verify with a task', 'confirmed']);
});

test('of two that are paid the older goes on, and both are paid again when they are two', async () => {
  const { person, other } = await twice();
  const older = await desk.applied(award, other);
  await confirmAnyhow(older);
  const younger = await desk.applied(award, person);
  await confirm(younger);
  expect(await paid([person, other])).toEqual(new Set([1]));
  const merged = await mergePersons(desk.at.county, {
    ...by,
    person: other,
    into: person,
    evidence,
  });
  expect(await statesOf(older, younger)).toEqual(['confirmed', 'merged']);
  expect(await paid([person, other])).toEqual(new Set([1]));
  await undoMerge(desk.at.county, { ...by, merge: merged.merge });
  expect(await statesOf(older, younger)).toEqual(['confirmed', 'confirmed']);
  expect(await paid([person, other])).toEqual(new Set([1]));
});

test('a case that another one took the place of since does not come back', async () => {
  const { person, other } = await twice();
  const [one, two] = [await desk.applied(award, person), await desk.applied(award, other)];
  const merged = await mergePersons(desk.at.county, { ...by, person, into: other, evidence });
  expect(await statesOf(one, two)).toEqual(['to-verify with a task', 'merged']);
  await desk.takes(desk.clerks[0]!, 'claim', one, { step: 'withdrawn' });
  const three = await desk.applied(award, other);
  await undoMerge(desk.at.county, { ...by, merge: merged.merge });
  expect(await statesOf(one, two, three)).toEqual(['withdrawn', 'merged', 'to-verify with a task']);
});
