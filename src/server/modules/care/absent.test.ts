/** Where care records were dropped, everybody is told so alike, whoever it is about, and all else is answered. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dropCare, importGenerated, isWithoutCare } from '../../../../test/postgres/county.ts';
import { livingIn, type RunningServer, runServer, towns } from '../../../../test/server/running.ts';
import * as contracts from '../../../api/contracts/care.ts';
import { listFacts } from '../../../api/contracts/facts.ts';
import { ownCareUsage } from '../../../api/contracts/usage.ts';

let at: RunningServer;
let she: number;
beforeAll(async () => {
  at = await runServer();
  await importGenerated(at, { seed: 5, size: 1500 });
  if (!isWithoutCare) await dropCare(at.db);
  she = (await livingIn(at.county, towns[0]))[0]!;
});
afterAll(() => at.stop());

const told = { kind: 'last-menstrual-period', day: '2026-09-06', source: '母子健康手册' };
const consent = { textVersion: '2026-11', language: 'zh-CN', readAloud: true };

test('every route of care records says that there are none', async () => {
  const provider = await at.staff('care-provider', { town: towns[0] });
  const about = { params: { person: she } };
  for (const [caller, asked] of [
    [provider, about],
    [provider, { params: { person: 999_999 } }],
    [await at.resident(she), about],
  ] as const) {
    const answers = [
      await caller.call(contracts.getCare, asked),
      await caller.call(contracts.addCareFact, { ...asked, body: told }),
      await caller.call(contracts.retractCareFact, { params: { ...asked.params, fact: 1 } }),
      await caller.call(contracts.endCare, asked),
    ];
    if (caller === provider) {
      answers.push(await caller.call(contracts.enrolInCare, { ...asked, body: consent }));
    }
    const said = new Set(answers.map(({ status, body }) => `${status} ${body.code}`));
    expect([...said]).toEqual(['422 CARE_RECORD_ABSENT']);
  }
});

test('she still reads her record, and her care log is empty', async () => {
  const herself = await at.resident(she);
  expect((await herself.call(listFacts, { params: { person: she } })).status).toBe(200);
  expect((await herself.call(ownCareUsage)).body.usage).toEqual([]);
});
