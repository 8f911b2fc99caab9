/** What the read log says of an act, at once, page by page, and what is asked and answered about it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importGenerated, isWithoutCare } from '../../../../test/postgres/county.ts';
import { livingIn, type RunningServer, runServer, towns } from '../../../../test/server/running.ts';
import { openTask } from '../../../api/contracts/tasks.ts';
import * as contracts from '../../../api/contracts/usage.ts';
import { changeCounty, readCounty } from '../../../db/county.ts';
import { day } from '../../../rules/index.ts';
import { careFactsOf, enrol } from '../care/index.ts';

let at: RunningServer;
let people: readonly number[];
beforeAll(async () => {
  at = await runServer();
  await importGenerated(at, { seed: 6, size: 1500 });
  people = await livingIn(at.county, towns[0]);
});
afterAll(() => at.stop());

const taskFor = async (person: number) => {
  const worker = await at.staff('family-worker', { town: towns[0] });
  const body = { person, purpose: 'service', basis: 'asked-for' };
  return { worker, task: (await worker.call(openTask, { body })).body.task as number };
};

test('what was done about her stands in the log as soon as it is answered', async () => {
  const she = people[0]!;
  const resident = await at.resident(she);
  const { task } = await taskFor(she);
  const { body } = await resident.call(contracts.ownUsage, { query: { limit: 1 } });
  expect(body.usage).toEqual([
    {
      id: expect.any(Number),
      logtime: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      action: 'a task was opened',
      actionCode: 'task-open',
      receiverCode: String(at.units.towns.get(towns[0])),
      receiverName: '990101004服务站',
      receiverRole: 'family worker',
      purpose: 'finding a resident',
      purposeCode: 'finding',
      // A task may rest on what the lists show, so that much was looked at.
      categories: ['identity and address', 'ordinary facts', 'marriage and kinship'],
      isChange: true,
    },
  ]);
  expect(Date.parse(body.heartbeat)).toBeGreaterThan(Date.parse(body.usagePeriod.from));
  expect(task).toBeGreaterThan(0);
});

test('her own looks, acts of the command line and those on the whole record are in it', async () => {
  const she = people[1]!;
  const resident = await at.resident(she);
  await resident.call(contracts.ownUsage);
  const actor = 'nuanjia person (root)';
  await readCounty(at.county, { kind: 'read-names', actor }, async (tx) => tx.seen(she));
  await readCounty(at.county, { kind: 'backup', actor }, async () => {});
  const { body } = await resident.call(contracts.ownUsage);
  const said = body.usage.map((one: Record<string, string>) => [one.actionCode, one.receiverCode]);
  expect(said).toEqual(
    expect.arrayContaining([
      ['usage-read', 'self'],
      ['read-names', 'command-line'],
      ['backup', 'command-line'],
      ['roster-import', 'software'],
    ]),
  );
});

test('pages follow each other, newest first, without gap or repeat', async () => {
  const she = people[2]!;
  for (let n = 0; n < 7; n++) {
    await readCounty(at.county, { kind: 'read-names', actor: 'test' }, async (tx) => tx.seen(she));
  }
  const resident = await at.resident(she);
  const { body: whole } = await resident.call(contracts.ownUsage, { query: { limit: 100 } });
  const ids = whole.usage.map(({ id }: { id: number }) => id) as number[];
  expect(ids).toEqual(ids.toSorted((a, b) => b - a));
  const paged: number[] = [];
  for (let before: number | undefined = ids[0]! + 1; before !== undefined; ) {
    const query = { before, limit: 3 };
    const { body }: { body: typeof whole } = await resident.call(contracts.ownUsage, { query });
    paged.push(...body.usage.map(({ id }: { id: number }) => id));
    before = body.next;
  }
  expect(paged).toEqual(ids);
});

test('what was read of a record before it was merged is in the log as well', async () => {
  const [keep, gone] = people.slice(3, 5) as [number, number];
  await readCounty(at.county, { kind: 'read-facts', actor: 'test' }, async (tx) => tx.seen(gone));
  await changeCounty(at.county, { kind: 'test', actor: 'test' }, (tx) =>
    tx.query('insert into person_merge (person_id, into_id, added_in) values ($1, $2, $3)', [
      ...[gone, keep, tx.event],
    ]),
  );
  const { body } = await (await at.resident(keep)).call(contracts.ownUsage);
  expect(body.usage.map((one: { actionCode: string }) => one.actionCode)).toContain('read-facts');
});

test('a question reaches the privacy officer, and the answer stands beside the entry', async () => {
  const she = people[5]!;
  await taskFor(she);
  const resident = await at.resident(she);
  const query = { limit: 1 };
  const [entry] = (await resident.call(contracts.ownUsage, { query })).body.usage;
  const asking = { params: { id: entry.id }, body: { question: '我没有找过服务站，为什么？' } };
  expect((await resident.call(contracts.questionUsage, asking)).status).toBe(201);
  const again = await resident.call(contracts.questionUsage, asking);
  expect([again.status, again.body.code]).toEqual([422, 'USAGE_QUESTIONED']);
  const officer = await at.staff('privacy-officer');
  const { questions } = (await officer.call(contracts.listUsageQuestions)).body;
  const found = questions.find(({ person }: { person: number }) => person === she);
  expect(found.entry).toMatchObject({ id: entry.id, action: 'a task was opened' });
  const answering = { params: { id: found.id }, body: { answer: '已核实，属于登记错误。' } };
  expect((await officer.call(contracts.answerUsageQuestion, answering)).status).toBe(200);
  expect((await officer.call(contracts.answerUsageQuestion, answering)).status).toBe(404);
  const { usage } = (await resident.call(contracts.ownUsage, { query: { limit: 20 } })).body;
  expect(usage.find(({ id }: { id: number }) => id === entry.id)).toMatchObject({
    question: asking.body.question,
    answer: answering.body.answer,
  });
});

test('the log of a care record is a list of its own, and the usual one says nothing of it', async () => {
  const she = people[6]!;
  const resident = await at.resident(she);
  const none = await resident.call(contracts.ownCareUsage);
  expect([none.status, none.body.usage]).toEqual([200, []]);
  const before = (await resident.call(contracts.ownUsage)).body.usage;
  await cared(she);
  const after = (await resident.call(contracts.ownUsage)).body.usage;
  expect(after.slice(1)).toEqual(before);
  const { usage } = (await resident.call(contracts.ownCareUsage)).body;
  const said = usage.map((one: Record<string, string>) => [one.actionCode, one.purposeCode]);
  const expected = [
    ['care-read', 'service'],
    ['care-enrol', 'software'],
  ];
  expect(said).toEqual(isWithoutCare ? [] : expected);
});

/** She has a care record, and a provider reads it. */
async function cared(person: number): Promise<void> {
  if (isWithoutCare) return;
  const unit = at.units.towns.get(towns[0])!;
  const today = day('2026-11-22');
  const text = { textVersion: '1', language: 'zh-CN', readAloud: false } as const;
  await enrol(at.county, { actor: 'account 1', person, unit, from: today, ...text });
  const by = { actor: 'account 1', today, reader: { unit } } as const;
  await careFactsOf(at.county, at.careKeys, { ...by, person });
}
