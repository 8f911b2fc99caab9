/** Pairs are shown to and decided by registrars who serve both people; to everybody else there is no pair. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Caller,
  type RunningServer,
  runServer,
  towns,
} from '../../../../test/server/running.ts';
import * as contracts from '../../../api/contracts/duplicates.ts';
import { getPerson } from '../../../api/contracts/people.ts';
import { day } from '../../../rules/index.ts';
import { addPerson } from '../registry/index.ts';
import { searchDuplicates } from './index.ts';

let at: RunningServer;
let registrar: Caller;
let county: Caller;
let near: readonly [number, number];
let far: readonly [number, number];
let across: readonly [number, number];
beforeAll(async () => {
  at = await runServer();
  registrar = await at.staff('registrar', { town: towns[0] });
  county = await at.staff('registrar');
  near = [await someone('王晓明', towns[0]), await someone('王晓明', towns[0], 'not-employed')];
  far = [await someone('赵小红', towns[1]), await someone('赵小红', towns[1])];
  across = [await someone('孙大力', towns[0]), await someone('孙大力', towns[1])];
  await searchDuplicates(at.county, at.keys, { actor: 'test' });
});
afterAll(() => at.stop());

const someone = async (name: string, town: string, employment = 'employed') => {
  const { person } = await addPerson(at.county, at.keys, {
    ...{ actor: 'test', today: day('2026-11-22'), name, links: [] },
    facts: [
      { kind: 'birth', day: day('1980-02-02') },
      { kind: 'sex', value: 'male' },
      { kind: 'residence', value: `${town}201` },
      { kind: 'employment', value: employment },
    ],
  });
  return person;
};
const list = async (caller: Caller, query: Record<string, string | number> = {}) =>
  (await caller.call(contracts.listDuplicates, { query })).body;
const merge = (caller: Caller, [person, into]: readonly [number, number]) =>
  caller.call(contracts.mergePeople, { body: { person, into } });
const who = (caller: Caller, person: number) => caller.call(getPerson, { params: { person } });

test('a registrar meets pairs of people whom she serves, page by page', async () => {
  const { pairs, next } = await list(registrar);
  expect([pairs.length, next]).toEqual([1, undefined]);
  expect(pairs[0]).toMatchObject({ person: near[0], other: near[1], personName: '王晓明' });
  expect(pairs[0].evidence).toContain('same name');
  const seen: number[] = [];
  for (let after: string | undefined = '999999999.0.0'; after; ) {
    const page: { pairs: { person: number }[]; next?: string } = await list(county, {
      ...{ after, limit: 1 },
    });
    seen.push(...page.pairs.map(({ person }) => person));
    after = page.next;
  }
  expect(seen.toSorted((a, b) => a - b)).toEqual([near[0], far[0], across[0]]);
});

test('people elsewhere are not merged, told apart or unmerged; they are like nobody', async () => {
  const nobody: readonly [number, number] = [near[0], 999_999];
  for (const pair of [far, across]) {
    const refused = await merge(registrar, pair);
    expect([refused.status, refused.body.code]).toEqual([404, 'ACCESS_NOBODY']);
    expect(refused.body.detail).toBe((await merge(registrar, nobody)).body.detail);
    const body = { person: pair[0], other: pair[1] };
    const different = await registrar.call(contracts.decideDifferent, { body });
    expect(different.body.code).toBe('ACCESS_NOBODY');
  }
  const merged = (await merge(county, far)).body.merge;
  const undo = (number: number) => registrar.call(contracts.undoMerge, { body: { merge: number } });
  expect((await undo(merged)).body.code).toBe('MERGE_NOT_THERE');
  expect((await undo(999_999)).body.code).toBe('MERGE_NOT_THERE');
  expect((await who(county, far[0])).body.person).toBe(far[1]);
});

test('a merge is read as one person, tells contradictions of her classes only, and can be undone', async () => {
  const merged = await merge(registrar, near);
  expect([merged.status, merged.body.contradictions]).toEqual([200, []]);
  expect((await who(registrar, near[0])).body.person).toBe(near[1]);
  expect((await list(registrar)).pairs).toEqual([]);
  const body = { merge: merged.body.merge };
  expect((await registrar.call(contracts.undoMerge, { body })).status).toBe(200);
  expect((await who(registrar, near[0])).body.person).toBe(near[0]);
  const different = { person: near[0], other: near[1] };
  expect((await registrar.call(contracts.decideDifferent, { body: different })).status).toBe(200);
  expect((await list(registrar)).pairs).toEqual([]);
});

test('only registrars decide', async () => {
  for (const role of ['family-worker', 'clerk', 'reviewer', 'system-administrator'] as const) {
    const other = await at.staff(role, role.endsWith('administrator') ? {} : { town: towns[0] });
    expect((await merge(other, near)).body.code).toBe('ACCESS_ROLE');
    expect((await other.call(contracts.listDuplicates)).body.code).toBe('ACCESS_ROLE');
    const body = { person: near[0], other: near[1] };
    expect((await other.call(contracts.decideDifferent, { body })).body.code).toBe('ACCESS_ROLE');
    expect((await other.call(contracts.undoMerge, { body: { merge: 1 } })).body.code).toBe(
      'ACCESS_ROLE',
    );
  }
  expect((await merge(at.stranger, near)).status).toBe(401);
});
