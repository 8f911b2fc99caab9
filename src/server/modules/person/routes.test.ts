/** Registering, correcting and life events over the network, each under row policies, as one act or none. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importGenerated } from '../../../../test/postgres/county.ts';
import { fictionalNumber } from '../../../../test/server/numbers.ts';
import {
  type Caller,
  livingIn,
  type RunningServer,
  runServer,
  towns,
} from '../../../../test/server/running.ts';
import * as contracts from '../../../api/contracts/people.ts';
import { snapshotCounty } from '../../../db/county.ts';

let at: RunningServer;
let registrar: Caller;
let here: readonly number[];
let there: readonly number[];
beforeAll(async () => {
  at = await runServer();
  await importGenerated(at, { seed: 5, size: 1500 });
  registrar = await at.staff('registrar', { town: towns[0] });
  here = await livingIn(at.county, towns[0]);
  there = await livingIn(at.county, towns[1]);
});
afterAll(() => at.stop());

const village = `${towns[0]}201`;
const read = (person: number) => registrar.call(contracts.getPerson, { params: { person } });
const live = (person: number, event: object) =>
  registrar.call(contracts.recordLifeEvent, { params: { person }, body: { event } });
const count = async (text: string, values: readonly unknown[] = []) =>
  (await snapshotCounty(at.county, (tx) => tx.query<{ count: number }>(text, values)))[0]!.count;
const people = () => count('select count(*) from person');

/** Somebody new who lives in the first town. */
const newcomer = async (name: string, born = '1990-05-05') => {
  const facts = [
    { kind: 'birth', day: born },
    { kind: 'residence', value: village },
  ];
  const { status, body } = await registrar.call(contracts.registerPerson, {
    body: { name, facts },
  });
  expect([status, body]).toEqual([201, expect.objectContaining({ person: expect.any(Number) })]);
  return body.person as number;
};

describe('edits of what is still so', () => {
  test('an edit needs the version it was made on, and passes with it', async () => {
    const person = await newcomer('测改名');
    const edit = { params: { person }, body: { name: '测新名' } };
    expect((await registrar.call(contracts.correctName, edit)).status).toBe(428);
    const ifMatch = (await read(person)).headers.get('etag')!;
    expect((await registrar.call(contracts.correctName, { ...edit, ifMatch })).status).toBe(200);
    expect((await read(person)).body.name).toBe('测新名');
    const late = await registrar.call(contracts.correctName, {
      ...{ params: { person }, body: { name: '测晚了' }, ifMatch },
    });
    expect([late.status, late.body.code]).toEqual([412, 'REQUEST_STALE']);
    expect((await read(person)).body.name).toBe('测新名');
  });

  test('of edits made at once on one version exactly one wins', async () => {
    const person = await newcomer('测同时');
    const ifMatch = (await read(person)).headers.get('etag')!;
    const edits = ['一', '二', '三', '四'].map((word) =>
      registrar.call(contracts.correctName, {
        ...{ params: { person }, body: { name: `测${word}` }, ifMatch },
      }),
    );
    const statuses = (await Promise.all(edits)).map(({ status }) => status).toSorted();
    expect(statuses).toEqual([200, 412, 412, 412]);
  });
});

