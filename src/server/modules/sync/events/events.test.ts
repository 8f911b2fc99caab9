/** Events of phones arrive once, count as they should, and nothing of them is lost. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { towns } from '../../../../../test/server/running.ts';
import { listPhoneConflicts } from '../../../../api/contracts/phone/conflicts.ts';
import * as sync from '../../../../api/contracts/phone/sync.ts';
import { endDevice } from '../../../../api/contracts/phone/devices.ts';
import { answerConsent } from '../../../../api/contracts/consents.ts';
import { changeCounty } from '../../../../db/county.ts';
import { addPhone } from '../fixtures/phone.ts';
import { openTown, outcomesOf, type Person, type Town } from '../fixtures/town.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.at.stop());

const grade = (she: Person, value: number, base: readonly string[] = []) => ({
  ...{ record: she, about: she, field: 'fact/disability-level', base },
  value: { value, from: '2026-11-01' },
});
const asRef = (ref: string) => ref.replace('/', ':');

describe('a fact', () => {
  test('that is said is on record, once, however often it is sent', async () => {
    const { phone, somebody, factsOf } = town;
    const she = await somebody();
    const said = await phone.say(grade(she, 2));
    const first = await phone.send(said);
    expect(first.body.receipts).toMatchObject([{ id: said.event.id, state: 'accepted' }]);
    const again = await Promise.all([1, 2, 3, 4].map(() => phone.send(said, said)));
    for (const one of again) expect(one.body.receipts).toEqual(first.body.receipts);
    expect(await factsOf(she, 'disability-level')).toMatchObject([{ low: 2 }]);
  });

  test('that is said anew replaces the first, and taken back it leaves the record as it was', async () => {
    const { phone, somebody, factsOf } = town;
    const she = await somebody();
    const before = await factsOf(she, 'employment');
    const said = { record: she, about: she, field: 'fact/employment' };
    const value = (one: string) => ({ value: one, from: '2026-10-01' });
    const one = await phone.say({ ...said, value: value('employed') });
    const two = await phone.say({ ...said, value: value('not-employed'), base: [one.event.id] });
    const none = await phone.say({ ...said, value: null, base: [two.event.id] });
    const outcomes = outcomesOf(await phone.send(one, two, none));
    expect(outcomes).toEqual(['merged', 'merged', 'accepted']);
    expect(await factsOf(she, 'employment')).toEqual(before);
  });

  test('that the record does not take stays beside it and blocks nothing behind it', async () => {
    const { phone, somebody } = town;
    const she = await somebody();
    const events = [
      await phone.say({ ...grade(she, 9) }),
      await phone.say({ ...grade(she, 2), field: 'fact/no-such-kind' }),
      await phone.say({ ...grade(she, 2), value: { value: 2, colour: 'red' } }),
      await phone.say(grade(she, 3)),
    ];
    expect(outcomesOf(await phone.send(...events))).toEqual([
      ...['FACT_VALUE_INVALID', 'PHONE_FIELD_UNKNOWN', 'PHONE_VALUE_INVALID', 'accepted'],
    ]);
  });
});

test('a newborn is registered once, and what was said of her before waits', async () => {
  const { phone, somebody } = town;
  const she = await somebody();
  const child = `new/${crypto.randomUUID()}` as const;
  const visit = `visit/${crypto.randomUUID()}` as const;
  const early = [
    await phone.say({
      record: visit,
      field: `measure/${asRef(child)}/weight`,
      about: she,
      value: 3.4,
    }),
    await phone.say({
      ...{ record: visit, about: she, value: { outcome: 'done', day: '2026-11-21' } },
      field: `step/${asRef(child)}/cn:child-health/newbornHomeVisit`,
    }),
  ];
  expect(outcomesOf(await phone.send(...early))).toEqual(['waiting', 'waiting']);
  const value = { parent: she, day: '2026-11-10', name: '测新生', sex: 'female' };
  const birth = await phone.say({ record: child, field: 'birth', about: she, value });
  const { person } = (await phone.send(birth)).body.receipts[0];
  expect(outcomesOf(await phone.send(...early))).toEqual(['accepted', 'accepted']);
  const again = await phone.say({ record: child, field: 'birth', about: she, value });
  expect(outcomesOf(await phone.send(again))).toEqual(['PHONE_REGISTRATION_STAYS']);
  const { people } = await phone.fetchAll();
  expect(people.filter(({ name }) => name === '测新生').map(({ id }) => id)).toEqual([person]);
  const facts = await town.factsOf(`person/${person}`, 'encounter/newborn-home-visit');
  expect(facts).toHaveLength(1);
});

test('what is said of somebody whose registration is refused goes to an office, and counts once she is registered', async () => {
  const { phone, at, somebody } = town;
  const she = await somebody();
  const child = `new/${crypto.randomUUID()}` as const;
  const visit = { record: `visit/${crypto.randomUUID()}`, about: she } as const;
  const weight = { ...visit, field: `measure/${asRef(child)}/weight`, value: 3.4 };
  const birth = { parent: she, day: '2026-11-10', name: '测再登', sex: 'female' };
  const of = (value: object) =>
    phone.say({ record: child, field: 'birth', about: she, value: value as typeof birth });
  const early = await phone.say(weight);
  const wrong = await of({ ...birth, household: 99_999_999 });
  const late = await phone.say({ ...weight, field: `measure/${asRef(child)}/height`, value: 50 });
  expect(outcomesOf(await phone.send(early))).toEqual(['waiting']);
  const unregistered = 'PHONE_PERSON_UNREGISTERED';
  expect(outcomesOf(await phone.send(wrong, late))).toEqual([
    ...['PHONE_HOUSEHOLD_UNKNOWN', unregistered],
  ]);
  expect((await phone.send(early)).body.receipts).toMatchObject([
    { state: 'elsewhere', code: unregistered },
  ]);
  const clerk = await at.staff('clerk', { town: towns[0] });
  const cases = async () => {
    const { body } = await clerk.call(listPhoneConflicts);
    return body.conflicts.flatMap(({ sides }: { sides: { id: string }[] }) =>
      sides.map(({ id }) => id).filter((id) => [early.event.id, late.event.id].includes(id)),
    );
  };
  expect((await cases()).toSorted()).toEqual([early.event.id, late.event.id].toSorted());
  expect(outcomesOf(await phone.send(await of(birth)))).toEqual(['accepted']);
  expect(outcomesOf(await phone.send(early, late))).toEqual(['accepted', 'accepted']);
  expect(await cases()).toEqual([]);
});

test('text that no database keeps is no event, and those beside it are taken', async () => {
  const { phone, somebody } = town;
  const she = await somebody();
  const note = { record: `visit/${crypto.randomUUID()}`, about: she, field: 'note' } as const;
  for (const value of ['a\u0000b', 'a\ud800b']) {
    const { status, body } = await phone.send(await phone.say({ ...note, value }));
    expect([status, body.code]).toEqual([400, 'PHONE_EVENT_BROKEN']);
  }
  const words = await phone.say({ ...note, value: '写作 \\u0000 的字' });
  expect(outcomesOf(await phone.send(words))).toEqual(['accepted']);
});

test('of two events with one number the first is taken, and so is what came beside them', async () => {
  const { phone, somebody } = town;
  const mine = await addPhone(phone.caller);
  const note = { record: `visit/${crypto.randomUUID()}`, about: await somebody() } as const;
  const one = await mine.say({ ...note, field: 'note', value: '一' });
  const twin = await mine.say({ ...note, field: 'note', value: '二', number: one.event.number });
  const other = await mine.say({
    ...note,
    field: `measure/${asRef(note.about)}/weight`,
    value: 60,
  });
  const { status, body } = await mine.send(one, twin, other);
  expect([status, body.code]).toEqual([409, 'PHONE_EVENT_OTHER']);
  const { body: told } = await mine.call(sync.fetchReceipts, { query: { after: 0 } });
  const states = told.receipts.map(({ id, state }: { id: string; state: string }) => [id, state]);
  expect(states).toEqual([one, other].map(({ event }) => [event.id, 'accepted']));
});

test('phones that send about the same people at once, in opposite order, hold nobody up', async () => {
  const { phone, other, somebody } = town;
  const people: Person[] = [];
  while (people.length < 4) people.push(await somebody());
  const from = async (sender: typeof phone, about: readonly Person[]) => {
    const said = about.map((she) => sender.say({ ...grade(she, 3), base: [] }));
    return outcomesOf(await sender.send(...(await Promise.all(said))));
  };
  const [here, there] = await Promise.all([from(phone, people), from(other, people.toReversed())]);
  for (const outcome of [...here, ...there]) expect(['accepted', 'merged']).toContain(outcome);
  for (const she of people) {
    expect(await town.factsOf(she, 'disability-level')).toMatchObject([{ low: 3 }]);
  }
});

test('a yes that was said before a no elsewhere does not count', async () => {
  const { phone, somebody } = town;
  const she = await somebody();
  const value = { answer: 'yes', textVersion: 1, language: 'zh-CN', readAloud: true };
  const saidAt = '2026-11-20T01:00:00.000Z';
  const yes = await phone.say({
    record: she,
    about: she,
    field: 'consent/reminders',
    value,
    saidAt,
  });
  const person = Number(she.slice(7));
  const resident = await town.at.resident(person);
  await resident.call(answerConsent, {
    params: { person },
    body: { ...value, answer: 'no', purpose: 'reminders' },
  });
  expect(outcomesOf(await phone.send(yes))).toEqual(['PHONE_CONSENT_OVER']);
});

test('what is said of somebody who is not served any more goes to the unit that serves her now', async () => {
  const { at, phone, somebody, factsOf } = town;
  const she = await somebody();
  const id = Number(she.slice(7));
  await changeCounty(at.county, { kind: 'test', actor: 'test' }, async (tx) => {
    const there = Number(`${towns[1]}001`);
    await tx.query(
      `update fact set retracted_in = $2 where person_id = $1 and kind in (21, 23) and retracted_in is null`,
      [id, tx.event],
    );
    await tx.query(
      'insert into fact (person_id, kind, low, high, added_in) values ($1, 21, $2, $2, $3)',
      [...[id, there, tx.event]],
    );
    await tx.query(`update task set outcome = 'moved', closed_in = $2 where person_id = $1`, [
      ...[id, tx.event],
    ]);
  });
  expect(outcomesOf(await phone.send(await phone.say(grade(she, 2))))).toEqual(['elsewhere']);
  expect(await factsOf(she, 'disability-level')).toEqual([]);
  const { rows } = await at.db.pool.query(
    `select kind, unit_id as unit from county_990101.phone_conflict where person_id = $1`,
    [id],
  );
  expect(rows).toEqual([{ kind: 'elsewhere', unit: at.units.towns.get(towns[1]) }]);
});

test('gaps in the numbers are counted, and receipts are told again', async () => {
  const { phone, somebody } = town;
  const mine = await addPhone(phone.caller);
  const she = await somebody();
  await mine.send(await mine.say({ ...grade(she, 2), number: 3 }));
  await mine.send(await mine.say({ ...grade(she, 2), number: 5 }));
  const { devices } = (await mine.caller.call({ method: 'GET', path: '/api/devices' })).body;
  const own = devices.find(({ id }: { id: number }) => id === mine.device);
  expect(own).toMatchObject({ events: 2, missing: 3 });
  const { body } = await mine.call(sync.fetchReceipts, { query: { after: 3 } });
  expect(body.receipts).toMatchObject([{ number: 5 }]);
});

test('from a phone that was reported lost everything is held, and nothing counts', async () => {
  const { phone, somebody, factsOf } = town;
  const lost = await addPhone(phone.caller);
  const she = await somebody();
  await lost.caller.call(endDevice, { params: { id: lost.device }, body: { because: 'lost' } });
  expect(outcomesOf(await lost.send(await lost.say(grade(she, 2))))).toEqual(['held']);
  expect(await factsOf(she, 'disability-level')).toEqual([]);
});
