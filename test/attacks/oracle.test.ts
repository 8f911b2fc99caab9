/** Whoever is out of reach is like nobody: every route, every place where a number may stand, every kind of number. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addLink, setIdentityNumber } from '../../src/server/modules/registry/index.ts';
import { listDuplicates } from '../../src/api/contracts/duplicates.ts';
import { joinHousehold } from '../../src/api/contracts/kinship.ts';
import { recordLifeEvent, registerPerson } from '../../src/api/contracts/people.ts';
import type { Contract } from '../../src/api/contract.ts';
import { type Answer, type Asked, type Caller, livingIn, towns } from '../server/running.ts';
import { generatedOn } from '../postgres/county.ts';
import { fictionalNumber } from '../server/numbers.ts';
import { statementsOf } from '../server/statements.ts';
import {
  allRoles,
  contracts,
  nameOf,
  NOBODY,
  openScene,
  reasonsFor,
  requestsFor,
  type Scene,
} from './scene.ts';

let scene: Scene;
let theirs: Numbers;
type Numbers = { readonly fact: number; readonly link: number };

beforeAll(async () => {
  scene = await openScene();
  const [, other] = await livingIn(scene.at.county, towns[1]);
  const link = {
    actor: 'test',
    person: scene.elsewhere,
    relation: 'guardians',
    other: other!,
  } as const;
  await addLink(scene.at.county, link);
  theirs = await numbersOf(scene.elsewhere);
});
afterAll(() => scene.at.stop());

async function numbersOf(person: number): Promise<Numbers> {
  const { rows } = await scene.at.db.pool.query(
    `select (select min(id) from county_990101.fact where person_id = $1) as fact,
       (select min(id) from county_990101.relationship where person_id = $1 or other_id = $1) as link`,
    [person],
  );
  return rows[0];
}

/** Everything an answer tells, without its own number and the numbers that were asked about. */
const told = ({ status, text, headers }: Answer, numbers: readonly (number | string)[]) => {
  const { instance: _one, ...body } = JSON.parse(text);
  const said = JSON.stringify(body).replaceAll(
    new RegExp(`\\b(${numbers.join('|')})\\b`, 'g'),
    '#',
  );
  const names = [...headers.keys()].filter((name) => name !== 'content-length');
  return [status, names.toSorted().join(), said];
};

/** The caller's answers about somebody out of reach and about nobody. */
async function both(caller: Caller, contract: Contract, make: (person: number) => Asked) {
  const numbers = [scene.elsewhere, NOBODY];
  const [one, none] = [
    await caller.call(contract, make(scene.elsewhere)),
    await caller.call(contract, make(NOBODY)),
  ];
  return [told(one, numbers), told(none, numbers)];
}

// A01, A28
describe('somebody elsewhere', () => {
  const aboutPerson = contracts.filter(({ path }) => path.includes(':person'));

  test.each(allRoles)('is to a %s like nobody on every route', async (role) => {
    const caller = await scene.callerAs(role);
    const reasons = await reasonsFor(caller, scene.she);
    for (const contract of aboutPerson) {
      for (const extra of [{}, reasons]) {
        for (const [i] of requestsFor(contract, NOBODY).entries()) {
          const make = (person: number) => ({ ...requestsFor(contract, person)[i]!, ...extra });
          const [one, none] = await both(caller, contract, make);
          expect([nameOf(contract), one]).toEqual([nameOf(contract), none]);
        }
      }
    }
  });

  test('is like nobody wherever a body names people', async () => {
    const names = new Set(['other', 'spouse', 'otherParent', 'guardian', 'person', 'into']);
    const aim = (body: unknown, person: number): unknown =>
      JSON.parse(JSON.stringify(body), (key, value) =>
        names.has(key) && typeof value === 'number' ? person : value,
      );
    for (const contract of contracts.filter(({ body }) => body)) {
      const caller = await scene.callerFor(contract);
      for (const asked of requestsFor(contract, scene.she)) {
        if (JSON.stringify(aim(asked.body, -1)) === JSON.stringify(asked.body)) continue;
        const reasons = await reasonsFor(caller, scene.she);
        const make = (person: number) => ({ ...asked, ...reasons, body: aim(asked.body, person) });
        const [one, none] = await both(caller, contract, make);
        expect([nameOf(contract), one]).toEqual([nameOf(contract), none]);
      }
    }
  });

  test('costs the database the same statements as nobody', async () => {
    const worker = await scene.callerAs('family-worker');
    for (const contract of aboutPerson.filter(({ method }) => method === 'GET')) {
      const asking = (person: number) =>
        statementsOf(() => worker.call(contract, requestsFor(contract, person)[0]!));
      // What is remembered for a moment is asked again now and then: what differs does so every time.
      let [one, none]: (readonly string[])[] = [];
      for (let turn = 0; turn < 3 && (turn === 0 || one?.join() !== none?.join()); turn++) {
        [one, none] = [await asking(scene.elsewhere), await asking(NOBODY)];
      }
      expect([nameOf(contract), one]).toEqual([nameOf(contract), none]);
    }
  });
});

