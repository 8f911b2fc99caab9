/** What is over stays over: closed tasks, facts that were taken back, numbers that were never given out. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addFact, listFacts, retractFact } from '../../src/api/contracts/facts.ts';
import { closeTask } from '../../src/api/contracts/tasks.ts';
import type { Caller } from '../server/running.ts';
import { contracts, nameOf, openScene, reasonsFor, type Scene, taskFor } from './scene.ts';

let scene: Scene;
let clerk: Caller;
beforeAll(async () => {
  scene = await openScene();
  clerk = await scene.callerAs('clerk');
});
afterAll(() => scene.at.stop());

// A25
test('a closed task is not closed again and opens nothing', async () => {
  const task = (await taskFor(clerk, scene.she))!;
  const asked = { params: { id: task }, body: { outcome: 'done' } };
  expect((await clerk.call(closeTask, asked)).status).toBe(200);
  const again = await clerk.call(closeTask, asked);
  expect([again.status, again.body.code]).toEqual([404, 'TASK_UNKNOWN']);
  const read = await clerk.call(listFacts, { params: { person: scene.she }, task });
  expect([read.status, read.body.code]).toEqual([403, 'ACCESS_NEEDS_TASK']);
});

test('a fact that was taken back is not taken back again', async () => {
  const params = { person: scene.she };
  const body = { kind: 'encounter/errand-done', day: '2026-11-02', source: '证明' };
  const added = await clerk.call(addFact, {
    ...(await reasonsFor(clerk, scene.she)),
    params,
    body,
  });
  const about = { params: { ...params, fact: added.body.fact } };
  const [first, second] = [
    await clerk.call(retractFact, { ...(await reasonsFor(clerk, scene.she)), ...about }),
    await clerk.call(retractFact, { ...(await reasonsFor(clerk, scene.she)), ...about }),
  ];
  expect([first.status, second.status, second.body.code]).toEqual([200, 404, 'FACT_NOT_THERE']);
});

// A02, A03, A25
test('nothing edits a payment or the log, and there is no other way to the record than these routes', () => {
  const changing = contracts.filter(({ method }) => method !== 'GET').map(nameOf);
  const [rows, ways] = [
    /audit|\/usage\/:id$|\/payments\/:id$/,
    /fhir|sync|attach|file|export|print|graphql/i,
  ];
  expect(changing.filter((name) => rows.test(name))).toEqual([]);
  // What goes to the bank is made once and the same every time.
  const toBank = ['POST', 'GET'].map((method) => `${method} /api/payment-runs/:id/file`);
  expect(contracts.map(nameOf).filter((name) => ways.test(name))).toEqual(toBank);
});
