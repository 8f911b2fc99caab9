/** Misuse over the network leaves traces that are found in the record itself (A49, A50). */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillCounty } from '../../answer/fixtures/model.ts';
import {
  type Caller,
  livingIn,
  type RunningServer,
  runServer,
  towns,
} from '../../../../../test/server/running.ts';
import { listAlerts, searchMisuse as searchContract } from '../../../../api/contracts/oversight.ts';
import { getHousehold } from '../../../../api/contracts/households.ts';
import { getPerson } from '../../../../api/contracts/people.ts';
import { closeTask, openTask } from '../../../../api/contracts/tasks.ts';
import { changeCounty, snapshotCounty } from '../../../../db/county.ts';
import { factKindId } from '../../../../db/fact-kinds.ts';
import { dayAt } from '../../../http/clock.ts';
import { findMisuse } from './find.ts';

let at: RunningServer;
let people: readonly number[];
const village = Number(`${towns[0]}201`);
beforeAll(async () => {
  at = await runServer();
  // The log has the moments of the database, so the server looks at them by the same clock.
  at.clock.now = new Date();
  await fillCounty(at, 5, 3000);
  people = await livingIn(at.county, towns[0]);
  await moveTogether(people.slice(0, 60));
});
afterAll(() => at.stop());

/** All in one village, each in a home of her own. */
const moveTogether = (persons: readonly number[]) =>
  changeCounty(at.county, { kind: 'test', actor: 'test' }, async (tx) => {
    await tx.query(
      'update fact set retracted_in = $1 where kind = $2 and person_id = any($3) and retracted_in is null',
      [tx.event, factKindId('residence'), persons],
    );
    await tx.query(
      `insert into fact (person_id, kind, low, high, added_in) select id, $2, $3, $3, $1 from unnest($4::bigint[]) as id`,
      [tx.event, factKindId('residence'), village, persons],
    );
    await tx.query(
      'update household_member set retracted_in = $1 where person_id = any($2) and retracted_in is null',
      [tx.event, persons],
    );
  });

const today = () => dayAt(new Date());
/** Besides that it is night: the hour at which tests run is no fault of theirs. */
const rulesAbout = async ({ account }: Caller) =>
  (await findMisuse(at.county, { from: today() - 1, until: today() + 1 }))
    .filter((alert) => alert.account === account && alert.rule !== 'night')
    .map(({ rule }) => rule);

const openAndRead = async (worker: Caller, person: number, outcome?: string) => {
  const body = { person, purpose: 'service', basis: 'asked-for' };
  const task = (await worker.call(openTask, { body })).body.task as number;
  const { status } = await worker.call(getHousehold, { params: { person }, task });
  expect(status).toBe(200);
  if (outcome) await worker.call(closeTask, { params: { id: task }, body: { outcome } });
};

test('who makes up tasks for people side by side is found, with the acts', async () => {
  const worker = await at.staff('family-worker', { town: towns[0] });
  for (const person of people.slice(0, 30)) await openAndRead(worker, person, 'mistaken');
  expect(await rulesAbout(worker)).toEqual(
    expect.arrayContaining(['made-up-tasks', 'many-own-tasks', 'view-without-visit']),
  );
  const officer = await at.staff('privacy-officer');
  const { found } = (await officer.call(searchContract)).body;
  expect(found).toBeGreaterThan(0);
  expect((await officer.call(searchContract)).body.found).toBe(0);
  const { alerts } = (await officer.call(listAlerts)).body;
  const made = alerts.find(({ rule }: { rule: string }) => rule === 'made-up-tasks');
  const rows = await snapshotCounty(at.county, (tx) =>
    tx.query('select from audit_event where seq = any($1) and action = $2', [
      made.entries,
      'task-open',
    ]),
  );
  expect([made.account, rows.length]).toEqual([worker.account, 30]);
});

test('two who share a village out between them are both found', async () => {
  const pair = [
    await at.staff('family-worker', { town: towns[0] }),
    await at.staff('family-worker', { town: towns[0] }),
  ] as const;
  for (const [n, person] of people.slice(36, 54).entries()) {
    const { status } = await pair[n % 2]!.call(getPerson, { params: { person } });
    expect(status).toBe(200);
  }
  expect(await rulesAbout(pair[0])).toEqual(['split']);
  expect(await rulesAbout(pair[1])).toEqual(['split']);
});

test('a day of ordinary work is nothing', async () => {
  const worker = await at.staff('family-worker', { town: towns[0] });
  for (const person of people.slice(70, 75)) await openAndRead(worker, person, 'done');
  for (const person of people.slice(80, 83)) await worker.call(getPerson, { params: { person } });
  const { status, body } = await worker.call(openTask, {
    body: { person: people[90], purpose: 'service', basis: 'due' },
  });
  expect([201, 422]).toContain(status);
  expect(body.code ?? 'TASK_BASIS').toBe('TASK_BASIS');
  expect(await rulesAbout(worker)).toEqual([]);
});

test('only who reviews the log searches it', async () => {
  for (const role of ['family-worker', 'registrar', 'security-administrator'] as const) {
    expect((await (await at.staff(role)).call(searchContract)).status).toBe(403);
  }
  expect((await at.stranger.call(searchContract)).status).toBe(401);
});
