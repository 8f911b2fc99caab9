/** Requests from outside: received, taken up, answered or refused with a remedy, and never dropped. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importGenerated } from '../../../../test/postgres/county.ts';
import {
  type Caller,
  livingIn,
  type RunningServer,
  runServer,
  towns,
} from '../../../../test/server/running.ts';
import * as facts from '../../../api/contracts/facts.ts';
import { listNotices } from '../../../api/contracts/notices.ts';
import * as contracts from '../../../api/contracts/rights-desk.ts';
import { closeTask } from '../../../api/contracts/tasks.ts';
import { snapshotCounty } from '../../../db/county.ts';
import { day } from '../../../rules/index.ts';
import { deliverNotices } from '../notice/index.ts';
import { addPerson } from '../registry/index.ts';

let at: RunningServer;
let people: readonly number[];
let registrar: Caller;
beforeAll(async () => {
  at = await runServer();
  await importGenerated(at, { seed: 5, size: 1500 });
  people = await livingIn(at.county, towns[0]);
  registrar = await at.staff('registrar', { town: towns[0] });
});
afterAll(() => at.stop());

/** She asks, and the registrar takes it up. */
async function takenUp(person: number, kind: string) {
  const she = await at.resident(person);
  const body = { kind, said: '我想知道。' };
  const asked = await she.call(contracts.openRightsRequest, { params: { person }, body });
  const id = asked.body.request as number;
  const { task } = (await registrar.call(contracts.beginRightsRequest, { params: { id } })).body;
  return { she, id, task: task as number, asked };
}

const own = async (she: Caller) => (await she.call(contracts.ownRightsRequests)).body.requests[0];

test('she is told by when she has an answer, and that the law names no days', async () => {
  const { asked, she, id } = await takenUp(people[0]!, 'correct');
  expect(asked.body).toMatchObject({
    due: '2026-12-07',
    clock: { days: 15, status: 'project convention', source: /in time/ },
  });
  await deliverNotices(at.county, at.clock.now);
  const { notices } = (await she.call(listNotices)).body;
  expect(notices[0].message).toContain(`${id} and will answer by 7 December 2026`);
});

test('an answer closes it and its task, once, and she is told', async () => {
  const { she, id, task } = await takenUp(people[1]!, 'explain-decision');
  const answer = { params: { id }, body: { answer: '依据如下。' }, task };
  expect((await registrar.call(contracts.answerRightsRequest, answer)).status).toBe(200);
  expect(await own(she)).toMatchObject({ state: 'answered', answer: '依据如下。' });
  const again = await registrar.call(contracts.answerRightsRequest, answer);
  expect(again.body.code).toBe('RIGHTS_REQUEST_STATE');
  const [row] = await snapshotCounty(at.county, (tx) =>
    tx.query<{ outcome: string }>('select outcome from task where id = $1', [task]),
  );
  expect(row!.outcome).toBe('done');
  await deliverNotices(at.county, at.clock.now);
  expect((await she.call(listNotices)).body.notices[0].message).toContain(`number ${id} has an`);
});

test('a refusal says why and what she can do about it, or it is none', async () => {
  const { she, id, task } = await takenUp(people[2]!, 'object');
  const refuse = (body: object) =>
    registrar.call(contracts.refuseRightsRequest, { params: { id }, body, task });
  expect((await refuse({ reason: '法律要求。' })).body.code).toBe('REQUEST_INVALID');
  const body = { reason: '法律要求。', remedy: '可以向网信部门投诉。' };
  expect((await refuse(body)).status).toBe(200);
  expect(await own(she)).toMatchObject({ state: 'refused', ...{ answer: body.reason } });
  expect((await own(she)).remedy).toBe(body.remedy);
});

