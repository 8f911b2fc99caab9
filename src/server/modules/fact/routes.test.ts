/** Facts over the network: stated, changed, corrected, ended and taken back, each edit of what is still so. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Caller,
  type RunningServer,
  runServer,
  towns,
} from '../../../../test/server/running.ts';
import type { Contract } from '../../../api/contract.ts';
import * as contracts from '../../../api/contracts/facts.ts';
import { openTask } from '../../../api/contracts/tasks.ts';
import { registerPerson } from '../../../api/contracts/people.ts';

let at: RunningServer;
let clerk: Caller;
beforeAll(async () => {
  at = await runServer();
  clerk = await at.staff('clerk', { town: towns[0] });
});
afterAll(() => at.stop());

/** Somebody new with an open task: what is asked about her, and edits of how she is now. */
async function someone() {
  const residence = { kind: 'residence', value: `${towns[0]}201` };
  const registered = await clerk.call(registerPerson, {
    body: { name: '测事实', facts: [residence] },
  });
  const { person } = registered.body;
  const body = { person, purpose: 'registration', basis: 'asked-for' };
  const { task } = (await clerk.call(openTask, { body })).body;
  const read = (query: Record<string, string | number> = {}) =>
    clerk.call(contracts.listFacts, { params: { person }, query, task });
  const edit = async (contract: Contract, params: object, sent?: object, ifMatch?: string) =>
    clerk.call(contract, {
      ...{ params: { person, ...params }, task, ...(sent && { body: sent }) },
      ifMatch: ifMatch ?? (await read()).headers.get('etag')!,
    });
  return { person, task, read, edit, addedAt: registered.body.seq as number };
}

const holding = (body: { facts: { kind: string; value?: unknown }[] }, kind: string) =>
  body.facts.filter((one) => one.kind === kind).map(({ value }) => value);

test('a fact is added, changed on a day, ended, corrected and taken back; history keeps each', async () => {
  const { person, task, read, edit } = await someone();
  const add = { kind: 'employment', value: 'employed', from: '2020-01-01' };
  const added = await clerk.call(contracts.addFact, { params: { person }, body: add, task });
  expect(added.status).toBe(201);
  const change = { kind: 'employment', value: 'not-employed', from: '2025-01-01' };
  const changed = await edit(contracts.changeFact, {}, change);
  expect([changed.status, changed.body.code]).toEqual([201, undefined]);
  expect(holding((await read()).body, 'employment')).toEqual(['employed', 'not-employed']);
  const { fact } = changed.body;
  expect((await edit(contracts.endFact, { fact }, { until: '2026-01-01' })).status).toBe(200);
  const last = (await read()).body.facts.at(-1);
  expect(last).toMatchObject({
    ...change,
    until: '2026-01-01',
    act: 'fact-end',
    words: 'not employed',
  });
  const right = { kind: 'employment', value: 'employed', from: '2025-06-01' };
  const corrected = await edit(contracts.correctFact, { fact: last.fact }, right);
  expect(corrected.status).toBe(200);
  expect((await edit(contracts.retractFact, { fact: corrected.body.fact })).status).toBe(200);
  expect(holding((await read()).body, 'employment')).toEqual(['employed']);
  const past = (await read({ history: 'true' })).body.facts;
  expect(past.filter((one: { kind: string }) => one.kind === 'employment')).toHaveLength(5);
});

test('what was known at a change number stays what was known then', async () => {
  const { read, edit, addedAt } = await someone();
  const move = { kind: 'residence', value: `${towns[0]}205`, from: '2026-01-01' };
  await edit(contracts.changeFact, {}, move);
  expect(holding((await read()).body, 'residence')).toEqual([`${towns[0]}201`, move.value]);
  const before = (await read({ asKnownAt: addedAt })).body;
  expect(holding(before, 'residence')).toEqual([`${towns[0]}201`]);
});

test('an edit on what is no longer so is refused and changes nothing; of two at once one wins', async () => {
  const { person, task, read, edit } = await someone();
  const { body, headers } = await read();
  const seen = headers.get('etag')!;
  const add = { kind: 'nationality', value: 'cn' };
  await clerk.call(contracts.addFact, { params: { person }, body: add, task });
  const { fact } = body.facts[0];
  const right = { kind: 'residence', value: `${towns[0]}209` };
  const late = await edit(contracts.correctFact, { fact }, right, seen);
  expect([late.status, late.body.code]).toEqual([412, 'REQUEST_STALE']);
  expect(holding((await read()).body, 'residence')).toEqual([`${towns[0]}201`]);
  const now = (await read()).headers.get('etag')!;
  const both = await Promise.all(
    [1, 2].map(() => edit(contracts.retractFact, { fact }, undefined, now)),
  );
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 412]);
});

test('a fact without its day, of no kind, or twice is refused with its reason', async () => {
  const { person, task } = await someone();
  const add = (body: object) => clerk.call(contracts.addFact, { params: { person }, body, task });
  const codes = [];
  for (const body of [
    { kind: 'shoe-size', value: 38 },
    { kind: 'birth' },
    { kind: 'death', day: '2030-01-01' },
    { kind: 'residence', value: `${towns[0]}201` },
    { kind: 'residence', value: '110101' },
    { kind: 'employment', value: 'pilot' },
  ]) {
    codes.push((await add(body)).body.code);
  }
  expect(codes).toEqual([
    ...['FACT_KIND_UNKNOWN', 'FACT_DAY_NEEDED', 'FACT_IN_FUTURE', 'FACT_ALREADY_KNOWN'],
    ...['FACT_OTHER_COUNTY', 'FACT_VALUE_INVALID'],
  ]);
});

test('residences are where she lived and lives; values of every shape travel as they are', async () => {
  const { person, task } = await someone();
  const add = (body: object) => clerk.call(contracts.addFact, { params: { person }, body, task });
  await add({ kind: 'unlisted/parents', value: { low: 0, high: 2 } });
  await add({ kind: 'disability-level', value: 3 });
  await add({ kind: 'one-child-certificate', value: true, source: '证件' });
  await add({ kind: 'employment', value: null });
  const { body } = await clerk.call(contracts.listFacts, { params: { person }, task });
  const values = body.facts.map(({ value }: { value: unknown }) => value);
  expect(values).toEqual([`${towns[0]}201`, { low: 0, high: 2 }, 3, true, null]);
  const homes = await clerk.call(contracts.listResidences, { params: { person }, task });
  expect(homes.body.facts.map(({ kind }: { kind: string }) => kind)).toEqual(['residence']);
});
