/** A phone that is stolen, replayed, forged, or asks for what is not its own. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as devices from '../../src/api/contracts/phone/devices.ts';
import * as sync from '../../src/api/contracts/phone/sync.ts';
import { closeTask, listTasks } from '../../src/api/contracts/tasks.ts';
import { eventText, type PhoneEvent } from '../../src/model/sync/event.ts';
import { addPhone, newKeys, sign } from '../../src/server/modules/sync/fixtures/phone.ts';
import {
  openTown,
  outcomesOf,
  type Person,
  type Town,
} from '../../src/server/modules/sync/fixtures/town.ts';
import { towns } from '../server/running.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.at.stop());

const grade = (she: Person, value = 2) => ({
  ...{ record: she, about: she, field: 'fact/disability-level' },
  value: { value, from: '2026-11-01' },
});
const gradesOf = (she: Person) => town.factsOf(she, 'disability-level');

// A03
test('a phone of a colleague, and its place in the log, are like those of nobody', async () => {
  const { phone, other } = town;
  const { known } = await phone.fetchAll();
  const asked = [
    [sync.fetchCaseload, {}],
    [sync.fetchChanges, known],
    [sync.fetchReceipts, { after: 0 }],
  ] as const;
  for (const [contract, query] of asked) {
    for (const device of [phone.device, 999_999]) {
      const { status, body } = await other.caller.call(contract, { params: { device }, query });
      expect([status, body.code]).toEqual([404, 'DEVICE_UNKNOWN']);
    }
  }
});

// A20
test('a phone that was reported lost gets no share any more, and what it sends is held', async () => {
  const she = await town.somebody();
  const stolen = await addPhone(town.phone.caller);
  const said = await stolen.say(grade(she));
  const security = await town.at.staff('security-administrator');
  await security.call(devices.endDevicesOf, { params: { id: stolen.caller.account } });
  const params = { id: stolen.device };
  const lease = await stolen.caller.call(devices.renewLease, { params });
  expect([lease.status, lease.body.code]).toEqual([403, 'DEVICE_LOST']);
  expect(outcomesOf(await stolen.send(said))).toEqual(['held']);
  expect(await gradesOf(she)).toEqual([]);
});

// A23
test('a batch that was captured has one effect, however often and whenever it is replayed', async () => {
  const she = await town.somebody();
  const mine = await addPhone(await town.at.staff('family-worker', { town: towns[0] }));
  const said = await mine.say(grade(she));
  const first = await mine.send(said);
  for (let times = 0; times < 20; times++) expect((await mine.send(said)).body).toEqual(first.body);
  expect(await gradesOf(she)).toHaveLength(1);
  const thief = await addPhone(await town.at.staff('family-worker', { town: towns[0] }));
  const { status, body } = await thief.send(said);
  expect([status, body.code]).toEqual([403, 'PHONE_SIGNATURE']);
});

// A24
test('nobody writes in the name of another phone, nor changes what was signed', async () => {
  const she = await town.somebody();
  const mine = await addPhone(await town.at.staff('family-worker', { town: towns[0] }));
  const said = await mine.say(grade(she));
  const forged = { ...said, signature: await sign(await newKeys(), said.text) };
  const changed = { ...said, text: said.text.replace('"value":2', '"value":1') };
  const claims = { ...said.event, account: 1, receivedAt: '2020-01-01T00:00:00Z' };
  for (const one of [forged, changed, { ...said, text: eventText(claims as PhoneEvent) }]) {
    const { status, body } = await mine.send(one);
    expect([status, body.code]).toEqual([403, 'PHONE_SIGNATURE']);
  }
  const late = await mine.say({ ...grade(she), saidAt: '2023-01-01T00:00:00.000Z' });
  await mine.send(late);
  const { rows } = await town.at.db.pool.query(
    `select account_id as account, received_at > now() - interval '10 years' as is_ours, said_at
     from county_990101.phone_event where id = $1`,
    [late.event.id],
  );
  const account = mine.caller.account;
  expect(rows).toEqual([{ account, is_ours: true, said_at: '2023-01-01T00:00:00.000Z' }]);
});

// A25
test('an event about somebody whose task another closed stays in the tray and changes nothing', async () => {
  const she = await town.somebody();
  const mine = await addPhone(await town.at.staff('family-worker', { town: towns[0] }));
  const said = await mine.say(grade(she));
  const { tasks } = (await town.other.caller.call(listTasks, { query: { limit: 100 } })).body;
  const own = tasks.filter((one: { person: number }) => `person/${one.person}` === she);
  for (const { id } of own) {
    await town.other.caller.call(closeTask, { params: { id }, body: { outcome: 'mistaken' } });
  }
  expect(outcomesOf(await mine.send(said))).toEqual(['elsewhere']);
  expect(await gradesOf(she)).toEqual([]);
});
