/** Money by two units: who proposes, who decides, who sees, and every way of being both that is refused (A10). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Caller,
  livingIn,
  type RunningServer,
  runServer,
  towns,
} from '../../../../test/server/running.ts';
import * as payee from '../../../api/contracts/money/payee.ts';
import * as contracts from '../../../api/contracts/money/runs.ts';
import { listAlerts } from '../../../api/contracts/oversight.ts';
import { openTask } from '../../../api/contracts/tasks.ts';
import { changeCounty } from '../../../db/county.ts';
import { replyCsv } from '../../../exchange/bank/fixtures/bank.ts';
import { fillCounty } from '../answer/fixtures/model.ts';
import { addPost, endPost } from '../post/index.ts';
import { confirmAll, known, PROGRAM, query } from './fixtures/office.ts';

let at: RunningServer;
let clerk: Caller;
let reviewer: Caller;
beforeAll(async () => {
  at = await runServer();
  await fillCounty(at, 21, 3000);
  await confirmAll(at, at.units.towns.get(towns[0])!);
  clerk = await at.staff('clerk', { town: towns[0] });
  reviewer = await at.staff('reviewer');
}, 120_000);
afterAll(() => at.stop());

const propose = async (by = clerk, cutOff = '2026-11-22') => {
  const { status, body } = await by.call(contracts.draftRun, {
    body: { program: PROGRAM, cutOff },
  });
  expect([status, body.code]).toEqual([201, undefined]);
  return { id: body.run as number };
};
const draftOf = async (params: { id: number }) => {
  const { states } = (await reviewer.call(contracts.getRun, { params })).body;
  const { lines, fen } = states.find(({ state }: { state: string }) => state === 'draft');
  return { lines, fen };
};
const freeze = async (by: Caller, params: { id: number }) => {
  const { status, body } = await by.call(contracts.freezeRun, {
    params,
    body: await draftOf(params),
  });
  return [status, body.code];
};

test('a town proposes for its own people, the county decides, and the file and reply are its alone', async () => {
  const params = await propose();
  const persons = await query<{ person: number }>(
    at,
    'select distinct person_id as person from payment_instruction where run_id = $1',
    [params.id],
  );
  const here = new Set(await livingIn(at.county, towns[0]));
  const registered = await query<{ person: number }>(
    at,
    'select distinct person_id as person from fact where kind = 23 and low between 990101004000 and 990101004999',
  );
  for (const { person } of registered) here.add(person);
  expect(persons.filter(({ person }) => !here.has(person))).toEqual([]);
  expect(await freeze(reviewer, params)).toEqual([200, undefined]);
  const format = { params, body: { format: 'csv' } };
  expect((await clerk.call(contracts.fileRun, format)).status).toBe(403);
  expect((await reviewer.call(contracts.fileRun, format)).status).toBe(200);
  const file = (await reviewer.call(contracts.getRunFile, { params })).body;
  const lines = await known(at, params.id);
  expect(Buffer.from(file.base64, 'base64').toString()).toContain(lines.at(-1)!.reference);
  const words = lines.map((line) => ({ ...line, outcome: 'paid' as const }));
  const base64 = Buffer.from(replyCsv(words)).toString('base64');
  const said = await reviewer.call(contracts.readReply, {
    params,
    body: { format: 'csv', base64 },
  });
  expect(said.body).toMatchObject({ paid: lines.length, failed: 0 });
  expect((await reviewer.call(contracts.closeRun, { params })).status).toBe(200);
});

test('what is agreed to is what was seen, and of two who agree at once one does', async () => {
  at.clock.now = new Date('2027-06-01T04:00:00Z');
  [clerk, reviewer] = await Promise.all([at.again(clerk), at.again(reviewer)]);
  const next = await propose(clerk, '2027-06-01');
  const seen = await draftOf(next);
  const other = { params: next, body: { ...seen, fen: seen.fen + 1 } };
  expect((await reviewer.call(contracts.freezeRun, other)).body.code).toBe('RUN_CHANGED');
  const second = await at.staff('reviewer');
  const answers = await Promise.all([reviewer, second].map((by) => freeze(by, next)));
  expect(answers.toSorted()).toEqual([
    [200, undefined],
    [422, 'RUN_STATE'],
  ]);
  const key = crypto.randomUUID();
  const file = { params: next, body: { format: 'csv' }, key };
  const twice = await Promise.all([1, 2].map(() => reviewer.call(contracts.fileRun, file)));
  expect(new Set(twice.map(({ body }) => body.event)).size).toBe(1);
});

const alerts = async () =>
  (await (await at.staff('privacy-officer')).call(listAlerts)).body.alerts as {
    readonly rule: string;
    readonly account: number;
  }[];

describe('nobody does both', () => {
  test('the proposer, back in another post and session, is refused, and it is noted', async () => {
    const proposer = await at.staff('clerk', { town: towns[1] });
    await confirmAll(at, at.units.county);
    const params = await propose(proposer, '2027-06-01');
    const by = { actor: 'test', now: at.clock.now };
    await endPost(at.county, { ...by, post: proposer.post });
    const { account } = proposer;
    await addPost(at.county, { ...by, account, role: 'reviewer', unit: at.units.county });
    expect(await freeze(await at.again(proposer), params)).toEqual([422, 'RUN_OWN']);
    expect(await alerts()).toContainEqual(
      expect.objectContaining({ rule: 'own-approval', account }),
    );
  });

  test('an account that the proposer added, invited or gave a post is refused', async () => {
    const [{ id, by }] = (await query<{ id: number; by: number }>(
      at,
      `select id, proposed_by as by from payment_run where state = 'draft' order by id desc limit 1`,
    )) as [{ id: number; by: number }];
    const second = await at.staff('reviewer');
    const act = { kind: 'account-invite-again', actor: `account ${by}` };
    await changeCounty(at.county, act, (tx) =>
      tx.query(
        `insert into account_invitation (code_hash, account_id, until_at, added_in) values ('\\x01', $1, now(), $2)`,
        [second.account, tx.event],
      ),
    );
    expect(await freeze(second, { id })).toEqual([422, 'RUN_SAME_HAND']);
    expect((await alerts()).some(({ account }) => account === second.account)).toBe(true);
  });

  test('who is of the unit that proposed it is refused', async () => {
    const own = await at.staff('clerk');
    const [{ id }] = (await query<{ id: number }>(
      at,
      `select id from payment_run where state = 'draft' order by id desc limit 1`,
    )) as [{ id: number }];
    await own.call(contracts.cancelRun, { params: { id }, body: { reason: 'x' } });
    const { body } = await own.call(contracts.draftRun, {
      body: { program: PROGRAM, cutOff: '2027-06-01' },
    });
    expect(body.run).toBeGreaterThan(0);
    expect(await freeze(reviewer, { id: body.run })).toEqual([422, 'RUN_SAME_UNIT']);
  });
});

describe('nobody else', () => {
  test('proposes or decides without the role, and a town sees nothing of another', async () => {
    const body = { program: PROGRAM, cutOff: '2026-11-22' };
    for (const role of ['family-worker', 'reviewer', 'registrar', 'privacy-officer'] as const) {
      expect((await (await at.staff(role)).call(contracts.draftRun, { body })).status).toBe(403);
    }
    expect((await at.stranger.call(contracts.listRuns)).status).toBe(401);
    const [{ id }] = (await query<{ id: number }>(at, 'select min(id) as id from payment_run')) as [
      { id: number },
    ];
    const other = await at.staff('clerk', { town: towns[1] });
    for (const contract of [contracts.getRun, contracts.listRunLines]) {
      expect((await other.call(contract, { params: { id } })).status).toBe(404);
    }
    const asked = { params: { id }, body: { reason: 'x' } };
    expect((await other.call(contracts.cancelRun, asked)).status).toBe(404);
  });

  test('sees a statement or an account but she herself and who has a task about her', async () => {
    const [{ person, paid }] = (await query<{ person: number; paid: number }>(
      at,
      `select person_id as person, sum(amount_fen)::bigint as paid from payment
       where instruction_id is not null group by person_id limit 1`,
    )) as [{ person: number; paid: number }];
    const params = { person };
    const own = await (await at.resident(person)).call(payee.getStatement, { params });
    expect(own.body.paidFen).toBe(paid);
    expect(own.body.lines[0]).toMatchObject({ lastDigits: expect.stringMatching(/^\d{4}$/) });
    const stranger = await at.resident(person === 1 ? 2 : 1);
    expect((await stranger.call(payee.getStatement, { params })).status).toBe(404);
    const worker = await at.staff('clerk');
    expect((await worker.call(payee.getStatement, { params })).body.code).toBe('ACCESS_NEEDS_TASK');
    const asked = { body: { person, purpose: 'benefit', basis: 'asked-for' } };
    const { task } = (await worker.call(openTask, asked)).body;
    expect((await worker.call(payee.getStatement, { params, task })).body.paidFen).toBe(paid);
    const account = { holder: '测', bank: '拟', number: '6222 0000 1111 2222' };
    const set = await worker.call(payee.setPayeeAccount, { params, task, body: account });
    expect(set.status).toBe(200);
    const atOnce = [1, 2, 3].map(() =>
      worker.call(payee.setPayeeAccount, { params, task, body: account }),
    );
    expect((await Promise.all(atOnce)).map(({ status }) => status)).toEqual([200, 200, 200]);
    const read = await worker.call(payee.getPayeeAccount, { params, task });
    expect(read.body.account).toEqual({ holder: '测', bank: '拟', lastDigits: '2222' });
  });
});
