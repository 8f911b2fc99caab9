/** Who sees alerts and closes them. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, type RunningServer, runServer } from '../../../../test/server/running.ts';
import * as contracts from '../../../api/contracts/oversight.ts';
import { snapshotCounty } from '../../../db/county.ts';
import { raiseAlerts } from './index.ts';

let at: RunningServer;
let suspect: Caller;
beforeAll(async () => {
  at = await runServer();
  suspect = await at.staff('privacy-officer');
  const alert = { rule: 'night', account: suspect.account, entries: [3, 5] };
  const alerts = ['a', 'b'].map((key) => ({ ...alert, key }));
  expect(await raiseAlerts(at.county, alerts, at.clock.now)).toBe(2);
  expect(await raiseAlerts(at.county, alerts, at.clock.now)).toBe(0);
});
afterAll(() => at.stop());

test('who reviews the log sees them in words with what they rest on, and others do not', async () => {
  for (const role of ['privacy-officer', 'audit-administrator'] as const) {
    const { status, body } = await (await at.staff(role)).call(contracts.listAlerts);
    expect([status, body.alerts.length]).toEqual([200, 2]);
    expect(body.alerts[0]).toMatchObject({
      ...{ rule: 'night', account: suspect.account, entries: [3, 5] },
      words: 'reading at night, from 22:00 to 6:00',
    });
  }
  for (const role of ['clerk', 'registrar', 'security-administrator'] as const) {
    expect((await (await at.staff(role)).call(contracts.listAlerts)).status).toBe(403);
  }
  expect((await at.stranger.call(contracts.listAlerts)).status).toBe(401);
});

test('one is closed with a reason, by anybody but whom it is about', async () => {
  const closing = { params: { id: 1 }, body: { reason: '已核实：值班' } };
  const own = await suspect.call(contracts.closeAlert, closing);
  expect([own.status, own.body.code]).toEqual([422, 'ALERT_OWN']);
  const officer = await at.staff('audit-administrator');
  expect((await officer.call(contracts.closeAlert, closing)).status).toBe(200);
  expect((await officer.call(contracts.closeAlert, closing)).status).toBe(404);
  const rows = await snapshotCounty(at.county, (tx) =>
    tx.query('select id, reason, closed_by from alert order by id'),
  );
  expect(rows).toMatchObject([
    { id: 1, reason: closing.body.reason, closed_by: officer.account },
    { id: 2, reason: null },
  ]);
});
