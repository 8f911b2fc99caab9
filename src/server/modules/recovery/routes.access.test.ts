/** What was paid too much is asked back by people, hand after hand, and the books know whose money it was. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, type RunningServer, runServer } from '../../../../test/server/running.ts';
import * as contracts from '../../../api/contracts/money/recoveries.ts';
import * as runs from '../../../api/contracts/money/runs.ts';
import { openTask } from '../../../api/contracts/tasks.ts';
import type { Contract } from '../../../api/contract.ts';
import { changeCounty } from '../../../db/county.ts';
import { replyCsv } from '../../../exchange/bank/fixtures/bank.ts';
import { day } from '../../../rules/index.ts';
import { fillCounty } from '../answer/fixtures/model.ts';
import { follow } from '../entitlement/index.ts';
import { confirmAll, known, PROGRAM, query } from '../payment-run/fixtures/office.ts';
import { addFact } from '../registry/index.ts';
import { setFundingTier } from '../setting/index.ts';
import { addOffice, staffIn } from '../signed-value/fixtures/other-unit.ts';

type Paid = { person: number; program: string; from: string; fen: number };

const actor = 'test';
const because = { reason: '去世后仍发放', law: '民法典第九百八十五条' };
let at: RunningServer;
let clerk: Caller;
let finance: Caller;
let third: Caller;
/** Periods that were paid after somebody had died, as it turned out. */
let late: readonly Paid[];

beforeAll(async () => {
  at = await runServer();
  await fillCounty(at, 21, 2000);
  await setFundingTier(at.county, { account: 1, tier: 2, document: '测〔2018〕6号' });
  await confirmAll(at, at.units.county);
  clerk = await at.staff('clerk');
  finance = await staffIn(at, 'reviewer', await addOffice(at, '县财政局'));
  third = await staffIn(at, 'reviewer', await addOffice(at, '县司法局'));
  await payEverybody();
  const [{ person }] = (await query<{ person: number }>(
    at,
    'select person_id as person from payment group by person_id order by count(*) desc, 1 limit 1',
  )) as [{ person: number }];
  await addFact(at.county, {
    actor,
    person,
    today: day('2026-11-22'),
    kind: 'death',
    day: day('2024-05-01'),
  });
  await follow(at.county);
  const task = await taskAbout(clerk, person);
  late = (await clerk.call(contracts.listOverpaid, { query: { person }, task })).body.people;
}, 180_000);
afterAll(() => at.stop());

async function payEverybody(): Promise<void> {
  const body = { program: PROGRAM, cutOff: '2026-11-22' };
  const { run: id } = (await clerk.call(runs.draftRun, { body })).body;
  const { states } = (await finance.call(runs.getRun, { params: { id } })).body;
  const { lines, fen } = states.find(({ state }: { state: string }) => state === 'draft');
  await finance.call(runs.freezeRun, { params: { id }, body: { lines, fen } });
  await finance.call(runs.fileRun, { params: { id }, body: { format: 'csv' } });
  const words = (await known(at, id)).map((line) => ({ ...line, outcome: 'paid' as const }));
  const base64 = Buffer.from(replyCsv(words)).toString('base64');
  await finance.call(runs.readReply, { params: { id }, body: { format: 'csv', base64 } });
}

const tasks = new Map<string, number>();
async function taskAbout(by: Caller, person: number): Promise<number> {
  const key = `${by.account} ${person}`;
  const body = { person, purpose: 'benefit', basis: 'asked-for' };
  if (!tasks.has(key)) tasks.set(key, (await by.call(openTask, { body })).body.task);
  return tasks.get(key)!;
}
/** Calls with a task about her, which everybody needs who decides something about her. */
async function act(by: Caller, contract: Contract, asked: { params?: object; body?: object }) {
  const task = await taskAbout(by, late[0]!.person);
  const answer = await by.call(contract, { ...asked, task });
  return { code: answer.body.code ?? answer.status, id: answer.body.id as number };
}
const propose = ({ person, program, from, fen }: Paid, more = {}) =>
  act(clerk, contracts.proposeRecovery, {
    body: { person, program, from, fen, cause: 'record-changed', ...because, ...more },
  });
const step = async (by: Caller, contract: Contract, id: number, body?: object) =>
  (await act(by, contract, { params: { id }, ...(body && { body }) })).code;
