/** What two phones said differently is decided by somebody, and both workers are told. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { towns } from '../../../../../test/server/running.ts';
import * as contracts from '../../../../api/contracts/phone/conflicts.ts';
import { fetchReceipts } from '../../../../api/contracts/phone/sync.ts';
import type { Caller } from '../../../../../test/server/running.ts';
import type { Phone } from '../fixtures/phone.ts';
import { openTown, outcomesOf, type Person, type Town } from '../fixtures/town.ts';

let town: Town;
let clerk: Caller;
beforeAll(async () => {
  town = await openTown();
  clerk = await town.at.staff('clerk', { town: towns[0] });
});
afterAll(() => town.at.stop());

const grade = (she: Person, value: number) => ({
  ...{ record: she, about: she, field: 'fact/disability-level' },
  value: { value, from: '2026-11-01' },
});

/** Two phones say two things without knowing of each other. */
async function differing() {
  const { phone, other, somebody } = town;
  const she = await somebody();
  const [one, two] = [await phone.say(grade(she, 2)), await other.say(grade(she, 3))];
  expect(outcomesOf(await phone.send(one))).toEqual(['accepted']);
  expect(outcomesOf(await other.send(two))).toEqual(['conflict']);
  return { she, one: one.event, two: two.event };
}

const listed = async (she: Person) => {
  const { body } = await clerk.call(contracts.listPhoneConflicts);
  return body.conflicts.find((one: { person: number }) => `person/${one.person}` === she);
};
const decide = (id: number, event: string | null) =>
  clerk.call(contracts.decidePhoneConflict, { params: { id }, body: { event } });
const receiptOf = async (phone: Phone, number: number) => {
  const { body } = await phone.call(fetchReceipts, { query: { after: number - 1 } });
  return body.receipts[0].state;
};

test('both versions are shown in plain words, and the chosen one holds', async () => {
  const { she, one, two } = await differing();
  const conflict = await listed(she);
  expect(conflict).toMatchObject({ kind: 'differs', isOpen: true, words: 'disability grade' });
  expect(conflict.sides.map((side: { words: string }) => side.words).toSorted()).toEqual([
    ...['grade 2, from 1 November 2026', 'grade 3, from 1 November 2026'],
  ]);
  expect((await decide(conflict.id, two.id)).status).toBe(200);
  expect(await town.factsOf(she, 'disability-level')).toMatchObject([{ low: 3 }]);
  expect(await receiptOf(town.phone, one.number)).toBe('merged');
  expect(await receiptOf(town.other, two.number)).toBe('merged');
  expect(await listed(she)).toBeUndefined();
  expect((await decide(conflict.id, two.id)).body.code).toBe('PHONE_CONFLICT_UNKNOWN');
});

test('none of them may hold, and then the record is as it was', async () => {
  const { she } = await differing();
  const conflict = await listed(she);
  expect((await decide(conflict.id, crypto.randomUUID())).body.code).toBe('PHONE_SIDE_UNKNOWN');
  expect((await decide(conflict.id, null)).status).toBe(200);
  expect(await town.factsOf(she, 'disability-level')).toEqual([]);
});

test('phones that say the same are no conflict, and one that knows of the other replaces it', async () => {
  const { phone, other, somebody, factsOf } = town;
  const she = await somebody();
  const one = await phone.say(grade(she, 2));
  const same = await other.say(grade(she, 2));
  await phone.send(one);
  expect(outcomesOf(await other.send(same))[0]).not.toBe('conflict');
  const base = [one.event.id, same.event.id];
  const next = await other.say({ ...grade(she, 4), base });
  expect(outcomesOf(await other.send(next))).toEqual(['accepted']);
  expect(await factsOf(she, 'disability-level')).toMatchObject([{ low: 4 }]);
});

test('without a task for her nothing of what was said is shown, nor decided', async () => {
  const { she } = await differing();
  await town.at.db.pool.query(
    `update county_990101.task set outcome = 'done', closed_in = opened_in where person_id = $1`,
    [Number(she.slice('person/'.length))],
  );
  const conflict = await listed(she);
  expect(conflict).toMatchObject({ isOpen: false, sides: [] });
  expect(conflict.name).toBeUndefined();
  expect((await decide(conflict.id, null)).body.code).toBe('ACCESS_NEEDS_TASK');
});

test('what was refused is there too, and is put aside with a reason that the worker reads', async () => {
  const { phone, somebody } = town;
  const she = await somebody();
  const said = await phone.say(grade(she, 9));
  await phone.send(said);
  const conflict = await listed(she);
  expect(conflict).toMatchObject({ kind: 'refused', sides: [{ id: said.event.id }] });
  expect((await decide(conflict.id, null)).status).toBe(200);
  expect(await receiptOf(phone, said.event.number)).toBe('refused');
});
