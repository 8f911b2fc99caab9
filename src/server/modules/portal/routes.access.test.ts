/** Who gives residents accounts of their own, and to whom. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importGenerated } from '../../../../test/postgres/county.ts';
import {
  type Caller,
  livingIn,
  type RunningServer,
  runServer,
  towns,
} from '../../../../test/server/running.ts';
import { getPerson } from '../../../api/contracts/people.ts';
import { getRights } from '../../../api/contracts/rights.ts';
import { openPortal } from '../../../api/contracts/rights-desk.ts';
import { openTask } from '../../../api/contracts/tasks.ts';
import { day } from '../../../rules/index.ts';
import { openInvitation } from '../account/index.ts';
import { addPerson } from '../registry/index.ts';

let at: RunningServer;
let clerk: Caller;
let here: readonly number[];
beforeAll(async () => {
  at = await runServer();
  await importGenerated(at, { seed: 5, size: 1500 });
  here = await livingIn(at.county, towns[0]);
  clerk = await at.staff('clerk', { town: towns[0] });
});
afterAll(() => at.stop());

const today = day('2026-11-22');

/** Somebody of the first town, born on a day. */
async function resident(birth: string): Promise<number> {
  const facts = [
    { kind: 'birth', day: day(birth) },
    { kind: 'residence', value: towns[0], from: day(birth) },
  ];
  const more = { name: '测小禾', facts, links: [], today };
  return (await addPerson(at.county, at.keys, { actor: 'test', ...more })).person;
}

async function invite(person: number, login?: string, caller = clerk) {
  const asked = { person, purpose: 'registration', basis: 'asked-for' };
  const { task } = (await caller.call(openTask, { body: asked })).body;
  const body = { hasSeenCard: true, ...(login && { login }) };
  return caller.call(openPortal, { params: { person }, body, task });
}

test('a clerk with an open task gives a code that its owner can use, and a new one when it was lost', async () => {
  const person = await resident('1990-01-01');
  const first = await invite(person, '13900000001');
  expect([first.status, first.body.account > 0]).toEqual([201, true]);
  const desk = { county: at.county, keys: at.keys, countyName: '云溪县' };
  const site = { origin: 'https://nuanjia.example' };
  const opened = await openInvitation({ ...desk, site }, { ...first.body, now: at.clock.now });
  expect(opened).toMatchObject({ kind: 'resident', name: '测小禾', login: '13900000001' });
  const again = await invite(person);
  expect(again.body.account).toBe(first.body.account);
  expect(again.body.code).not.toBe(first.body.code);
});

test('without a task, without the card or without a number nothing is given', async () => {
  const person = here[0]!;
  const body = { hasSeenCard: true, login: '13900000002' };
  const asked = { params: { person }, body };
  expect((await clerk.call(openPortal, asked)).body.code).toBe('ACCESS_NEEDS_TASK');
  const unseen = await clerk.call(openPortal, { ...asked, body: { ...body, hasSeenCard: false } });
  expect(unseen.body.code).toBe('REQUEST_INVALID');
  expect((await invite(await resident('1990-01-02'))).body.code).toBe('PORTAL_LOGIN_NEEDED');
});

test('a child under 14 gets none, on her fourteenth birthday she does', async () => {
  const tomorrow = await resident('2012-11-23');
  expect((await invite(tomorrow, '13900000003')).body.code).toBe('PORTAL_CHILD');
  const fourteen = await resident('2012-11-22');
  expect((await invite(fourteen, '13900000003')).status).toBe(201);
});

test.each([
  'family-worker',
  'reviewer',
  'privacy-officer',
] as const)('a %s gives none', async (role) => {
  const caller = await at.staff(role, { town: towns[0] });
  const asked = { params: { person: here[0] }, body: { hasSeenCard: true, login: '13900000004' } };
  expect((await caller.call(openPortal, asked)).body.code).toBe('ACCESS_ROLE');
  expect((await at.stranger.call(openPortal, asked)).status).toBe(401);
});

test('the code is kept nowhere', async () => {
  const { code } = (await invite(await resident('1990-01-03'), '13900000005')).body;
  const { rows } = await at.db.pool.query(
    `select from county_990101.request where answer::text like $1
     union all select from county_990101.audit_event where detail::text like $1`,
    [`%${code}%`],
  );
  expect(rows).toEqual([]);
});

test('in her own account she reads who she is and what she is owed, and nothing of a neighbour', async () => {
  const person = await resident('1990-01-04');
  const she = await at.resident(person);
  expect((await she.call(getPerson, { params: { person } })).body.name).toBe('测小禾');
  expect((await she.call(getRights, { params: { person } })).status).toBe(200);
  for (const contract of [getPerson, getRights]) {
    const other = await she.call(contract, { params: { person: here[1] } });
    expect([other.status, other.body.code]).toEqual([404, 'ACCESS_NOBODY']);
  }
});