const stateOf = async (id: number) =>
  (await query<{ state: string }>(at, `select state from recovery where id = ${id}`))[0]!.state;

test('a death that was told late shows what was paid after it, and nothing is taken back by itself', async () => {
  expect(late.map(({ from }) => from)).toEqual(['2024-01-01', '2025-01-01', '2026-01-01']);
  expect(new Set(late.map(({ person }) => person)).size).toBe(1);
  expect(await query(at, 'select 1 from recovery')).toEqual([]);
});

test('where the office erred nothing may be asked, nor more than was too much, nor without a task', async () => {
  const [one] = late;
  expect((await propose(one!, { cause: 'office-erred' })).code).toBe('RECOVERY_LIMIT');
  expect((await propose(one!, { fen: one!.fen + 1 })).code).toBe('RECOVERY_LIMIT');
  expect((await propose({ ...one!, from: '2016-01-01' })).code).toBe('RECOVERY_NONE');
  const { person, program, from, fen } = one!;
  const body = { person, program, from, fen, cause: 'untrue', ...because };
  const noTask = await (await at.staff('clerk')).call(contracts.proposeRecovery, { body });
  expect(noTask.body.code).toBe('ACCESS_NEEDS_TASK');
});

/** Makes it so that nobody knows what she is owed, as a rule that was cut off does; or takes that back. */
const setUnknown = (isUnknown: boolean) =>
  changeCounty(at.county, { kind: 'test', actor }, (tx) =>
    tx.query(
      isUnknown
        ? `insert into rule_failure (evaluation_id, person_id, program, code)
           select evaluation.id, ${late[0]!.person}, program.id, 'RULE_TOO_LARGE' from evaluation, program
           where state = 'current' and name = '${PROGRAM}'`
        : 'delete from rule_failure',
    ),
  );

test('two units ask, she is told and appeals, and a third unit reads it', async () => {
  const { id } = await propose(late[0]!);
  expect((await propose(late[0]!)).code).toBe('RECOVERY_OPEN');
  expect(await step(await at.staff('reviewer'), contracts.notifyRecovery, id)).toBe(
    'RECOVERY_SAME_UNIT',
  );
  const she = await at.resident(late[0]!.person);
  expect((await she.call(contracts.ownRecoveries)).body.recoveries).toEqual([]);
  await setUnknown(true);
  expect(await step(finance, contracts.notifyRecovery, id)).toBe('RECOVERY_NONE');
  await setUnknown(false);
  expect(await step(finance, contracts.notifyRecovery, id)).toBe(200);
  const [told] = (await she.call(contracts.ownRecoveries)).body.recoveries;
  expect(told).toMatchObject({ id, ...because, appealUntil: '2027-01-22', state: 'notified' });
  const other = await at.resident(late[0]!.person === 1 ? 2 : 1);
  const answer = { params: { id }, body: { answer: 'appealed', reasons: '我不知道要报' } };
  expect((await other.call(contracts.answerOwnRecovery, answer)).status).toBe(404);
  expect((await she.call(contracts.answerOwnRecovery, answer)).status).toBe(200);
  const found = { outcome: 'waived', answer: '家属当时已经报告' };
  expect(await step(finance, contracts.readRecoveryAppeal, id, found)).toBe(
    'RECOVERY_SECOND_READER',
  );
  expect(await step(third, contracts.readRecoveryAppeal, id, found)).toBe(200);
  expect(await stateOf(id)).toBe('waived');
  const sent = await query(at, 'select kind, parameters from notice order by id');
  expect(sent).toMatchObject([
    { kind: 'asked-back', parameters: { matter: id } },
    { kind: 'asked-back-answered', parameters: { matter: id } },
  ]);
  expect((await propose(late[0]!)).code).toBe('RECOVERY_WAIVED');
});

