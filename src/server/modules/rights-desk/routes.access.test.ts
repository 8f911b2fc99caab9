/** Who may ask about whose data, and who may answer. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importGenerated } from '../../../../test/postgres/county.ts';
import {
  type Caller,
  livingIn,
  type RunningServer,
  runServer,
  towns,
} from '../../../../test/server/running.ts';
import * as contracts from '../../../api/contracts/rights-desk.ts';

let at: RunningServer;
let here: number;
let there: number;
beforeAll(async () => {
  at = await runServer();
  await importGenerated(at, { seed: 5, size: 1500 });
  here = (await livingIn(at.county, towns[0]))[0]!;
  there = (await livingIn(at.county, towns[1]))[0]!;
});
afterAll(() => at.stop());

const ask = (caller: Caller, person: number, kind = 'explain-decision') =>
  caller.call(contracts.openRightsRequest, { params: { person }, body: { kind } });

const begin = (caller: Caller, id: number) =>
  caller.call(contracts.beginRightsRequest, { params: { id } });

test('a resident asks about her own data and about nobody else’s', async () => {
  const she = await at.resident(here);
  expect((await ask(she, here)).status).toBe(201);
  expect((await ask(she, there)).body.code).toBe('ACCESS_NOBODY');
  expect((await she.call(contracts.ownRightsRequests)).body.requests).toHaveLength(1);
  const other = await at.resident(there);
  expect((await other.call(contracts.ownRightsRequests)).body.requests).toEqual([]);
  expect((await at.stranger.call(contracts.ownRightsRequests)).status).toBe(401);
});

test('a desk writes requests down for those whom it serves', async () => {
  const worker = await at.staff('family-worker', { town: towns[0] });
  expect((await ask(worker, here)).status).toBe(201);
  expect((await ask(worker, there)).body.code).toBe('ACCESS_NOBODY');
  const reviewer = await at.staff('reviewer', { town: towns[0] });
  expect((await ask(reviewer, here)).body.code).toBe('ACCESS_ROLE');
  expect((await worker.call(contracts.listRightsRequests)).body.code).toBe('ACCESS_ROLE');
});

test('the unit that serves her takes it up; another one does not see that it is there', async () => {
  const { request } = (await ask(await at.resident(here), here)).body;
  const elsewhere = await at.staff('registrar', { town: towns[1] });
  const unseen = await begin(elsewhere, request);
  expect([unseen.status, unseen.body.code]).toEqual([404, 'RIGHTS_REQUEST_UNKNOWN']);
  expect((await elsewhere.call(contracts.listRightsRequests)).body.requests).toEqual([]);
  expect((await begin(await at.resident(here), request)).body.code).toBe('ACCESS_ROLE');
  const registrar = await at.staff('registrar', { town: towns[0] });
  expect((await begin(registrar, request)).status).toBe(200);
});

test('an answer needs the task under which her record is open', async () => {
  const { request } = (await ask(await at.resident(here), here)).body;
  const registrar = await at.staff('registrar', { town: towns[0] });
  const { task } = (await begin(registrar, request)).body;
  const asked = { params: { id: request }, body: { answer: '情况如下。' } };
  const without = await registrar.call(contracts.answerRightsRequest, asked);
  expect(without.body.code).toBe('ACCESS_NEEDS_TASK');
  const colleague = await at.staff('family-worker', { town: towns[0] });
  const other = await colleague.call(contracts.answerRightsRequest, { ...asked, task });
  expect(other.body.code).toBe('ACCESS_ROLE');
  expect((await registrar.call(contracts.answerRightsRequest, { ...asked, task })).status).toBe(
    200,
  );
});

test('the desk copies a record for a request of that kind, and only who may see all of it', async () => {
  const copy = (caller: Caller, id: number, task: number) =>
    caller.call(contracts.deskCopy, { params: { id }, task });
  const she = await at.resident(here);
  const registrar = await at.staff('registrar', { town: towns[0] });
  const { request } = (await ask(she, here, 'copy')).body;
  expect((await copy(registrar, request, 1)).body.code).toBe('RIGHTS_REQUEST_KIND');
  const { task } = (await begin(registrar, request)).body;
  expect((await copy(registrar, request, task)).body.person).toBe(here);
  const other = (await ask(she, here, 'object')).body.request;
  const objection = (await begin(registrar, other)).body;
  expect((await copy(registrar, other, objection.task)).body.code).toBe('RIGHTS_REQUEST_KIND');
  const officer = await at.staff('privacy-officer', { town: towns[0] });
  expect((await copy(officer, request, task)).body.code).toBe('ACCESS_ROLE');
  expect((await registrar.call(contracts.ownCopy)).body.code).toBe('ACCESS_ROLE');
});

test('a deletion is carried out under its task by who handles requests, and by nobody else', async () => {
  const { request } = (await ask(await at.resident(here), here, 'delete')).body;
  const registrar = await at.staff('registrar', { town: towns[0] });
  const { task } = (await begin(registrar, request)).body;
  const erase = (caller: Caller, asked: { task?: number } = { task }) =>
    caller.call(contracts.erasePerson, { params: { id: request }, ...asked });
  expect((await erase(await at.staff('clerk', { town: towns[0] }))).body.code).toBe('ACCESS_ROLE');
  expect((await erase(await at.resident(here))).body.code).toBe('ACCESS_ROLE');
  const elsewhere = await at.staff('registrar', { town: towns[1] });
  expect((await erase(elsewhere)).body.code).toBe('RIGHTS_REQUEST_UNKNOWN');
  expect((await erase(registrar, {})).body.code).toBe('ACCESS_NEEDS_TASK');
  expect((await erase(registrar)).status).toBe(200);
});
