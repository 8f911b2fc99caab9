/** Kinship and households: read and written for an open task, and nobody is tied to people out of reach. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importGenerated } from '../../../../test/postgres/county.ts';
import {
  type Caller,
  livingIn,
  type RunningServer,
  runServer,
  towns,
} from '../../../../test/server/running.ts';
import * as contracts from '../../../api/contracts/kinship.ts';
import { getPerson, registerPerson } from '../../../api/contracts/people.ts';
import { openTask } from '../../../api/contracts/tasks.ts';
import { snapshotCounty } from '../../../db/county.ts';

let at: RunningServer;
let here: readonly number[];
let there: readonly number[];
let clerk: Caller;
let registrar: Caller;
beforeAll(async () => {
  at = await runServer();
  await importGenerated(at, { seed: 5, size: 1500 });
  here = await livingIn(at.county, towns[0]);
  there = await livingIn(at.county, towns[1]);
  clerk = await at.staff('clerk', { town: towns[0] });
  registrar = await at.staff('registrar', { town: towns[0] });
});
afterAll(() => at.stop());

const taskOf = async (caller: Caller, person: number): Promise<number> =>
  (await caller.call(openTask, { body: { person, purpose: 'benefit', basis: 'asked-for' } })).body
    .task;
const ties = () =>
  snapshotCounty(at.county, (tx) =>
    tx.query('select (select count(*) from relationship), (select count(*) from household_member)'),
  );
/** The household of the first of some people who have one. */
const householdOf = async (persons: readonly number[]): Promise<string> => {
  const [row] = await snapshotCounty(at.county, (tx) =>
    tx.query<{ number: string }>(
      `select number from household_member join household on household.id = household_id
       where person_id = any($1) and retracted_in is null and until_day = 'infinity'
       order by person_id limit 1`,
      [persons],
    ),
  );
  return row!.number;
};

test('every route of kinship is closed without a task, elsewhere, and to strangers', async () => {
  const before = await ties();
  const link = { relation: 'spouse', other: here[1]! };
  const edit = { ifMatch: '"x"' };
  for (const [contract, more, asked] of [
    [contracts.listLinks, {}, {}],
    [contracts.addLink, {}, { body: link }],
    [contracts.endLink, { link: 1 }, { body: { until: '2026-01-01' }, ...edit }],
    [contracts.retractLink, { link: 1 }, edit],
  ] as const) {
    const call = async (caller: Caller, person: number) =>
      (await caller.call(contract, { params: { person, ...more }, ...asked })).body.code;
    expect(await call(clerk, here[0]!)).toBe('ACCESS_NEEDS_TASK');
    expect(await call(clerk, there[0]!)).toBe('ACCESS_NOBODY');
    expect(await call(at.stranger, here[0]!)).toBe('SESSION_NEEDED');
  }
  expect(await ties()).toEqual(before);
});

test('links of a household are read, added once, ended and taken back', async () => {
  const add = (name: string) =>
    registrar.call(registerPerson, {
      body: { name, facts: [{ kind: 'residence', value: `${towns[0]}201` }] },
    });
  const [one, other] = [(await add('测一')).body.person, (await add('测二')).body.person];
  const join = (person: number) =>
    registrar.call(contracts.joinHousehold, {
      ...{ params: { person }, body: { household: 'tie-1', role: '户主' } },
    });
  expect([(await join(one)).status, (await join(other)).status]).toEqual([201, 201]);
  const task = await taskOf(clerk, one);
  const about = { params: { person: one }, task };
  const body = { relation: 'spouse', other, from: '2020-01-01' };
  const { link } = (await clerk.call(contracts.addLink, { ...about, body })).body;
  expect((await clerk.call(contracts.addLink, { ...about, body })).body.code).toBe('KINSHIP_KNOWN');
  const seen = await clerk.call(contracts.listLinks, about);
  expect(seen.body.links).toMatchObject([{ link, person: one, ...body }]);
  const ended = await clerk.call(contracts.endLink, {
    ...{ params: { person: one, link }, task, body: { until: '2025-01-01' } },
    ifMatch: seen.headers.get('etag')!,
  });
  expect(ended.status).toBe(200);
  const now = await clerk.call(contracts.listLinks, about);
  expect(now.body.links).toMatchObject([{ ...body, until: '2025-01-01' }]);
  const gone = await clerk.call(contracts.retractLink, {
    ...{ params: { person: one, link: ended.body.link }, task },
    ifMatch: now.headers.get('etag')!,
  });
  expect([gone.status, (await clerk.call(contracts.listLinks, about)).body.links]).toEqual([
    200,
    [],
  ]);
});

test('nobody joins the household of people out of reach, and so nobody reads them', async () => {
  const before = await ties();
  const params = { person: here[0]! };
  const body = { household: await householdOf(there), role: '其他' };
  const joined = await registrar.call(contracts.joinHousehold, { params, body });
  expect([joined.status, joined.body.code]).toEqual([404, 'ACCESS_NOBODY']);
  const clerks = await clerk.call(contracts.joinHousehold, { params, body });
  expect(clerks.body.code).toBe('ACCESS_ROLE');
  expect(await ties()).toEqual(before);
});

test('who leaves a household is no longer read with it', async () => {
  const household = await householdOf([here[0]!]);
  const members = async () =>
    (await registrar.call(getPerson, { params: { person: here[0]! } })).body.members.length;
  const [mate] = (await registrar.call(getPerson, { params: { person: here[0]! } })).body.members;
  const before = await members();
  const left = await registrar.call(contracts.leaveHousehold, {
    ...{ params: { person: mate.person }, body: { household, until: '2026-11-01' } },
  });
  expect([left.status, await members()]).toEqual([200, before - 1]);
});

test('of kinship a worker sees parents and spouses, never how many children', async () => {
  const worker = await at.staff('family-worker', { town: towns[0] });
  const relations = new Set<string>();
  for (const person of here.slice(0, 30)) {
    const task = await taskOf(worker, person);
    const { body } = await worker.call(contracts.listLinks, { params: { person }, task });
    for (const { relation, other } of body.links) {
      relations.add(relation === 'parents' && other === person ? 'children' : relation);
    }
  }
  expect(relations).toContain('parents');
  expect(relations).not.toContain('children');
});
