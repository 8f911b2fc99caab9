/** Whose read log is whose, and who answers questions about it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importGenerated } from '../../../../test/postgres/county.ts';
import { livingIn, type RunningServer, runServer, towns } from '../../../../test/server/running.ts';
import { openTask } from '../../../api/contracts/tasks.ts';
import * as contracts from '../../../api/contracts/usage.ts';

let at: RunningServer;
let she: number;
let other: number;
beforeAll(async () => {
  at = await runServer();
  await importGenerated(at, { seed: 5, size: 1500 });
  [she, other] = (await livingIn(at.county, towns[0])) as [number, number];
});
afterAll(() => at.stop());

const usageOf = async (person: number) =>
  (await (await at.resident(person)).call(contracts.ownUsage)).body.usage;

test('a resident sees the log of her own record and of no other one', async () => {
  const worker = await at.staff('family-worker', { town: towns[0] });
  const body = { person: she, purpose: 'service', basis: 'asked-for' };
  await worker.call(openTask, { body });
  const codes = async (person: number) =>
    (await usageOf(person)).map(({ actionCode }: { actionCode: string }) => actionCode);
  expect(await codes(she)).toContain('task-open');
  expect(await codes(other)).not.toContain('task-open');
});

test.each([
  'family-worker',
  'clerk',
  'registrar',
  'privacy-officer',
  'audit-administrator',
] as const)('a %s has no log of their own to read here', async (role) => {
  const staff = await at.staff(role);
  for (const contract of [contracts.ownUsage, contracts.ownCareUsage]) {
    const { status, body } = await staff.call(contract);
    expect([status, body.code]).toEqual([403, 'ACCESS_ROLE']);
  }
});

test('only who reviews the log sees what residents ask, and a stranger sees nothing', async () => {
  for (const role of ['privacy-officer', 'audit-administrator'] as const) {
    expect((await (await at.staff(role)).call(contracts.listUsageQuestions)).status).toBe(200);
  }
  for (const role of ['family-worker', 'security-administrator'] as const) {
    const { status } = await (await at.staff(role)).call(contracts.listUsageQuestions);
    expect(status).toBe(403);
  }
  const asked = new Map<object, object>([
    [contracts.questionUsage, { params: { id: 1 }, body: { question: '谁？' } }],
    [contracts.answerUsageQuestion, { params: { id: 1 }, body: { answer: '无' } }],
  ]);
  for (const contract of Object.values(contracts)) {
    expect((await at.stranger.call(contract, asked.get(contract))).status).toBe(401);
  }
});

test('nobody asks about an entry that is not about her', async () => {
  const [entry] = await usageOf(she);
  const body = { question: '谁看过？' };
  const resident = await at.resident(other);
  const { status } = await resident.call(contracts.questionUsage, {
    params: { id: entry.id },
    body,
  });
  const nothing = await resident.call(contracts.questionUsage, { params: { id: 999_999 }, body });
  expect([status, nothing.status]).toEqual([404, 404]);
});