test('nothing is answered before somebody took it up, and a deletion not by words alone', async () => {
  const she = await at.resident(people[3]!);
  const asked = { params: { person: people[3] }, body: { kind: 'object' } };
  const id = (await she.call(contracts.openRightsRequest, asked)).body.request;
  const answer = { params: { id }, body: { answer: '好。' } };
  expect((await registrar.call(contracts.answerRightsRequest, answer)).body.code) //
    .toBe('RIGHTS_REQUEST_STATE');
  const deletion = await takenUp(people[4]!, 'delete');
  const words = { params: { id: deletion.id }, body: { answer: '已删。' }, task: deletion.task };
  expect((await registrar.call(contracts.answerRightsRequest, words)).body.code) //
    .toBe('RIGHTS_REQUEST_ERASE');
});

test('the task of a request ends with its answer and not before', async () => {
  const { task } = await takenUp(people[7]!, 'object');
  const asked = { params: { id: task }, body: { outcome: 'done' } };
  expect((await registrar.call(closeTask, asked)).body.code).toBe('TASK_OF_REQUEST');
});

test('what is late is listed as late until it has an answer', async () => {
  const { id } = await takenUp(people[5]!, 'copy');
  const late = async () => {
    const caller = await at.staff('registrar', { town: towns[0] });
    const list = await caller.call(contracts.listRightsRequests, { query: { late: 'true' } });
    return list.body.requests.filter((one: { id: number }) => one.id === id);
  };
  expect(await late()).toEqual([]);
  at.clock.now = new Date('2026-11-24T04:00:00Z');
  expect(await late()).toMatchObject([{ state: 'in-progress', isLate: true, due: '2026-11-23' }]);
  at.clock.now = new Date('2026-11-22T04:00:00Z');
});

test('who lives where no unit serves is answered by whoever answers for the whole county', async () => {
  const [row] = await snapshotCounty(at.county, (tx) =>
    tx.query<{ id: number }>(
      `select id from person where is_on_record and not exists (
         select from fact where person_id = person.id and kind in (21, 23)) order by 1 limit 1`,
    ),
  );
  const person = row?.id ?? (await nobodyKnowsWhere());
  const she = await at.resident(person);
  const asked = { params: { person }, body: { kind: 'explain-decision' } };
  const id = (await she.call(contracts.openRightsRequest, asked)).body.request;
  const mine = await registrar.call(contracts.beginRightsRequest, { params: { id } });
  expect(mine.body.code).toBe('RIGHTS_REQUEST_UNKNOWN');
  const officer = await at.staff('privacy-officer');
  const begun = await officer.call(contracts.beginRightsRequest, { params: { id } });
  expect([begun.status, begun.body.task > 0]).toEqual([200, true]);
});

/** Somebody of whom no place is on record. */
async function nobodyKnowsWhere(): Promise<number> {
  const more = { name: '拟无址', facts: [], links: [], today: day('2026-11-22') };
  return (await addPerson(at.county, at.keys, { actor: 'test', ...more })).person;
}

test('a correction is made under that task, and both versions stay', async () => {
  const person = people[6]!;
  const { task } = await takenUp(person, 'correct');
  const asked = { params: { person }, task };
  const sexes = async (query = {}) => {
    const { body, headers } = await registrar.call(facts.listFacts, { ...asked, query });
    const known = body.facts.filter(({ kind }: { kind: string }) => kind === 'sex');
    return { known, ifMatch: headers.get('etag')! };
  };
  const { known, ifMatch } = await sexes();
  const right = known[0].value === 'male' ? 'female' : 'male';
  const corrected = await registrar.call(facts.correctFact, {
    ...{ params: { person, fact: known[0].fact }, task, ifMatch },
    body: { kind: 'sex', value: right },
  });
  expect(corrected.status).toBe(200);
  const values = async (query = {}) =>
    (await sexes(query)).known.map(({ value }: { value: string }) => value).toSorted();
  expect(await values()).toEqual([right]);
  expect(await values({ history: 'true' })).toEqual(['female', 'male']);
});
