/** A name hangs exactly while the confirmation of its claim is next, whichever way the claim came there and went on. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generatedOn } from '../../../../test/postgres/county.ts';
import { claimStep } from '../../../api/contracts/case/cases.ts';
import { getPosted, listPosted } from '../../../api/contracts/case/public-notices.ts';
import type { Pack } from '../../../programs/definition.ts';
import { packs } from '../../../programs/registry.ts';
import { snapshotCounty } from '../../../db/county.ts';
import { day } from '../../../rules/index.ts';
import { type Desk, openDesk, subsidy, taskFor } from '../case/fixtures/desk.ts';
import { mergePersons, undoMerge } from '../duplicate/index.ts';
import { evaluateCounty, switchEvaluation } from '../entitlement/index.ts';
import { registerPolicy } from '../policy/index.ts';
import { postWaiting } from './index.ts';

const actor = 'test';
const today = day('2026-11-22');
const publicNotice = { workingDays: 7, status: 'secondary', source: 'procedure' } as const;
const posting = packs.map((pack) => ({
  ...pack,
  programs: pack.programs.map((one) =>
    one.kind === 'benefit' && one.id === subsidy && one.procedure
      ? { ...one, procedure: { ...one.procedure, publicNotice } }
      : one,
  ),
}));

let desk: Desk;
/** Checked before the county's policy asked for a notice. */
let earlier: number;
beforeAll(async () => {
  desk = await openDesk(9, 2500);
  earlier = await checked();
  await adopt(posting);
});
afterAll(() => desk.at.stop());

async function adopt(changed: readonly Pack[]): Promise<void> {
  const { county } = desk.at;
  const policy = await registerPolicy(county, changed, 'cn', { actor });
  const options = { actor, since: generatedOn, workers: 1 };
  const { evaluation } = await evaluateCounty(county, policy, options);
  await switchEvaluation(county, evaluation, { actor });
}

async function checked(): Promise<number> {
  const id = await desk.applied(subsidy, await desk.owed(subsidy));
  await taken('check', id);
  return id;
}

async function taken(...[step, id, body, by = desk.clerks[1]!]: Step): Promise<void> {
  const { status, text } = await desk.takes(by, step, id, body);
  expect([status, text]).toEqual([200, expect.anything()]);
}
type Takes = Desk['takes'];
type Step = [Parameters<Takes>[1], number, object?, Parameters<Takes>[0]?];

const personOf = async (id: number) => {
  const text = 'select person_id as person from benefit_case where id = $1';
  const rows = await snapshotCounty(desk.at.county, (tx) =>
    tx.query<{ person: number }>(text, [id]),
  );
  return rows[0]!.person;
};

/** What she says at the first clerk's desk. */
async function says(id: number, body: object): Promise<void> {
  const clerk = desk.clerks[0]!;
  const task = await taskFor(clerk, await personOf(id));
  const { status, text } = await clerk.call(claimStep, { params: { id }, body, task });
  expect([status, text]).toEqual([200, expect.anything()]);
}

const no = { reasons: [{ text: '不住在本村' }], law: '实施方案第五条' };
const refused = { ...no, outcome: 'refused' };
const confirm = (id: number) =>
  desk.takes(desk.reviewers[0]!, 'confirm', id, { outcome: 'done', checks: ['lawfulBirth'] });

const noticesOf = (id: number) =>
  snapshotCounty(desk.at.county, (tx) =>
    tx.query<{ id: number }>('select id from public_notice where case_id = $1 order by id', [id]),
  );

/** The notice of a case that hangs now; undefined: nothing hangs. */
async function hanging(id: number): Promise<number | undefined> {
  const own = (await noticesOf(id)).map((one) => one.id);
  const { notices } = (await desk.at.stranger.call(listPosted)).body;
  return own.find((one) => notices.some((shown: { id: number }) => shown.id === one));
}

