/** Deletion: what was planted is in no table and no later backup, what a duty keeps stays, and nobody else loses. */
import { createSecretKey, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importGenerated, isWithoutCare } from '../../../../../test/postgres/county.ts';
import { testDatabase } from '../../../../../test/postgres/database.ts';
import { fictionalNumber } from '../../../../../test/server/numbers.ts';
import {
  type Caller,
  type RunningServer,
  runServer,
  towns,
} from '../../../../../test/server/running.ts';
import * as consents from '../../../../api/contracts/consents.ts';
import * as contracts from '../../../../api/contracts/rights-desk.ts';
import { restoreBackup } from '../../../../db/backup/restore.ts';
import { writeBackup } from '../../../../db/backup/write.ts';
import { changeCounty, snapshotCounty } from '../../../../db/county.ts';
import { type Database, openDatabase } from '../../../../db/database.ts';
import { packs } from '../../../../programs/registry.ts';
import { day } from '../../../../rules/index.ts';
import { verifyAudit } from '../../audit/index.ts';
import { addCareFact, enrol } from '../../care/index.ts';
import { evaluateCounty, follow, switchEvaluation } from '../../entitlement/index.ts';
import { registerPolicy } from '../../policy/index.ts';
import { addLink, addPerson, findByNumber } from '../../registry/index.ts';
import { plantLine } from '../fixtures/line.ts';
import { MARKER, placesOf, plantMarkers } from '../fixtures/markers.ts';

let at: RunningServer;
let registrar: Caller;
const today = day('2026-11-22');
const actor = 'test';
beforeAll(async () => {
  at = await runServer();
  await importGenerated(at, { seed: 5, size: 300 });
  registrar = await at.staff('registrar', { town: towns[0] });
  const policy = await registerPolicy(at.county, packs, 'cn', { actor });
  const options = { actor, since: day('2026-01-01'), workers: 1 };
  const { evaluation } = await evaluateCounty(at.county, policy, options);
  await switchEvaluation(at.county, evaluation, { actor });
}, 60_000);
afterAll(() => at.stop());

type Stated = { kind: string; value: string | number | boolean; from?: number };

/** Somebody of the first town, with facts besides birth and place. */
async function somebody(serial: string, words: string, facts: Stated[] = []): Promise<number> {
  const known = [
    { kind: 'birth', day: day('1968-03-05') },
    { kind: 'sex', value: 'female' },
    { kind: 'residence', value: towns[0], from: day('2020-01-01') },
    { kind: 'employment', value: 'employed', from: day('2020-01-01') },
    ...facts,
  ];
  const more = { name: `测${words}`, facts: known, links: [], today, source: words };
  const identityNumber = fictionalNumber(serial);
  const { person } = await addPerson(at.county, at.keys, { actor, identityNumber, ...more });
  await follow(at.county, { signal: new AbortController().signal });
  return person;
}

/** She asks for deletion, and the registrar carries it out. */
async function erased(she: Caller, person: number) {
  const asked = { params: { person }, body: { kind: 'delete', said: MARKER } };
  const { request } = (await she.call(contracts.openRightsRequest, asked)).body;
  const params = { id: request };
  const { task } = (await registrar.call(contracts.beginRightsRequest, { params })).body;
  return registrar.call(contracts.erasePerson, { params, task });
}

const factsIn = async (person: number) => {
  const rows = await snapshotCounty(at.county, (tx) =>
    tx.query<{ kind: string }>(
      'select name as kind from fact join fact_kind on fact_kind.id = kind where person_id = $1 order by 1',
      [person],
    ),
  );
  return rows.map(({ kind }) => kind);
};

/** A backup made now, opened in a database of its own. */
async function inBackup<T>(look: (db: Database) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'nuanjia-erase-'));
  const home = await testDatabase();
  const db = openDatabase(home.url);
  try {
    const key = createSecretKey(randomBytes(32));
    await writeBackup(at.db, join(folder, 'backup'), { key });
    await restoreBackup(db, join(folder, 'backup'), { key, actor });
    return await look(db);
  } finally {
    await db.close();
    await home.drop();
    rmSync(folder, { recursive: true });
  }
}

test('who has no duty resting on her record leaves no word in any table nor in a later backup', async () => {
  const person = await somebody('300', MARKER);
  const other = await somebody('302', '别人');
  await addLink(at.county, { actor, person, other, relation: 'parents' });
  const she = await at.resident(person);
  await plantMarkers(at.county, person, other);
  const before = await placesOf(at.db, MARKER);
  expect(before.length).toBeGreaterThan(8);
  const { status, body } = await erased(she, person);
  expect([status, body.kept.length]).toEqual([200, 3]);
  expect(await placesOf(at.db, MARKER)).toEqual([]);
  const [hers, others] = await inBackup(async (db) => [
    await placesOf(db, MARKER),
    await placesOf(db, '别人'),
  ]);
  expect([hers, others!.includes('county_990101.person')]).toEqual([[], true]);
});

