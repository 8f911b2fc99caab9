/** Casework: from hand to hand, and every way of two hands being one that is refused (A10). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as contracts from '../../../api/contracts/case/cases.ts';
import { listAlerts } from '../../../api/contracts/oversight.ts';
import { closeTask } from '../../../api/contracts/tasks.ts';
import { changeCounty, snapshotCounty } from '../../../db/county.ts';
import { type CaseStep, standingOf } from '../../../model/casework/case.ts';
import { type Caller, towns } from '../../../../test/server/running.ts';
import { award, type Desk, openDesk, subsidy, taskFor } from './fixtures/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(21, 3000);
});
afterAll(() => desk.at.stop());

const done = { outcome: 'done' };
const lawful = { ...done, checks: ['lawfulBirth'] };
const no = {
  outcome: 'refused',
  law: '国卫办人口发〔2025〕24号第五条',
  reasons: [{ text: '户口不在本省' }],
};

/** One account invites another anew, as an administrator might who is also somebody else. */
const inviteBy = (by: number, account: number) =>
  changeCounty(desk.at.county, { kind: 'account-invite-again', actor: `account ${by}` }, (tx) =>
    tx.query(
      `insert into account_invitation (code_hash, account_id, until_at, added_in)
         values (sha256($2::bigint::text::bytea), $1, now(), $2)`,
      [account, tx.event],
    ),
  );

const caseOf = async (id: number) => {
  const [row] = await snapshotCounty(desk.at.county, (tx) =>
    tx.query<{ state: string; round: number; closed: boolean; happened: CaseStep[]; steps: [] }>(
      `select state, round, closed_in is not null as closed, steps,
         array(select step from case_step where case_id = $1 order by id) as happened
       from benefit_case where id = $1`,
      [id],
    ),
  );
  return row!;
};

test('a claim is applied for, checked by the township, confirmed by the county, and stands', async () => {
  const { clerks, reviewers, applied, takes, owed } = desk;
  const id = await applied(subsidy, await owed(subsidy));
  const early = await takes(reviewers[0]!, 'confirm', id, lawful);
  expect([early.status, early.body.code]).toEqual([403, 'ACCESS_NEEDS_TASK']);
  expect((await takes(clerks[1]!, 'check', id)).status).toBe(200);
  const unseen = await takes(reviewers[0]!, 'confirm', id);
  expect(unseen.body.code).toBe('CASE_CHECKS');
  expect(unseen.body.detail).toMatch(/“\S+ \S+ [^”]*” was seen/);
  expect((await takes(reviewers[0]!, 'confirm', id, lawful)).status).toBe(200);
  const found = await caseOf(id);
  expect(found).toMatchObject({ state: 'confirmed', round: 1, closed: false });
  expect(standingOf(found.steps, found.happened)?.state).toBe('confirmed');
  expect((await takes(reviewers[1]!, 'confirm', id, lawful)).body.code).toMatch(/CASE_|ACCESS_/);
});

test('what is missing is said once, all of it, and the claim goes on where it stood', async () => {
  const { clerks, reviewers, applied, takes, owed } = desk;
  const id = await applied(subsidy, await owed(subsidy));
  const reasons = [{ text: '请补出生证', paper: 'birthCertificate' }, { text: '请补户口页' }];
  const silent = await takes(clerks[1]!, 'check', id, { outcome: 'returned' });
  expect(silent.body.code).toBe('CASE_REASONS');
  expect((await takes(clerks[1]!, 'check', id, { outcome: 'returned', reasons })).status).toBe(200);
  const person = await personOf(id);
  const task = await taskFor(clerks[0]!, person);
  const again = { params: { id }, body: { step: 'resubmitted' }, task };
  expect((await clerks[0]!.call(contracts.claimStep, again)).status).toBe(200);
  const twice = await takes(clerks[1]!, 'check', id, { outcome: 'returned', reasons });
  expect(twice.body.code).toBe('CASE_STATE');
  expect((await takes(clerks[2]!, 'check', id)).status).toBe(200);
  expect((await takes(reviewers[0]!, 'confirm', id, lawful)).status).toBe(200);
});

const personOf = async (id: number) => {
  const [row] = await snapshotCounty(desk.at.county, (tx) =>
    tx.query<{ person: number }>('select person_id as person from benefit_case where id = $1', [
      id,
    ]),
  );
  return row!.person;
};