/** Lets the days of a notice go by. */
const outlast = (id: number) =>
  desk.at.db.pool.query(
    `update county_990101.public_notice set from_day = date '2026-11-11', until_day = date '2026-11-22'
     where case_id = ${id} and taken_down_in is null`,
  );

const ways: readonly (readonly [string, (id: number) => Promise<void>])[] = [
  ['refused', (id) => taken('confirm', id, refused, desk.reviewers[0])],
  [
    'returned',
    (id) => taken('confirm', id, { reasons: no.reasons, outcome: 'returned' }, desk.reviewers[0]),
  ],
  ['withdrawn', (id) => says(id, { step: 'withdrawn' })],
];

test.each(ways)('a claim that is %s hangs no longer', async (_, leave) => {
  const id = await checked();
  const notice = (await hanging(id))!;
  expect((await confirm(id)).body.code).toBe('CASE_POSTED');
  await leave(id);
  expect(await hanging(id)).toBeUndefined();
  const { status } = await desk.at.stranger.call(getPosted, { params: { id: notice } });
  expect(status).toBe(410);
});

test('a claim that comes back to its confirmation hangs anew, but not once it hung its whole time', async () => {
  const id = await checked();
  const [, leave] = ways[1]!;
  await leave(id);
  await says(id, { step: 'resubmitted' });
  expect(await hanging(id)).toBe((await noticesOf(id))[1]!.id);
  const whole = await checked();
  await outlast(whole);
  await leave(whole);
  await says(whole, { step: 'resubmitted' });
  expect(await noticesOf(whole)).toHaveLength(1);
  expect((await confirm(whole)).status).toBe(200);
});

test('a no of the check that an appeal set aside is posted before it is confirmed', async () => {
  const id = await desk.applied(subsidy, await desk.owed(subsidy));
  await taken('check', id, refused);
  await says(id, { step: 'appealed', reasons: no.reasons });
  expect(await hanging(id)).toBeUndefined();
  const upheld = { ...no, outcome: 'upheld', checks: ['lawfulBirth'] };
  await taken('appeal', id, upheld, desk.reviewers[1]);
  expect(await hanging(id)).toEqual(expect.any(Number));
  expect((await confirm(id)).body.code).toBe('CASE_POSTED');
  await outlast(id);
  expect((await confirm(id)).status).toBe(200);
});

test('an appeal that ends in a confirmation waits for its notice, too', async () => {
  const id = await checked();
  await ways[0]![1](id);
  await says(id, { step: 'appealed', reasons: no.reasons });
  expect(await hanging(id)).toEqual(expect.any(Number));
  const upheld = { ...no, outcome: 'upheld', checks: ['lawfulBirth'] };
  const read = () => desk.takes(desk.reviewers[1]!, 'appeal', id, upheld);
  expect((await read()).body.code).toBe('CASE_POSTED');
  await outlast(id);
  expect((await read()).status).toBe(200);
});

test('the case that a merge ended hangs no longer, and again once the records are two', async () => {
  const [person, older] = [await desk.owed(subsidy), await checked()];
  const younger = await desk.applied(subsidy, person);
  await taken('check', younger);
  const asked = { actor, today, person, into: await personOf(older), evidence: [] };
  const { merge } = await mergePersons(desk.at.county, asked);
  expect([await hanging(older), await hanging(younger)]).toEqual([expect.any(Number), undefined]);
  await undoMerge(desk.at.county, { actor, today, merge });
  expect(await hanging(younger)).toEqual(expect.any(Number));
});

test('what was checked before the policy asked for a notice is posted by itself and not confirmed without', async () => {
  expect(await hanging(earlier)).toBeUndefined();
  expect((await confirm(earlier)).body.code).toBe('CASE_UNPOSTED');
  await postWaiting(desk.at.county, { actor, today });
  const notice = await hanging(earlier);
  expect(notice).toEqual(expect.any(Number));
  await postWaiting(desk.at.county, { actor, today });
  expect(await noticesOf(earlier)).toEqual([{ id: notice }]);
  await outlast(earlier);
  expect((await confirm(earlier)).status).toBe(200);
});
