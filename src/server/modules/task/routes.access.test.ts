/** Who may open, see and close tasks. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importGenerated } from '../../../../test/postgres/county.ts';
import { livingIn, type RunningServer, runServer, towns } from '../../../../test/server/running.ts';
import * as contracts from '../../../api/contracts/tasks.ts';

let at: RunningServer;
beforeAll(async () => {
  at = await runServer();
  await importGenerated(at, { seed: 5, size: 1500 });
});
afterAll(() => at.stop());

const someoneIn = async (town: string) => (await livingIn(at.county, town))[0]!;

const asked = (person: number) => ({
  body: { person, purpose: 'service', basis: 'asked-for' },
});

test('a worker opens a task for somebody whom her unit serves, and for nobody else', async () => {
  const worker = await at.staff('family-worker', { town: towns[0] });
  const own = await worker.call(contracts.openTask, asked(await someoneIn(towns[0])));
  expect([own.status, own.body.task > 0]).toEqual([201, true]);
  const other = await worker.call(contracts.openTask, asked(await someoneIn(towns[1])));
  const nobody = await worker.call(contracts.openTask, asked(999_999));
  expect([other.status, other.body.code]).toEqual([404, 'ACCESS_NOBODY']);
  expect({ ...other.body, instance: '' }).toEqual({ ...nobody.body, instance: '' });
});

test('without a session there is nothing, and an administrator sees no residents', async () => {
  expect((await at.stranger.call(contracts.listTasks)).status).toBe(401);
  const administrator = await at.staff('system-administrator');
  const { status, body } = await administrator.call(contracts.listTasks);
  expect([status, body.code]).toEqual([403, 'ACCESS_ROLE']);
});

test('a request that is sent twice opens one task', async () => {
  const worker = await at.staff('family-worker', { town: towns[0] });
  const key = crypto.randomUUID();
  const request = { ...asked(await someoneIn(towns[0])), key };
  const answers = await Promise.all([1, 2, 3].map(() => worker.call(contracts.openTask, request)));
  expect(new Set(answers.map(({ body }) => body.task)).size).toBe(1);
  const other = { ...request, body: { ...request.body, purpose: 'benefit' } };
  expect((await worker.call(contracts.openTask, other)).body.code).toBe('REQUEST_KEY_REUSED');
});