test('without a task the lists tell neither the program nor a word about her; with one, all of it', async () => {
  const { person } = late[0]!;
  const seen = async (by: Caller, contract: Contract, task?: number) => {
    const asked = task === undefined ? {} : { query: { person }, task };
    const { body } = await by.call(contract, asked);
    return (body.recoveries ?? body.people) as Record<string, unknown>[];
  };
  for (const by of [clerk, third]) {
    for (const row of await seen(by, contracts.listRecoveries)) {
      expect(Object.keys(row).toSorted()).toEqual([
        ...['appealUntil', 'fen', 'from', 'id', 'name', 'person', 'repaidFen', 'state'],
        ...['unitName', 'until'],
      ]);
    }
    const [whole] = await seen(by, contracts.listRecoveries, tasks.get(`${by.account} ${person}`)!);
    expect(whole).toMatchObject({ program: PROGRAM, ...because, appeal: '我不知道要报' });
  }
  const outlined = await seen(clerk, contracts.listOverpaid);
  expect(outlined.flatMap(Object.keys)).not.toContain('program');
  const [open] = await seen(
    clerk,
    contracts.listOverpaid,
    tasks.get(`${clerk.account} ${person}`)!,
  );
  expect(open).toMatchObject({ person, program: PROGRAM });
});

test('money that comes back goes to those who had borne it, and is no longer too much', async () => {
  const { id } = await propose(late[1]!);
  const [half, rest] = [Math.floor(late[1]!.fen / 2), Math.ceil(late[1]!.fen / 2)];
  const pay = (fen: number, reference: string, on = '2026-11-22') =>
    step(finance, contracts.takeRepayment, id, { fen, day: on, reference });
  expect(await pay(half, '回单1')).toBe('RECOVERY_STATE');
  expect(await step(finance, contracts.notifyRecovery, id)).toBe(200);
  expect(await pay(late[1]!.fen + 1, '回单1')).toBe('RECOVERY_TOO_MUCH');
  expect(await pay(half, '回单1', '2026-11-23')).toBe('RECOVERY_DAY');
  expect(await pay(half, '回单1')).toBe(200);
  expect(await pay(half, '回单1')).toBe('RECOVERY_RECEIPT');
  expect(await pay(rest, '回单2')).toBe(200);
  expect(await stateOf(id)).toBe('repaid');
  const left = await query<{ fen: number }>(
    at,
    'select overpaid_fen as fen from overpaid_line order by from_day',
  );
  expect(left).toEqual([late[0]!, late[2]!].map(({ fen }) => ({ fen })));
  const books = await query<{ account: string; fen: number }>(
    at,
    `select credit as account, sum(amount_fen)::bigint as fen from county_transfer group by 1 order by 1`,
  );
  expect(books.reduce((sum, { fen }) => sum + fen, 0)).toBe(late[1]!.fen);
  expect(books.map(({ account }) => account)).toContain('payer/central');
  const [{ fen }] = (await query<{ fen: number }>(
    at,
    'select sum(amount_fen)::bigint as fen from ledger_entry',
  )) as [{ fen: number }];
  expect(fen).toBe(0);
});

test('the database refuses the same hand, a unit that had one, and a way back', async () => {
  const { id } = await propose(late[2]!);
  const move = (to: string, account: number, unit: number) =>
    changeCounty(at.county, { kind: 'test', actor }, (tx) =>
      tx.query('select move_recovery($1, $2, $3, $4, $5, $6, $7)', [
        ...[id, to, account, unit, tx.event, '2027-01-01', '理由理由'],
      ]),
    );
  await expect(move('notified', clerk.account, 1e6)).rejects.toThrow(/check/);
  await expect(move('notified', finance.account, at.units.county)).rejects.toThrow(/check/);
  await expect(move('repaid', finance.account, 1e6)).rejects.toThrow(/cannot go there/);
  await expect(
    changeCounty(at.county, { kind: 'test', actor }, (tx) =>
      tx.query(`update recovery set state = 'agreed' where id = $1`, [id]),
    ),
  ).rejects.toThrow(/permission denied/);
});

test('nobody without the role asks, decides or lists, and a resident has no list but her own', async () => {
  const asked = { params: { id: 1 }, body: { reason: '无关的人' } };
  for (const role of ['family-worker', 'registrar', 'privacy-officer'] as const) {
    const caller = await at.staff(role);
    expect((await caller.call(contracts.waiveRecovery, asked)).status).toBe(403);
    expect((await caller.call(contracts.listOverpaid)).status).toBe(403);
  }
  expect((await clerk.call(contracts.waiveRecovery, asked)).status).toBe(403);
  expect((await finance.call(contracts.listOverpaid)).status).toBe(403);
  expect((await at.stranger.call(contracts.listRecoveries)).status).toBe(401);
  const she = await at.resident(late[0]!.person);
  expect((await she.call(contracts.listRecoveries)).status).toBe(403);
});
