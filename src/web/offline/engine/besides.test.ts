/** Places and goods come along with a sync, seldom, and never in the way of anything else. */
import { expect, test } from 'vitest';
import { day } from '../../../rules/index.ts';
import { HOUR, newBench, readyPhone, synced } from '../fixtures/phones.ts';

const areas = [
  { code: '990101', name: '云溪县', level: 'county' },
  { code: '990101001', name: '清溪街道', level: 'town', parent: '990101' },
];
const salts = { item: 'rehydration-salts', words: '口服补液盐', isStandingOffer: false };
const today = day('2026-11-22');

test('places are there after the first sync, and fetched again only when they changed', async () => {
  const bench = newBench();
  bench.server.areas = { hash: 'a'.repeat(64), areas };
  const phone = await readyPhone(bench);
  expect(phone.areas()).toEqual(areas);
  const before = bench.server.calls;
  await synced(phone);
  const quiet = bench.server.calls - before;
  bench.server.areas = { hash: 'b'.repeat(64), areas: areas.slice(0, 1) };
  bench.clock.now += HOUR;
  await synced(phone);
  expect(bench.server.calls - before - quiet).toBe(quiet + 2);
  expect(phone.areas()).toEqual(areas.slice(0, 1));
  bench.clock.now += HOUR;
  await synced(phone);
  expect(phone.areas()).toEqual(areas.slice(0, 1));
});

test('a server that refuses both stops nothing', async () => {
  const bench = newBench();
  const { transport } = bench.server;
  const refused = async () => {
    throw Object.assign(new Error('refused'), { code: 'ACCESS_DENIED' });
  };
  const phone = await bench.start({
    transport: { ...transport, fetchAreas: refused, fetchStock: refused },
  });
  await phone.enrol('工作手机', '704938');
  await synced(phone);
  expect([phone.people().length, phone.areas(), phone.stockLeft('thermometer', today)]).toEqual([
    7,
    [],
    undefined,
  ]);
});

test('goods are those of the own post and the shelf that can still be given, without what was given since', async () => {
  const bench = newBench();
  bench.server.stock = [
    { ...salts, quantity: 5 },
    { ...salts, post: 3, isOwn: true, quantity: 4 },
    { ...salts, post: 4, isOwn: false, quantity: 50 },
    { ...salts, quantity: 70, expires: '2026-11-22' },
  ];
  const phone = await readyPhone(bench);
  const left = () => phone.stockLeft(salts.item, today);
  expect([left(), phone.stockLeft('thermometer', today)]).toEqual([9, 0]);
  const visit = phone.newRef('visit');
  const field = `supply/${phone.newRef('visit').slice('visit/'.length)}`;
  const value = { who: 'person/1', item: salts.item, quantity: 2 };
  const event = await phone.say(visit, field, value, 'person/1');
  expect(left()).toBe(7);
  await synced(phone);
  expect(left()).toBe(7);
  await phone.undo(event);
  expect(left()).toBe(9);
});
