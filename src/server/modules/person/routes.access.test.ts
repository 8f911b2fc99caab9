/** Who may see who somebody is, register people and record life events, and who may not. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importGenerated } from '../../../../test/postgres/county.ts';
import { livingIn, type RunningServer, runServer, towns } from '../../../../test/server/running.ts';
import { fictionalNumber } from '../../../../test/server/numbers.ts';
import * as contracts from '../../../api/contracts/people.ts';

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

const about = (person: number) => ({ params: { person } });
const death = { body: { event: { kind: 'death', day: '2026-11-01' } } };

test('a worker sees who lives where she serves; somebody elsewhere is like nobody', async () => {
  const worker = await at.staff('family-worker', { town: towns[0] });
  const seen = await worker.call(contracts.getPerson, about(here));
  expect([seen.status, seen.body.person, seen.body.residence.code.slice(0, 9)]).toEqual([
    ...[200, here, towns[0]],
  ]);
  const elsewhere = await worker.call(contracts.getPerson, about(there));
  const nobody = await worker.call(contracts.getPerson, about(999_999));
  expect([elsewhere.status, elsewhere.body.code]).toEqual([404, 'ACCESS_NOBODY']);
  expect({ ...elsewhere.body, instance: '' }).toEqual({ ...nobody.body, instance: '' });
});

test('a resident sees herself alone', async () => {
  const resident = await at.resident(here);
  const { status, body } = await resident.call(contracts.getPerson, about(here));
  expect([status, body.person, body.members]).toEqual([200, here, []]);
  expect((await resident.call(contracts.getPerson, about(there))).status).toBe(404);
});

test('nobody signed in and no administrator sees or registers anybody', async () => {
  expect((await at.stranger.call(contracts.getPerson, about(here))).status).toBe(401);
  for (const role of ['system-administrator', 'privacy-officer'] as const) {
    const administrator = await at.staff(role);
    expect((await administrator.call(contracts.getPerson, about(here))).body.code).toBe(
      'ACCESS_ROLE',
    );
    const registered = await administrator.call(contracts.registerPerson, {
      body: { name: '测甲' },
    });
    expect(registered.body.code).toBe('ACCESS_ROLE');
  }
});

test('names, numbers and life events are for registrars, of people whom they serve', async () => {
  const worker = await at.staff('family-worker', { town: towns[0] });
  expect(
    (await worker.call(contracts.recordLifeEvent, { ...about(here), ...death })).body.code,
  ).toBe('ACCESS_ROLE');
  const registrar = await at.staff('registrar', { town: towns[0] });
  const ifMatch = '"x"';
  const name = { body: { name: '测乙' }, ifMatch };
  for (const [contract, asked] of [
    [contracts.recordLifeEvent, death],
    [contracts.correctName, name],
    [contracts.setIdentityNumber, { body: { identityNumber: fictionalNumber('001') }, ifMatch }],
  ] as const) {
    const { status, body } = await registrar.call(contract, { ...about(there), ...asked });
    expect([contract.path, status, body.code]).toEqual([contract.path, 404, 'ACCESS_NOBODY']);
  }
});