test('her number finds nobody, her account is closed, her refusals and the log stay as numbers', async () => {
  const person = await somebody('304', MARKER);
  const she = await at.resident(person);
  const answer = { purpose: 'research', answer: 'no', textVersion: 1, language: 'en' };
  const body = { ...answer, readAloud: false };
  await she.call(consents.answerConsent, { params: { person }, body });
  await erased(she, person);
  const number = fictionalNumber('304');
  expect(await findByNumber(at.county, at.keys, { actor, number })).toBeUndefined();
  expect((await she.call(contracts.ownRightsRequests)).status).toBe(401);
  const rows = await snapshotCounty(at.county, (tx) =>
    tx.query<{ purpose: string }>('select purpose from consent where person_id = $1', [person]),
  );
  expect(rows).toEqual([{ purpose: 'research' }]);
  const { broken, flaws } = await verifyAudit(at.county);
  expect([broken, flaws]).toEqual([undefined, []]);
});

test('what she is owed stays with what it rests on; the rest goes, and she is told which', async () => {
  const held = { kind: 'one-child-certificate', value: true, from: day('1990-01-01') };
  const person = await somebody('306', '证书', [held]);
  const she = await at.resident(person);
  const { body } = await erased(she, person);
  expect(body.kept[0]).toMatchObject({ what: /present rights/, status: 'secondary' });
  expect(await factsIn(person)).toEqual(['birth', 'one-child-certificate', 'residence', 'sex']);
  const number = fictionalNumber('306');
  expect(await findByNumber(at.county, at.keys, { actor, number })).toMatchObject({ person });
});

test('a relative loses nothing: facts on which his right rests stay, without name and number', async () => {
  const disabled = { kind: 'disability-level', value: 2, from: day('1990-01-01') };
  const child = await somebody('308', '某女标记', [disabled]);
  const facts = [{ kind: 'birth', day: day('1940-03-01') }];
  const father = { actor, name: '测父', facts, links: [], today };
  const { person } = await addPerson(at.county, at.keys, father);
  await addLink(at.county, { actor, person: child, other: person, relation: 'parents' });
  const owed = () => entitledTo(person, 'cn/special-family-care');
  const before = await owed();
  const { body } = await erased(await at.resident(child), child);
  expect([before.length, await owed()]).toEqual([1, before]);
  expect(body.kept[0].what).toContain('rights of others');
  expect(await factsIn(child)).toEqual(['birth', 'disability-level', 'sex']);
  expect(await placesOf(at.db, '某女标记')).toEqual([]);
});

const entitledTo = async (person: number, program: string) => {
  await follow(at.county, { signal: new AbortController().signal });
  return snapshotCounty(at.county, (tx) =>
    tx.query(
      `select from_day, until_day, is_certain from entitlement join program on program.id = program
       where person_id = $1 and name = $2
         and evaluation_id = (select id from evaluation where state = 'current')`,
      [person, program],
    ),
  );
};

test.skipIf(isWithoutCare)('her care record is shredded with the rest', async () => {
  const person = await somebody('310', '保健');
  const { county, careKeys, units } = at;
  const consent = { textVersion: '1', language: 'zh-CN', readAloud: false } as const;
  await enrol(county, { actor, person, unit: units.county, from: today, ...consent });
  const by = { actor, today, reader: { unit: units.county } };
  const told = { kind: 'cervical-screening', day: day('2026-01-05'), source: MARKER };
  await addCareFact(county, careKeys, { ...by, person, ...told });
  await erased(await at.resident(person), person);
  const { rows } = await at.db.pool.query(
    `select (select count(*) from county_990101_repro.fact where person_id = $1)
       + (select count(*) from county_990101_repro.person_key where person_id = $1) as left`,
    [person],
  );
  expect(rows).toEqual([{ left: 0 }]);
});

const casesOf = (person: number) =>
  snapshotCounty(at.county, (tx) =>
    tx.query('select 1 from benefit_case where person_id = $1', [person]),
  );

test('what is proposed to be paid to her, though it is held, keeps her case and her name', async () => {
  const person = await somebody('314', '暂缓');
  const she = await at.resident(person);
  await plantLine(at.db, person, 'held');
  const { body } = await erased(she, person);
  expect(body.kept[0]).toMatchObject({ what: /Payments made/ });
  expect(await casesOf(person)).toHaveLength(1);
  const number = fictionalNumber('314');
  expect(await findByNumber(at.county, at.keys, { actor, number })).toMatchObject({ person });
});

test('an account that a hold was released for does not stand in the way of a deletion', async () => {
  const person = await somebody('316', '放行');
  const she = await at.resident(person);
  await plantLine(at.db, person, 'cancelled');
  const { status, body } = await erased(she, person);
  expect([status, body.kept.length]).toEqual([200, 2]);
  expect(await casesOf(person)).toEqual([]);
  expect((await verifyAudit(at.county)).flaws).toEqual([]);
});

test('without a request that is taken up nothing can be deleted, not even by SQL as the county', async () => {
  const person = await somebody('312', '无请求');
  const call = changeCounty(at.county, { kind: 'test', actor }, (tx) =>
    tx.query('select erase_person(1, $1, $2, $2, false)', [[person], []]),
  );
  await expect(call).rejects.toMatchObject({ code: '23001' });
  const gone = changeCounty(at.county, { kind: 'test', actor }, (tx) =>
    tx.query('delete from fact where person_id = $1', [person]),
  );
  await expect(gone).rejects.toMatchObject({ code: '42501' });
});
