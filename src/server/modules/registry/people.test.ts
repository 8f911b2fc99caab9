/** Registering people, finding them by number, and correcting names and numbers, on a real database. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { incomingOf, testCounty, type TestCounty } from '../../../../test/postgres/county.ts';
import { readCounty, snapshotCounty } from '../../../db/county.ts';
import { checkCharacter } from '../../../model/identity-number.ts';
import { day } from '../../../rules/index.ts';
import { importRoster } from '../roster/index.ts';
import {
  addLink,
  addPerson,
  correctName,
  factsOf,
  findByNumber,
  type Registration,
  setIdentityNumber,
  undoEvent,
} from './index.ts';

let at: TestCounty;
beforeAll(async () => {
  at = await testCounty();
});
afterAll(() => at.drop());

const today = day('2026-11-22');
const actor = 'desk';
const refused = (code: string) => expect.objectContaining({ code });

const register = (more: Partial<Registration> = {}) =>
  addPerson(at.county, at.keys, { actor, today, name: '测试人', facts: [], links: [], ...more });
const find = (number: string) => findByNumber(at.county, at.keys, { actor, number });

/** A number of somebody in the fictional land. */
const numbered = (serial: string) => {
  const digits = `99010119680305${serial}`;
  return digits + checkCharacter(digits);
};

test('a newborn without a number is registered with her mother', async () => {
  const mother = await register();
  const child = await register({
    facts: [{ kind: 'birth', day: today }],
    links: [{ relation: 'parents', other: mother.person }],
  });
  const { holds } = await factsOf(at.county, { actor, person: child.person });
  expect(holds).toMatchObject([
    { kind: 'birth', from: today, until: today + 1, by: { act: 'registration', actor } },
  ]);
});

test('who is on record is found by number, also by the old short form, and not registered twice', async () => {
  const number = numbered('001');
  const { person } = await register({ identityNumber: number });
  const short = number.slice(0, 6) + number.slice(8, 17);
  expect(await find(short)).toMatchObject({ person, record: person, isOnRecord: true });
  const error = await register({ identityNumber: short, name: '另一人' }).catch((it) => it);
  expect(error).toMatchObject({ code: 'PERSON_KNOWN', detail: {} });
  expect(error.message).not.toContain('测试人');
});

test('of two who register one number at the same moment one is told that it is known', async () => {
  const both = await Promise.allSettled(
    [1, 2].map(() => register({ identityNumber: numbered('003') })),
  );
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const failed = both.find((one) => one.status === 'rejected');
  expect(failed?.reason).toMatchObject({ code: 'PERSON_KNOWN' });
});

test.each([
  [
    'a number with a wrong last character',
    { identityNumber: numbered('011').replace(/.$/, (last) => (last === '1' ? '2' : '1')) },
    'NUMBER_INVALID',
  ],
  ['an empty name', { name: ' ' }, 'NAME_EMPTY'],
  ['a birth tomorrow', { facts: [{ kind: 'birth', day: today + 1 }] }, 'FACT_IN_FUTURE'],
  [
    'a mother nobody knows',
    { links: [{ relation: 'parents', other: 9999 }] as const },
    'PERSON_UNKNOWN',
  ],
])('%s is refused and nobody is registered', async (_, more, code) => {
  const count = () =>
    snapshotCounty(at.county, ({ query }) => query('select count(*) from person'));
  const before = await count();
  await expect(register(more)).rejects.toEqual(refused(code));
  expect(await count()).toEqual(before);
});

test('a number changed after a correction finds the person, the one before nobody', async () => {
  const [wrong, right] = [numbered('005'), numbered('007')];
  const { person } = await register({ identityNumber: wrong });
  const change = (number: string) =>
    setIdentityNumber(at.county, at.keys, { actor, today, person, number, source: '户口簿' });
  const { event } = await change(right);
  expect(await find(wrong)).toBeUndefined();
  expect(await find(right)).toMatchObject({ person });
  await expect(change(right)).rejects.toEqual(refused('NUMBER_SAME'));
  await expect(change(numbered('001'))).rejects.toEqual(refused('PERSON_KNOWN'));
  await undoEvent(at.county, { actor, event });
  expect(await find(wrong)).toMatchObject({ person });
  expect(await find(right)).toBeUndefined();
});

test('a corrected name is shown and read aloud as it should be', async () => {
  const { person } = await register({ identityNumber: numbered('009') });
  await correctName(at.county, { actor, person, name: '样晓丽' });
  expect(await find(numbered('009'))).toMatchObject({ name: '样晓丽' });
  const [row] = await readCounty(at.county, { kind: 'test', actor }, ({ query }) =>
    query('select reading from person where id = $1', [person]),
  );
  expect(row).toEqual({ reading: 'yang xiao li yxl' });
});

test('who was only named as a relative keeps that record when registered', async () => {
  const number = await importWithNamedOnly();
  const named = await find(number);
  expect(named).toMatchObject({ isOnRecord: false, name: '' });
  const link = { actor, person: named!.person, relation: 'spouse', other: 1 } as const;
  await expect(addLink(at.county, link)).rejects.toEqual(refused('PERSON_UNKNOWN'));
  const { person, event } = await register({ identityNumber: number });
  expect(await find(number)).toMatchObject({ person: named!.person, isOnRecord: true });
  expect(person).toBe(named!.person);
  await undoEvent(at.county, { actor, event });
  expect(await find(number)).toMatchObject({ person, isOnRecord: false });
});

/** Reads in somebody whose mother has no row of her own; gives the mother's number. */
async function importWithNamedOnly(): Promise<string> {
  const mother = numbered('020');
  const links = [{ relation: 'parents', to: mother }] as const;
  const child = { id: numbered('013'), name: '测试儿', facts: [], events: [], links };
  await importRoster(at.county, incomingOf([child], 'one row'), { actor, keys: at.keys });
  return mother;
}
