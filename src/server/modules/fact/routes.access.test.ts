/** Facts are read and written for an open task only, and of kinds that the role may see. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importGenerated } from '../../../../test/postgres/county.ts';
import {
  type Caller,
  livingIn,
  type RunningServer,
  runServer,
  towns,
} from '../../../../test/server/running.ts';
import * as contracts from '../../../api/contracts/facts.ts';
import { openTask } from '../../../api/contracts/tasks.ts';
import { snapshotCounty } from '../../../db/county.ts';

let at: RunningServer;
let here: number;
let there: number;
let worker: Caller;
let clerk: Caller;
beforeAll(async () => {
  at = await runServer();
  await importGenerated(at, { seed: 5, size: 1500 });
  here = (await livingIn(at.county, towns[0]))[0]!;
  about.params.person = here;
  there = (await livingIn(at.county, towns[1]))[0]!;
  worker = await at.staff('family-worker', { town: towns[0] });
  clerk = await at.staff('clerk', { town: towns[0] });
});
afterAll(() => at.stop());

const taskOf = async (caller: Caller, person = here): Promise<number> =>
  (await caller.call(openTask, { body: { person, purpose: 'service', basis: 'asked-for' } })).body
    .task;
const about = { params: { person: 0 } };
const one = () => ({ params: { person: here, fact: 1 }, ifMatch: '"x"' });
const statement = { kind: 'employment', value: 'employed' };
const facts = () => snapshotCounty(at.county, (tx) => tx.query('select count(*) from fact'));

test('every route of facts asks for a task of the own unit for this very person', async () => {
  const task = await taskOf(worker);
  const before = await facts();
  for (const [contract, asked] of [
    [contracts.listFacts, about],
    [contracts.listResidences, about],
    [contracts.addFact, { ...about, body: statement }],
    [
      contracts.changeFact,
      { ...about, ifMatch: '"x"', body: { ...statement, from: '2026-01-01' } },
    ],
    [contracts.correctFact, { ...one(), body: statement }],
    [contracts.endFact, { ...one(), body: { until: '2026-01-01' } }],
    [contracts.retractFact, one()],
  ] as const) {
    const without = await worker.call(contract, asked);
    const elsewhere = await worker.call(contract, {
      ...{ ...asked, params: { ...asked.params, person: there }, task },
    });
    const other = await (await at.staff('family-worker', { town: towns[1] })).call(contract, {
      ...{ ...asked, task },
    });
    const codes = [without, elsewhere, other].map(({ body }) => body.code);
    expect([contract.summary, ...codes]).toEqual([
      ...[contract.summary, 'ACCESS_NEEDS_TASK', 'ACCESS_NOBODY', 'ACCESS_NOBODY'],
    ]);
    expect((await at.stranger.call(contract, asked)).status).toBe(401);
  }
  expect(await facts()).toEqual(before);
});

test('a clerk sees how many children somebody ever had, a worker does not, nor may she write it', async () => {
  const children = { kind: 'children-ever', value: 2, source: '本人陈述' };
  const ofClerk = await taskOf(clerk);
  await clerk.call(contracts.addFact, { ...about, body: children, task: ofClerk });
  const kinds = async (caller: Caller, task: number) =>
    (await caller.call(contracts.listFacts, { ...about, task })).body.facts.map(
      ({ kind }: { kind: string }) => kind,
    );
  expect(await kinds(clerk, ofClerk)).toContain('children-ever');
  const ofWorker = await taskOf(worker);
  expect(await kinds(worker, ofWorker)).not.toContain('children-ever');
  expect(await kinds(worker, ofWorker)).toContain('birth');
  const body = { ...children, kind: 'unlisted/children' };
  const refused = await worker.call(contracts.addFact, { ...about, body, task: ofWorker });
  expect([refused.status, refused.body.code]).toEqual([403, 'ACCESS_NEEDS_TASK']);
});

test('what is kept in care records is not written here, whoever asks', async () => {
  const body = { kind: 'pregnancy-plan', value: true, source: '本人陈述' };
  for (const caller of [worker, clerk]) {
    const { body: refused } = await caller.call(contracts.addFact, {
      ...{ ...about, body, task: await taskOf(caller) },
    });
    expect(refused.code).toBe('FACT_IN_CARE_RECORD');
  }
});

test('a resident reads her own facts and writes none', async () => {
  const resident = await at.resident(here);
  const { status, body } = await resident.call(contracts.listFacts, about);
  expect([status, body.facts.length > 0]).toEqual([200, true]);
  expect((await resident.call(contracts.listFacts, { params: { person: there } })).status).toBe(
    404,
  );
  const written = await resident.call(contracts.addFact, { ...about, body: statement });
  expect(written.body.code).toBe('ACCESS_ROLE');
});