describe('two hands are never one', () => {
  test('who entered a claim does not check it, in whatever post or session', async () => {
    const { at, clerks, applied, takes, owed } = desk;
    const id = await applied(subsidy, await owed(subsidy));
    expect((await takes(clerks[0]!, 'check', id)).body.code).toBe('CASE_OWN_HAND');
    expect((await takes(await at.again(clerks[0]!), 'check', id)).body.code).toBe('CASE_OWN_HAND');
  });

  test('a refusal has reasons and a law, and who refused does not read the appeal', async () => {
    const { clerks, reviewers, applied, takes, owed } = desk;
    const id = await applied(subsidy, await owed(subsidy));
    await takes(clerks[1]!, 'check', id);
    const { law: _, ...lawless } = no;
    expect((await takes(reviewers[0]!, 'confirm', id, lawless)).body.code).toBe('CASE_REASONS');
    expect((await takes(reviewers[0]!, 'confirm', id, no)).status).toBe(200);
    expect(await caseOf(id)).toMatchObject({ state: 'refused', closed: true });
    const task = await taskFor(clerks[0]!, await personOf(id));
    const body = { step: 'appealed', reasons: [{ text: '孩子的户口在本县' }] };
    expect(
      (await clerks[0]!.call(contracts.claimStep, { params: { id }, body, task })).status,
    ).toBe(200);
    const upheld = { outcome: 'upheld', checks: ['lawfulBirth'] };
    expect((await takes(reviewers[0]!, 'appeal', id, upheld)).body.code).toBe('CASE_SECOND_READER');
    expect((await takes(reviewers[1]!, 'appeal', id, upheld)).status).toBe(200);
    expect(await caseOf(id)).toMatchObject({ state: 'confirmed', round: 2, closed: false });
  });

  test('a no that is set aside is the word of that step alone: who comes after it is still to be heard', async () => {
    const { clerks, reviewers, applied, takes, owed } = desk;
    const id = await applied(subsidy, await owed(subsidy));
    expect((await takes(clerks[1]!, 'check', id, no)).status).toBe(200);
    const task = await taskFor(clerks[0]!, await personOf(id));
    const body = { step: 'appealed', reasons: [{ text: '孩子的户口在本县' }] };
    await clerks[0]!.call(contracts.claimStep, { params: { id }, body, task });
    const upheld = { outcome: 'upheld', checks: ['lawfulBirth'] };
    expect((await takes(reviewers[1]!, 'appeal', id, upheld)).status).toBe(200);
    expect(await caseOf(id)).toMatchObject({ state: 'to-confirm', round: 2, closed: false });
    expect((await takes(reviewers[1]!, 'confirm', id, lawful)).body.code).toBe('CASE_OWN_HAND');
    expect((await takes(reviewers[0]!, 'confirm', id, lawful)).status).toBe(200);
    expect(await caseOf(id)).toMatchObject({ state: 'confirmed', round: 2 });
  });

  test('who made the account of somebody who acted does not decide, nor who was made by one', async () => {
    const { at, clerks, reviewers, applied, takes, owed } = desk;
    const id = await applied(subsidy, await owed(subsidy));
    await takes(clerks[1]!, 'check', id);
    const made = await at.staff('reviewer');
    await inviteBy(clerks[1]!.account, made.account);
    expect((await takes(made, 'confirm', id, lawful)).body.code).toBe('CASE_SAME_HAND');
    await inviteBy(reviewers[2]!.account, clerks[1]!.account);
    expect((await takes(reviewers[2]!, 'confirm', id, lawful)).body.code).toBe('CASE_SAME_HAND');
    const { alerts } = (await (await at.staff('privacy-officer')).call(listAlerts)).body;
    const told = alerts.filter(({ rule }: { rule: string }) => rule === 'own-approval');
    expect(told.map(({ account }: { account: number }) => account)).toEqual(
      expect.arrayContaining([made.account, reviewers[2]!.account, clerks[0]!.account]),
    );
  });

  test('two officers at once take one step', async () => {
    const { clerks, applied, takes, owed } = desk;
    const id = await applied(subsidy, await owed(subsidy));
    const answers = await Promise.all(
      [clerks[1]!, clerks[2]!].map((one) => takes(one, 'check', id)),
    );
    expect(answers.map(({ status }) => status).toSorted()).not.toEqual([200, 200]);
    expect((await caseOf(id)).happened).toEqual(['applied', 'checked']);
  });
});

