/** A phone from setting it up to its end: what is said stays, goes out once, and is shown at once. */
import { expect, test } from 'vitest';
import { newBench, PIN, readyPhone, synced } from './fixtures/phones.ts';

test('a new phone is empty, and open with everybody once it was set up', async () => {
  const bench = newBench();
  const phone = await bench.start();
  expect(phone.snapshot().state).toBe('empty');
  await phone.enrol('工作手机', PIN);
  await synced(phone);
  expect(phone.snapshot()).toMatchObject({ state: 'open', health: { people: 7 } });
  expect(phone.people().map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6, 7]);
});

test('what is said shows at once, outlives the app, and reaches the server once', async () => {
  const bench = newBench();
  const phone = await readyPhone(bench);
  const id = await phone.say('person/2', 'phone', '13900000002', 'person/2');
  expect(phone.person('person/2')).toMatchObject({
    phone: '13900000002',
    said: [{ where: 'here' }],
  });
  const again = await bench.start();
  expect(again.people()).toEqual([]);
  await again.unlock(PIN);
  expect(again.person('person/2')!.phone).toBe('13900000002');
  await synced(again);
  await synced(again);
  expect([...bench.server.events.keys()]).toEqual([id]);
  expect(again.snapshot().health.counts).toMatchObject({ here: 0, accepted: 1 });
  expect(again.person('person/2')).toMatchObject({ phone: '13900000002', said: [] });
});

test('an edit names what it replaces, so that a second one is no conflict', async () => {
  const bench = newBench();
  const phone = await readyPhone(bench);
  const first = await phone.say('person/2', 'phone', '13900000001', 'person/2');
  await synced(phone);
  const second = await phone.say('person/2', 'phone', '13900000002', 'person/2');
  await phone.say('person/2', 'phone', '13900000003', 'person/2');
  await synced(phone);
  const events = [...bench.server.events.values()];
  expect(events.map(({ base }) => base)).toEqual([[], [first], [second]]);
  expect(bench.server.people.get(2)!.person.phone).toBe('13900000003');
});

test('what is taken back before it was sent never leaves the phone', async () => {
  const bench = newBench();
  const phone = await readyPhone(bench);
  await phone.say('person/2', 'phone', '13900000001', 'person/2');
  const slip = await phone.say('person/2', 'phone', '13900000009', 'person/2');
  await phone.undo(slip);
  expect(phone.person('person/2')!.phone).toBe('13900000001');
  await synced(phone);
  expect([...bench.server.events.values()].map(({ value }) => value)).toEqual(['13900000001']);
});

test('what is taken back after it was sent is taken back by an event of its own', async () => {
  const bench = newBench();
  const phone = await readyPhone(bench);
  const said = await phone.say('person/2', 'phone', '13900000001', 'person/2');
  await synced(phone);
  await phone.undo(said);
  await phone.undo(said);
  await synced(phone);
  expect([...bench.server.events.values()].map(({ value, base }) => [value, base])).toEqual([
    ['13900000001', []],
    [null, [said]],
  ]);
  expect(phone.standing('person/2', 'phone')!.value).toBeNull();
});

test('a refused event lies in the tray with its reason until it is put away, and stops nobody', async () => {
  const bench = newBench();
  bench.server.refuses.set('death', 'PERSON_DEAD');
  const phone = await readyPhone(bench);
  const refused = await phone.say('person/2', 'death', { day: '2026-11-20' }, 'person/2');
  await phone.say('person/3', 'phone', '13900000003', 'person/3');
  await synced(phone);
  expect(phone.tray()).toMatchObject([{ id: refused, code: 'PERSON_DEAD', where: 'refused' }]);
  expect(phone.person('person/2')!.facts).toEqual([]);
  expect(bench.server.people.get(3)!.person.phone).toBe('13900000003');
  await phone.putAway(refused);
  expect(phone.tray()).toEqual([]);
});

test('a half-done form is there after the app was killed, and gone when it is removed', async () => {
  const bench = newBench();
  const phone = await readyPhone(bench);
  await phone.drafts.save('visit of household 3', { answers: [1, 2] });
  await phone.drafts.save('visit of household 3', { answers: [1, 2, 3] });
  const again = await bench.start();
  await again.unlock(PIN);
  expect(again.drafts.find('visit of household 3')).toEqual({ answers: [1, 2, 3] });
  await again.drafts.remove('visit of household 3');
  expect(again.drafts.names()).toEqual([]);
});

test('a photo waits sealed until its event was taken, and arrives whole', async () => {
  const bench = newBench();
  const phone = await readyPhone(bench);
  const bytes = new Uint8Array(300_000).map((_, i) => i % 251);
  const visit = phone.newRef('visit');
  await phone.addPaper({ visit, who: 'person/2', shows: 'certificate', bytes });
  expect(phone.snapshot().health.papers).toBe(1);
  await synced(phone);
  expect([...bench.server.papers.values()]).toEqual([300_000]);
  expect(phone.snapshot().health.papers).toBe(0);
});
