/** Both stores keep the same promises, so that what the simulator shows holds for a browser. */
import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import { cryptography, newBench, PIN, synced } from '../fixtures/phones.ts';
import { openPhone } from '../open-phone.ts';
import { newDisk, openMemoryStore } from '../simulated/memory-store.ts';
import { openDexieStore } from './dexie-store.ts';
import { codeOf, type Store } from './store.ts';

const bytes = (...all: readonly number[]) => Uint8Array.from(all);
let count = 0;
const makers: readonly (readonly [string, () => Promise<Store>])[] = [
  ['IndexedDB', () => openDexieStore(`test-${count++}`)],
  ['memory', async () => openMemoryStore(newDisk())],
];

describe.each(makers)('%s', (_, make) => {
  test('gives back what was written, in order of keys, numbers before texts', async () => {
    const store = await make();
    await store.write([
      { table: 'event', key: 10, bytes: bytes(1) },
      { table: 'event', key: 9, bytes: bytes(2) },
      { table: 'event', key: 'a', bytes: bytes(3) },
      { table: 'draft', key: 9, bytes: bytes(4) },
    ]);
    expect([...(await store.all('event'))]).toEqual([
      [9, bytes(2)],
      [10, bytes(1)],
      ['a', bytes(3)],
    ]);
    expect(await store.find('draft', 9)).toEqual(bytes(4));
    expect(await store.find('draft', 10)).toBeUndefined();
  });

  test('writes all or nothing, and never over a key that is to be new', async () => {
    const store = await make();
    await store.write([{ table: 'event', key: 1, bytes: bytes(1), isNew: true }]);
    const again = store.write([
      { table: 'meta', key: 'sync', bytes: bytes(7) },
      { table: 'event', key: 1, bytes: bytes(2), isNew: true },
    ]);
    expect(await again.catch(codeOf)).toBe('STORE_TAKEN');
    expect(await store.find('meta', 'sync')).toBeUndefined();
    expect(await store.find('event', 1)).toEqual(bytes(1));
  });

  test('deletes what it is told to, and everything when it is destroyed', async () => {
    const store = await make();
    await store.write([
      { table: 'event', key: 1, bytes: bytes(1) },
      { table: 'paper', key: 'x', bytes: bytes(1) },
    ]);
    await store.write([{ table: 'event', key: 1 }]);
    expect((await store.all('event')).size).toBe(0);
    await store.destroy();
    expect((await store.all('paper')).size).toBe(0);
    await store.write([{ table: 'meta', key: 'wiped', bytes: bytes(1) }]);
    expect(await store.find('meta', 'wiped')).toEqual(bytes(1));
  });
});

test('a phone over IndexedDB keeps what was said when it is opened again', async () => {
  const { server, clock } = newBench();
  const start = async () =>
    openPhone({
      store: await openDexieStore('phone'),
      transport: server.transport,
      cryptography,
      clock: { now: () => clock.now },
      pinRounds: 1000,
      reserveBytes: 100_000,
    });
  const phone = await start();
  await phone.enrol('工作手机', PIN);
  await synced(phone);
  await phone.say('person/2', 'phone', '13900000002', 'person/2');
  const again = await start();
  await again.unlock(PIN);
  expect(again.person('person/2')!.phone).toBe('13900000002');
  await again.wipe();
  expect((await start()).snapshot()).toMatchObject({ state: 'wiped', wipedBecause: 'own' });
});