describe('who may', () => {
  test('nobody without a session, no administrator, no worker of another town', async () => {
    const { at, applied, owed } = desk;
    const id = await applied(subsidy, await owed(subsidy));
    expect((await at.stranger.call(contracts.listCases)).status).toBe(401);
    const administrator = await at.staff('system-administrator');
    expect((await administrator.call(contracts.getCase, { params: { id } })).status).toBe(403);
    const other = await at.staff('clerk', { town: towns[1] });
    const [seen, never] = [id, 999_999].map((one) =>
      other.call(contracts.getCase, { params: { id: one } }),
    );
    const bodies = [(await seen!).body, (await never!).body].map(({ code, status }) => [
      code,
      status,
    ]);
    expect(bodies[0]).toEqual(bodies[1]);
  });

  test('a family worker decides nothing of what her role never sees', async () => {
    const { at, applied, takes, owed } = desk;
    const id = await applied(award, await owed(award));
    const worker = await at.staff('family-worker', { town: towns[0] });
    expect((await takes(worker, 'verify', id)).body.code).toBe('ACCESS_ROLE');
    expect((await takes(worker, 'check', id)).body.code).toBe('ACCESS_ROLE');
  });

  test('the queue shows whose turn it is, and closing its task is no way round the claim', async () => {
    const { clerks, applied, owed } = desk;
    const id = await applied(subsidy, await owed(subsidy));
    const { cases } = (await clerks[1]!.call(contracts.listCases, { query: { limit: 100 } })).body;
    const found = cases.find((one: { id: number }) => one.id === id);
    expect(found).toMatchObject({ state: 'to-check', program: subsidy, due: '2027-01-01' });
    expect(found.isDueCertain).toBe(false);
    const closing = { params: { id: found.task }, body: { outcome: 'not-needed' } };
    expect((await clerks[1]!.call(closeTask, closing)).body.code).toBe('CASE_IS_TASK');
  });

  test('what a screen may offer is what the post may do now, and never twice by one hand', async () => {
    const { clerks, reviewers, applied, takes, owed } = desk;
    const id = await applied(subsidy, await owed(subsidy));
    const task = await taskFor(clerks[0]!, await personOf(id));
    const offered = async (by: Caller, own = task) =>
      (await by.call(contracts.getCase, { params: { id }, task: own })).body.may;
    expect(await offered(clerks[0]!)).toEqual(['returned', 'withdrawn']);
    const open = ['checked', 'returned', 'refused', 'withdrawn'];
    expect(await offered(clerks[1]!)).toEqual(open);
    await takes(clerks[1]!, 'check', id);
    const [first, second] = reviewers;
    const own = await taskFor(first!, await personOf(id));
    expect(await offered(first!, own)).toEqual(['confirmed', 'returned', 'refused']);
    await takes(first!, 'confirm', id, no);
    expect(await offered(clerks[0]!)).toEqual(['appealed']);
    const body = { step: 'appealed', reasons: [{ text: '孩子的户口在本县' }] };
    await clerks[0]!.call(contracts.claimStep, { params: { id }, body, task });
    expect(await offered(first!, own)).toEqual([]);
    expect(await offered(second!, own)).toEqual(['upheld', 'dismissed']);
  });

  test('counts of how long cases wait open to the cases that are counted', async () => {
    const { clerks, applied, owed, at } = desk;
    await applied(subsidy, await owed(subsidy));
    at.clock.now = new Date('2026-12-10T04:00:00Z');
    const clerk = await at.again(clerks[1]!);
    const { ages } = (await clerk.call(contracts.listCaseAges)).body;
    expect(ages.length).toBeGreaterThan(0);
    for (const { state, waited, cases } of ages) {
      const query = { state, waited, limit: 100 };
      const rows = (await clerk.call(contracts.listCases, { query })).body.cases;
      expect([waited, rows.length]).toEqual([16, cases]);
      expect(new Set(rows.map((one: { since: string }) => one.since))).toEqual(
        new Set(['2026-11-22']),
      );
    }
    at.clock.now = new Date('2026-11-22T04:00:00Z');
  });
});
