/** What the care record does over the network, and that the county's record says nothing of it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Caller,
  livingIn,
  type RunningServer,
  runServer,
  towns,
} from '../../../../test/server/running.ts';
import * as contracts from '../../../api/contracts/care.ts';
import { ownCareUsage } from '../../../api/contracts/usage.ts';
import { type County, snapshotCounty } from '../../../db/county.ts';
import { fillCounty } from '../answer/fixtures/model.ts';
import { careOf } from './index.ts';

const consent = { textVersion: '2026-11', language: 'zh-CN', readAloud: true };
const told = { kind: 'last-menstrual-period', day: '2026-09-06', source: '母子健康手册' };

let at: RunningServer;
let women: number[];
let provider: Caller;
beforeAll(async () => {
  at = await runServer();
  await fillCounty(at, 11, 1500);
  women = [...(await livingIn(at.county, towns[0]))];
  provider = await at.staff('care-provider', { town: towns[0] });
});
afterAll(() => at.stop());

const rowsOf = (county: County, text: string) =>
  snapshotCounty(county, (tx) => tx.query<Record<string, unknown>>(text));

/** Somebody who consented, and requests about her. */
async function enrolled() {
  const about = { params: { person: women.pop()! } };
  const answer = await provider.call(contracts.enrolInCare, { ...about, body: consent });
  expect([answer.status, answer.body]).toEqual([201, about.params]);
  return about;
}

test('what is told is read again by her team and by herself, with the services that are due', async () => {
  const about = await enrolled();
  const { status, body } = await provider.call(contracts.addCareFact, { ...about, body: told });
  expect(status).toBe(201);
  const read = await provider.call(contracts.getCare, about);
  const { fact } = body;
  expect(read.body.facts).toEqual([
    {
      ...{ fact, kind: told.kind, name: 'last menstrual period', source: told.source },
      ...{ from: '2026-09-06', until: '2026-09-07' },
    },
  ]);
  const due = read.body.services.flatMap((one: { due: { from: string }[] }) => one.due);
  expect(due.length).toBeGreaterThan(0);
  const herself = await at.resident(about.params.person);
  expect((await herself.call(contracts.getCare, about)).body).toEqual(read.body);
  const asked = { params: { ...about.params, fact } };
  expect((await herself.call(contracts.retractCareFact, asked)).body).toEqual({ fact });
  expect((await provider.call(contracts.getCare, about)).body.facts).toEqual([]);
  expect((await provider.call(contracts.retractCareFact, asked)).body.code).toBe('FACT_NOT_THERE');
});

test('her own log says which unit looked, in which role and what for', async () => {
  const about = await enrolled();
  await provider.call(contracts.getCare, about);
  const herself = await at.resident(about.params.person);
  await herself.call(contracts.endCare, about);
  const { usage } = (await herself.call(ownCareUsage)).body;
  const said = usage.map((one: Record<string, unknown>) => [
    ...[one.actionCode, one.receiverCode, one.receiverRole, one.purposeCode],
  ]);
  const unit = [String(at.units.towns.get(towns[0])), 'care provider', 'service'];
  expect(said).toEqual([
    ['care-end', 'self', undefined, 'own'],
    ['care-services', ...unit],
    ['care-read', ...unit],
    ['care-enrol', ...unit],
  ]);
});

test('nothing in the record of the county moves when a care record is written or read', async () => {
  const state = () =>
    rowsOf(
      at.county,
      `select seq, audit_seq, (select max(id) from event) as event,
         (select count(*) from request) as requests from journal`,
    );
  const herself = await at.resident(women.at(-1)!);
  const before = await state();
  const about = await enrolled();
  const { body } = await provider.call(contracts.addCareFact, { ...about, body: told });
  await provider.call(contracts.getCare, about);
  await herself.call(contracts.getCare, about);
  const fact = { params: { ...about.params, fact: body.fact } };
  await provider.call(contracts.retractCareFact, fact);
  await herself.call(contracts.endCare, about);
  await provider.call(contracts.getCare, about);
  expect(await state()).toEqual(before);
});

test('a change that is sent again happens once, and the key of it is kept nowhere', async () => {
  const about = await enrolled();
  const key = crypto.randomUUID();
  const request = { ...about, body: told, key };
  const answers = await Promise.all(
    [1, 2, 3].map(() => provider.call(contracts.addCareFact, request)),
  );
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  const other = { ...request, body: { ...told, day: '2026-09-07' } };
  expect((await provider.call(contracts.addCareFact, other)).body.code).toBe('REQUEST_KEY_REUSED');
  const kept = await rowsOf(careOf(at.county), 'select * from request');
  expect(kept.length).toBeGreaterThan(0);
  expect(JSON.stringify(kept)).not.toContain(key);
});

test('what does not belong into a care record is refused', async () => {
  const about = await enrolled();
  for (const [body, code] of [
    [{ ...told, kind: 'employment', value: 'employed' }, 'CARE_FACT_OTHER'],
    [{ ...told, day: '2026-11-23' }, 'FACT_IN_FUTURE'],
    [{ ...told, source: ' ' }, 'REQUEST_INVALID'],
  ] as const) {
    expect((await provider.call(contracts.addCareFact, { ...about, body })).body.code).toBe(code);
  }
});

test('a new consent moves her record to the other unit, which is not told of the one before', async () => {
  const about = await enrolled();
  await provider.call(contracts.addCareFact, { ...about, body: told });
  const hospital = await at.staff('care-provider');
  const first = { params: { person: women.pop()! } };
  const answers = [about, first].map((one) =>
    hospital.call(contracts.enrolInCare, { ...one, body: consent }),
  );
  expect((await Promise.all(answers)).map(({ status, body }) => [status, body])).toEqual([
    [201, about.params],
    [201, first.params],
  ]);
  expect((await provider.call(contracts.getCare, about)).status).toBe(404);
  expect((await hospital.call(contracts.getCare, about)).body.facts).toHaveLength(1);
});