describe('life events', () => {
  test('a birth registers the newborn with both parents, home and household', async () => {
    const [mother, father] = [await newcomer('测母'), await newcomer('测父')];
    const { status, body } = await live(mother, {
      ...{ kind: 'birth', name: '测小宝', day: '2026-11-20', sex: 'female', otherParent: father },
      ...{ residence: village, household: { number: 'new-1', role: '孙女' } },
    });
    expect(status).toBe(201);
    const child = (await read(body.person)).body;
    expect(child).toMatchObject({
      ...{ name: '测小宝', sex: 'female', household: 'new-1' },
      ...{ born: { from: '2026-11-20', until: '2026-11-21' }, residence: { code: village } },
    });
    const links = `select count(*) from relationship where person_id = $1 and relation = 'parents'
      and other_id = any($2)`;
    expect(await count(links, [body.person, [mother, father]])).toBe(2);
    const events = `select count(distinct added_in) from fact where person_id = $1`;
    expect(await count(events, [body.person])).toBe(1);
  });

  test('a birth with a parent out of reach registers nobody', async () => {
    const mother = await newcomer('测母二');
    const before = await people();
    const { body } = await live(mother, {
      ...{ kind: 'birth', name: '测未登', day: '2026-11-20', sex: 'male', otherParent: there[0] },
    });
    expect([body.code, await people()]).toEqual(['ACCESS_NOBODY', before]);
  });

  test('a move ends the home before; a death is a death; both once', async () => {
    const person = await newcomer('测搬家');
    const target = `${towns[0]}205`;
    const move = { kind: 'move', day: '2026-10-01', residence: target };
    expect((await live(person, move)).status).toBe(201);
    expect((await read(person)).body.residence.code).toBe(target);
    const death = { kind: 'death', day: '2026-11-01' };
    expect((await live(person, death)).status).toBe(201);
    expect((await live(person, death)).body.code).toBe('FACT_ALREADY_KNOWN');
    expect((await read(person)).body.died).toEqual({ from: '2026-11-01', until: '2026-11-02' });
  });

  test('a marriage binds two, one at a time, until a divorce', async () => {
    const [one, other, third] = [
      await newcomer('测甲'),
      await newcomer('测乙'),
      await newcomer('测丙'),
    ];
    const marry = (spouse: number) => live(one, { kind: 'marriage', day: '2026-01-01', spouse });
    expect((await marry(other)).status).toBe(201);
    expect((await marry(third)).body.code).toBe('KINSHIP_MARRIED');
    const divorce = { kind: 'divorce', day: '2026-06-01', spouse: one };
    expect((await live(other, divorce)).status).toBe(201);
    expect((await live(one, { ...divorce, spouse: third })).body.code).toBe('KINSHIP_NOT_THERE');
    const ended = `select count(*) from relationship where person_id = any($1) and relation = 'spouse'
      and retracted_in is null and until_day = '2026-06-01'`;
    expect(await count(ended, [[one, other]])).toBe(1);
  });

  test('nobody is moved to another county, by whatever route', async () => {
    const person = await newcomer('测外迁');
    const move = { kind: 'move', day: '2026-10-01', residence: '990102001201' };
    expect((await live(person, move)).body.code).toBe('FACT_OTHER_COUNTY');
    expect((await read(person)).body.residence.code).toBe(village);
    const body = { name: '测外来', facts: [{ kind: 'residence', value: '990102' }] };
    const registered = await registrar.call(contracts.registerPerson, { body });
    expect(registered.body.code).toBe('FACT_OTHER_COUNTY');
  });
});

describe('what does not fit is refused and changes nothing', () => {
  test.each([
    '"role":"registrar"',
    '"county":"990102"',
    '"is_test":true',
    '"__proto__":{"isAdministrator":true}',
    '"constructor":{"prototype":{}}',
  ])('a body with %s', async (more) => {
    const before = await people();
    const body = `{"name":"测多余",${more}}`;
    const answer = await registrar.call(contracts.registerPerson, { body });
    expect([answer.status, await people()]).toEqual([400, before]);
  });

  test('days that the calendar does not have, and numbers that are none', async () => {
    const before = await people();
    const facts = [{ kind: 'birth', day: '2026-02-30' }];
    const wrong = [
      { name: '测', facts },
      { name: '测', identityNumber: '12' },
      { name: ' ' },
      { name: ['测'] },
    ];
    for (const body of wrong) {
      expect((await registrar.call(contracts.registerPerson, { body })).status).toBe(400);
    }
    expect(await people()).toBe(before);
  });
});

test('a registration sent again with its key registers one person', async () => {
  const key = crypto.randomUUID();
  const request = { body: { name: '测重发', identityNumber: fictionalNumber('040') }, key };
  const answers = await Promise.all(
    [1, 2, 3].map(() => registrar.call(contracts.registerPerson, request)),
  );
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
  expect(new Set(answers.map(({ body }) => body.person)).size).toBe(1);
});

test('names that look like programs travel as they were written', async () => {
  for (const name of [
    '<script>alert(1)</script>',
    '=HYPERLINK("x")',
    "测'; drop table person; --",
  ]) {
    const { body } = await registrar.call(contracts.registerPerson, {
      body: { name, facts: [{ kind: 'residence', value: village }] },
    });
    const seen = await read(body.person);
    expect(seen.body.name).toBe(name);
    expect(seen.headers.get('content-type')).toMatch(/^application\/json/);
  }
  expect(here.length).toBeGreaterThan(0);
});
