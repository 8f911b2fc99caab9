/**
 * An identity number that somebody elsewhere has already is taken like a fresh one: the answer, the statements and
 * whatever can be asked afterwards are the same, and only a registrar who serves both learns of it.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fictionalNumber } from '../../../../test/server/numbers.ts';
import {
  type Caller,
  type RunningServer,
  runServer,
  towns,
} from '../../../../test/server/running.ts';
import { fewestStatementsOf } from '../../../../test/server/statements.ts';
import { addLink } from '../../../api/contracts/kinship.ts';
import * as contracts from '../../../api/contracts/people.ts';
import { searchPeople } from '../../../api/contracts/search.ts';
import { openTask } from '../../../api/contracts/tasks.ts';
import { snapshotCounty } from '../../../db/county.ts';
import { day } from '../../../rules/index.ts';
import { addPerson, findByNumber } from '../registry/index.ts';

let at: RunningServer;
let clerk: Caller;
let registrar: Caller;
beforeAll(async () => {
  at = await runServer();
  clerk = await at.staff('clerk', { town: towns[0] });
  registrar = await at.staff('registrar', { town: towns[0] });
});
afterAll(() => at.stop());

const living = (town: string) => [{ kind: 'residence', value: `${town}201` }];
const elsewhere = async (serial: string) => {
  const { person } = await addPerson(at.county, at.keys, {
    ...{ actor: 'test', today: day('2026-11-22'), name: '李远方', links: [] },
    ...{ identityNumber: fictionalNumber(serial), facts: living(towns[1]) },
  });
  return person;
};
const register = (serial: string, caller = clerk) =>
  caller.call(contracts.registerPerson, {
    body: { name: '李新来', identityNumber: fictionalNumber(serial), facts: living(towns[0]) },
  });
const search = (serial: string, name = '李新来') =>
  clerk.call(searchPeople, { body: { name, identityNumber: fictionalNumber(serial) } });
const found = async (serial: string) =>
  (await findByNumber(at.county, at.keys, { actor: 'test', number: fictionalNumber(serial) }))
    ?.person;

/** What can be compared of an answer: all but the numbers that every act has of its own. */
const neutral = ({ status, body }: { status: number; body: object }) => ({
  status,
  ...body,
  ...{ event: 0, seq: 0, person: 0, instance: '' },
});

test('a number of somebody elsewhere is taken like a fresh one, with the same statements', async () => {
  const owners = [await elsewhere('301'), await elsewhere('302'), await elsewhere('303')];
  const answers: Awaited<ReturnType<typeof register>>[] = [];
  const asked = (first: number) => {
    let serial = first;
    return fewestStatementsOf(async () => answers.push(await register(String(serial++))));
  };
  expect(await asked(301)).toEqual(await asked(304));
  const [taken, , , fresh] = answers;
  expect(neutral(taken!)).toEqual(neutral(fresh!));
  expect([taken!.status, taken!.body.number]).toEqual([201, 'to-be-verified']);
  expect(await found('301')).toBe(owners[0]);
  expect(await found('304')).toBe(fresh!.body.person);
});

test('a registrar finds the pair to decide', async () => {
  const owner = await elsewhere('311');
  const { person } = (await register('311')).body;
  const pairs = await snapshotCounty(at.county, (tx) =>
    tx.query(
      `select state, level from duplicate_candidate where person_id = $1 and other_id = $2`,
      [owner, person],
    ),
  );
  expect(pairs).toEqual([{ state: 'open', level: 'certain' }]);
});

test('whatever is asked afterwards does not tell either', async () => {
  await elsewhere('321');
  for (const serial of ['321', '322']) {
    const { person } = (await register(serial)).body;
    expect((await search(serial)).body.people).toEqual([
      expect.objectContaining({ person, name: '李新来' }),
    ]);
    const again = await register(serial);
    expect([again.status, again.body.code]).toEqual([422, 'PERSON_KNOWN']);
  }
});

/** Gives somebody another number, as she is now. */
const correct = async (person: number, serial: string) => {
  const { headers } = await registrar.call(contracts.getPerson, { params: { person } });
  return registrar.call(contracts.setIdentityNumber, {
    ...{ params: { person }, ifMatch: headers.get('etag')! },
    body: { identityNumber: fictionalNumber(serial) },
  });
};

test('a corrected number behaves in the same way, until it is corrected again', async () => {
  await elsewhere('331');
  const outcomeOf = async (first: string, second: string, third: string) => {
    const { person } = (await register(first)).body;
    const steps = [
      await correct(person, second),
      await correct(person, second),
      await search(first),
      await search(second),
      await correct(person, third),
      await search(second),
      await search(third),
    ];
    return steps.map(({ status, body }) => [status, body.code, body.people?.length]);
  };
  const taken = await outcomeOf('333', '331', '335');
  expect(taken).toEqual(await outcomeOf('334', '332', '336'));
  expect(taken.map(([status, code, people]) => people ?? code ?? status)).toEqual([
    ...[200, 'NUMBER_SAME', 0, 1, 200, 0, 1],
  ]);
});

test('who is within reach is known: in the own town, and to whoever serves the county', async () => {
  await register('351');
  expect((await register('351')).body.code).toBe('PERSON_KNOWN');
  await elsewhere('352');
  const county = await at.staff('clerk');
  expect((await register('352', county)).body.code).toBe('PERSON_KNOWN');
});

test('of several who register one number at once within reach, one is told that it is known', async () => {
  const answers = await Promise.all(Array.from({ length: 4 }, () => register('361')));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 422, 422, 422]);
});

test('a link to somebody elsewhere is refused like a link to nobody', async () => {
  const owner = await elsewhere('371');
  const { person } = (await register('372')).body;
  const body = { person, purpose: 'registration', basis: 'asked-for' };
  const { task } = (await clerk.call(openTask, { body })).body;
  const link = (other: number) =>
    clerk.call(addLink, { params: { person }, body: { relation: 'children', other }, task });
  const [real, unreal] = [await link(owner), await link(999_999)];
  expect([real.status, real.body.code]).toEqual([404, 'ACCESS_NOBODY']);
  expect(neutral(real)).toEqual(neutral(unreal));
});