// A01, A05
describe('a number of somebody elsewhere', () => {
  const NONE = 987_654_321;

  test.each(['fact', 'link'] as const)('of a %s is like one that there is not', async (kind) => {
    for (const contract of contracts.filter(({ path }) => path.includes(`:${kind}`))) {
      const caller = await scene.at.staff('registrar', { town: towns[0] });
      const make = async (number: number): Promise<Asked> => ({
        ...requestsFor(contract, scene.she)[0]!,
        ...(await reasonsFor(caller, scene.she)),
        params: { person: scene.she, [kind]: number },
      });
      const [one, none] = [
        await caller.call(contract, await make(theirs[kind])),
        await caller.call(contract, await make(NONE)),
      ];
      const numbers = [theirs[kind], NONE];
      expect([nameOf(contract), told(one, numbers)]).toEqual([
        nameOf(contract),
        told(none, numbers),
      ]);
      expect([nameOf(contract), one.status === 404 || one.body.code === 'ACCESS_ROLE']).toEqual([
        nameOf(contract),
        true,
      ]);
    }
  });

  test('of a task, a request, an emergency or a question is like one that there is not', async () => {
    const far = await scene.at.staff('registrar', { town: towns[1] });
    const person = (await livingIn(scene.at.county, towns[1]))[0]!;
    const open = contracts.find((one) => nameOf(one) === 'POST /api/tasks')!;
    const asked = { person, purpose: 'service', basis: 'asked-for' };
    const { task } = (await far.call(open, { body: asked })).body;
    const numbered = contracts.filter(
      // Administrators number accounts, posts and units: those are no residents.
      ({ params, path }) => params?.properties.id && !/accounts|posts|units/.test(path),
    );
    for (const contract of numbered) {
      const caller = await scene.callerFor(contract);
      const [example] = requestsFor(contract, scene.she);
      const [one, none] = [
        await caller.call(contract, { ...example, params: { id: task } }),
        await caller.call(contract, { ...example, params: { id: NONE } }),
      ];
      const name = nameOf(contract);
      expect([name, told(one, [task, NONE])]).toEqual([name, told(none, [task, NONE])]);
    }
  });
});

// A05: who keeps house together can be read for one task.
test('nobody is moved into the house of strangers, so that a task would open it', async () => {
  const { pool } = scene.at.db;
  const houses = async (person: number) =>
    (
      await pool.query<{ number: string }>(
        `select number from county_990101.household join county_990101.household_member
           on household_id = household.id where person_id = $1 and retracted_in is null order by 1`,
        [person],
      )
    ).rows.map(({ number }) => number);
  const { rows } = await pool.query<{ number: string }>(
    `select number from county_990101.household join county_990101.household_member member
       on household_id = household.id
     where person_id = any($1) and retracted_in is null and until_day = 'infinity' limit 1`,
    [await livingIn(scene.at.county, towns[1])],
  );
  const strange = rows[0]!.number;
  const before = await houses(scene.she);
  const registrar = await scene.at.staff('registrar', { town: towns[0] });
  const params = { person: scene.she };
  const joining = { params, body: { household: strange, role: 'child' } };
  const born = {
    ...{ kind: 'birth', name: '测婴', day: '2026-11-01', sex: 'female' },
    household: { number: strange, role: 'child' },
  };
  const answers = [
    await registrar.call(joinHousehold, joining),
    await registrar.call(recordLifeEvent, { params, body: { event: born } }),
  ];
  expect(answers.map(({ status, body }) => [status, body.code])).toEqual([
    [404, 'ACCESS_NOBODY'],
    [404, 'ACCESS_NOBODY'],
  ]);
  expect(await houses(scene.she)).toEqual(before);
});

// A04: who has the number already is among the pairs to decide, for who may see both.
test('pairs that cannot be seen show neither in a list nor in where its next page begins', async () => {
  const { county, keys } = scene.at;
  const registrar = await scene.at.staff('registrar', { town: towns[0] });
  const far = (await livingIn(county, towns[1])).slice(-12);
  for (const [i, person] of far.entries()) {
    const number = fictionalNumber(String(200 + i));
    const given = { actor: 'test', today: generatedOn, person, number };
    await setIdentityNumber(county, keys, given);
    const body = { name: '测新来', identityNumber: number };
    expect((await registrar.call(registerPerson, { body })).status).toBe(201);
  }
  const { rows } = await scene.at.db.pool.query(
    'select count(*) from county_990101.duplicate_candidate',
  );
  expect(Number(rows[0].count)).toBeGreaterThanOrEqual(far.length);
  const shown: unknown[] = [];
  for (let query: Asked['query'] = { limit: 1 }, turn = 0; query && turn < 50; turn++) {
    const { body } = await registrar.call(listDuplicates, { query });
    shown.push(body);
    query = body.next === undefined ? undefined : { limit: 1, after: body.next };
  }
  const numbers = new Set(JSON.stringify(shown).match(/\d+/g)?.map(Number));
  expect(far.filter((person) => numbers.has(person))).toEqual([]);
});
