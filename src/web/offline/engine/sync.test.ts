/** Syncs that are cut, repeated and met by another server: nothing is lost, and nothing happens twice. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Bench,
  newBench,
  packed,
  PIN,
  readyPhone,
  synced,
  village,
} from '../fixtures/phones.ts';
import type { OpenPhone } from '../open-phone.ts';
import { noConnection } from './transport.ts';
import type { Disk } from '../simulated/memory-store.ts';
import type { Fate } from '../fixtures/memory-server.ts';

test('a first sync that is cut goes on from the page where it was', async () => {
  const bench = newBench(village(20));
  const phone = await bench.start();
  await phone.enrol('工作手机', PIN);
  let left = 4;
  bench.server.fate = () => (left-- > 0 ? 'arrives' : 'is-lost');
  expect(await phone.sync()).toMatchObject({ code: 'NO_CONNECTION' });
  expect(phone.people()).toHaveLength(9);
  bench.server.fate = () => 'arrives';
  bench.server.calls = 0;
  const again = await bench.start();
  await again.unlock(PIN);
  await synced(again);
  expect(again.people()).toHaveLength(20);
  // The lease, four pages, what changed, whether either side lost an event, places, goods.
  expect(bench.server.calls).toBe(10);
});

test('who left the caseload between two whole syncs is gone, and who changed is as she is now', async () => {
  const bench = newBench(village(10));
  const phone = await readyPhone(bench);
  bench.server.people.delete(4);
  bench.server.people.delete(10);
  bench.server.put(packed(7, { name: '改名' }));
  bench.server.restore(() => true);
  bench.server.people.delete(4);
  bench.server.people.delete(10);
  await synced(phone);
  expect(phone.people().map(({ id }) => id)).toEqual([1, 2, 3, 5, 6, 7, 8, 9]);
  expect(phone.person('person/7')!.name).toBe('改名');
});

test('a server that was restored gets every event again, also those that it had', async () => {
  const bench = newBench();
  const phone = await readyPhone(bench);
  const ids: string[] = [];
  for (const number of [1, 2, 3, 4]) {
    ids.push(
      await phone.say(`person/${number}`, 'phone', `1390000000${number}`, `person/${number}`),
    );
    await synced(phone);
  }
  bench.server.restore(({ number }) => number <= 2);
  expect([...bench.server.events.keys()]).toEqual(ids.slice(0, 2));
  await synced(phone);
  expect([...bench.server.events.keys()].toSorted()).toEqual(ids.toSorted());
  expect(bench.server.people.get(4)!.person.phone).toBe('13900000004');
  expect(phone.snapshot().health.counts).toMatchObject({ accepted: 4, here: 0 });
});

test('what was said by a clock that is years slow is kept for a restored server all the same', async () => {
  const bench = newBench();
  bench.server.now = () => bench.clock.now + 3 * 365 * 86_400_000;
  const phone = await readyPhone(bench);
  const said = await phone.say('person/1', 'phone', '13900000001', 'person/1');
  await synced(phone);
  await synced(phone);
  bench.server.restore(() => false);
  await synced(phone);
  expect([...bench.server.events.keys()]).toEqual([said]);
});

test('a server that was restored from before the phone was set up takes it in again with all it has', async () => {
  const bench = newBench();
  const phone = await readyPhone(bench);
  await phone.say('person/1', 'phone', '13900000001', 'person/1');
  await synced(phone);
  await phone.say('person/2', 'phone', '13900000002', 'person/2');
  bench.server.restore(() => false);
  bench.server.state = 'unknown';
  expect(await phone.sync()).toEqual({ isDone: false, code: 'DEVICE_UNKNOWN' });
  await phone.adopt(PIN);
  await synced(phone);
  expect([1, 2].map((id) => bench.server.people.get(id)!.person.phone)).toEqual([
    ...['13900000001', '13900000002'],
  ]);
  const again = await bench.start();
  await again.unlock(PIN);
  expect(again.snapshot().health.counts).toMatchObject({ accepted: 2, here: 0 });
});

test('an event that was settled and is contested since is told once, also after opening again', async () => {
  const bench = newBench();
  const phone = await readyPhone(bench);
  const id = await phone.say('person/1', 'phone', '13900000001', 'person/1');
  await phone.say('person/2', 'death', { day: '2026-11-20' }, 'person/2');
  await synced(phone);
  expect(phone.tray()).toEqual([]);
  const own = bench.server.events.get(id)!;
  bench.server.events.set('other', { ...own, id: 'other', number: 0, value: '13900000002' });
  bench.server.refuses.set('phone', 'PHONE_TEST');
  bench.server.put(packed(1));
  await synced(phone);
  expect(phone.tray()).toMatchObject([{ id, code: 'PHONE_TEST' }]);
  const again = await bench.start();
  await again.unlock(PIN);
  expect(again.saidOf('person/1')).toHaveLength(1);
  expect(again.snapshot().health.counts).toMatchObject({ refused: 1, accepted: 1 });
});

test('an event whose form no server takes is refused alone', async () => {
  const bench = newBench();
  const phone = await readyPhone(bench);
  for (const number of [1, 2, 3]) {
    await phone.say(`person/${number}`, 'phone', `1390000000${number}`, `person/${number}`);
  }
  const transport = bench.server.transport;
  const picky = await bench.start({
    transport: {
      ...transport,
      sendEvents: async (device, events, signal) => {
        if (events.some(({ text }) => text.includes('13900000002'))) {
          throw Object.assign(new Error(), { code: 'REQUEST_INVALID', status: 400 });
        }
        return transport.sendEvents(device, events, signal);
      },
    },
  });
  await picky.unlock(PIN);
  await synced(picky);
  expect(bench.server.events.size).toBe(2);
  expect(picky.tray()).toMatchObject([{ record: 'person/2', code: 'REQUEST_INVALID' }]);
});

test('a network that carries little at a time gets everything through, each event once', async () => {
  const bench = newBench();
  const phone = await readyPhone(bench);
  for (const number of [1, 2, 3, 4, 5, 6, 7]) {
    await phone.say(`person/${number}`, 'phone', '13900000001', `person/${number}`);
  }
  const { transport } = bench.server;
  const thin = await bench.start({
    transport: {
      ...transport,
      sendEvents: async (device, events, signal) => {
        if (events.length > 2) throw noConnection();
        return transport.sendEvents(device, events, signal);
      },
    },
  });
  await thin.unlock(PIN);
  await synced(thin);
  expect([...bench.server.events.values()].map(({ number }) => number)).toEqual([
    ...[1, 2, 3, 4, 5, 6, 7],
  ]);
  expect(thin.snapshot().health.counts).toMatchObject({ accepted: 7, here: 0 });
});

test('a phone whose disk was set back says how many events it has lost, and reuses no number', async () => {
  const bench = newBench();
  await readyPhone(bench);
  const old = new Map([...bench.disk.rows].map(([table, rows]) => [table, new Map(rows)]));
  const phone = await bench.start();
  await phone.unlock(PIN);
  await phone.say('person/1', 'phone', '13900000001', 'person/1');
  await phone.say('person/2', 'phone', '13900000002', 'person/2');
  await synced(phone);
  for (const [table, rows] of old) bench.disk.rows.set(table, rows);
  const again = await bench.start();
  await again.unlock(PIN);
  await synced(again);
  expect(again.snapshot().health).toMatchObject({ forgotten: 2, missing: 0 });
  await again.say('person/3', 'phone', '13900000003', 'person/3');
  await synced(again);
  expect([...bench.server.events.values()].map(({ number }) => number)).toEqual([1, 2, 3]);
});

test('an event whose row was destroyed after it was numbered is told as one that never arrived', async () => {
  const bench = newBench();
  const phone = await readyPhone(bench);
  // The lease is renewed, and what is sent never arrives.
  let left = 1;
  bench.server.fate = () => (left-- > 0 ? 'arrives' : 'is-lost');
  for (const number of [1, 2] as const) {
    await phone.say(`person/${number}`, 'phone', '13900000001', `person/${number}`);
  }
  await phone.sync();
  bench.disk.rows.get('event')!.get(1)![20]! ^= 1;
  bench.server.fate = () => 'arrives';
  const again = await bench.start();
  await again.unlock(PIN);
  await synced(again);
  expect(again.snapshot().health).toMatchObject({ unreadable: 1, missing: 1 });
});

test('a page that does not open is reported, and its people are fetched again', async () => {
  const bench = newBench();
  await readyPhone(bench);
  bench.disk.rows.get('person')!.get(1)![20]! ^= 1;
  const phone = await bench.start();
  await phone.unlock(PIN);
  expect(phone.snapshot().health).toMatchObject({ unreadable: 1, people: 0 });
  await synced(phone);
  expect(phone.people()).toHaveLength(7);
});

test('failed syncs wait longer and longer, and a good one ends that', async () => {
  const bench = newBench();
  const phone = await readyPhone(bench);
  bench.server.fate = () => 'is-lost';
  let tries = 0;
  await phone.say('person/1', 'phone', '13900000001', 'person/1');
  for (let second = 0; second < 3600; second += 5) {
    bench.server.calls = 0;
    await phone.tick();
    tries += bench.server.calls;
    bench.clock.now += 5000;
  }
  expect(tries).toBeGreaterThan(6);
  expect(tries).toBeLessThan(20);
  bench.server.fate = () => 'arrives';
  bench.clock.now += 900_000;
  await phone.tick();
  expect(phone.snapshot().health.counts).toMatchObject({ here: 0, accepted: 1 });
});

/** What happens to a phone in one go of the property below. */
type Step =
  | { readonly act: 'say'; readonly person: number; readonly text: number; readonly dies: Dies }
  | { readonly act: 'sync'; readonly fates: readonly Fate[]; readonly dies: Dies }
  | { readonly act: 'undo' }
  | { readonly act: 'kill' }
  | { readonly act: 'restore' };
type Dies = { readonly after: number; readonly how: 'dies-before' | 'dies-after' } | undefined;

const dies = fc.option(
  fc.record({
    after: fc.nat(3),
    how: fc.constantFrom('dies-before' as const, 'dies-after' as const),
  }),
  { nil: undefined },
);
const fate = fc.constantFrom<Fate>('arrives', 'arrives', 'arrives', 'is-lost', 'answer-is-lost');
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    act: fc.constant('say' as const),
    person: fc.integer({ min: 1, max: 3 }),
    text: fc.nat(9),
    dies,
  }),
  fc.record({ act: fc.constant('sync' as const), fates: fc.array(fate, { maxLength: 8 }), dies }),
  fc.constantFrom<Step>({ act: 'undo' }, { act: 'kill' }, { act: 'restore' }),
);

/** Lets the disk die at some write of what happens, and tells whether it did. */
function whileDoomed<T>(disk: Disk, how: Dies, act: () => Promise<T>): Promise<T | 'died'> {
  let left = how?.after ?? 0;
  const died = new Promise<'died'>((done) => {
    disk.nextWrite = () => {
      if (!how || left-- > 0) return 'happens';
      done('died');
      return how.how;
    };
  });
  return Promise.race([act(), died]).finally(() => {
    disk.nextWrite = () => 'happens';
  });
}

async function revive(bench: Bench): Promise<OpenPhone> {
  const phone = await bench.start();
  await phone.unlock(PIN);
  return phone;
}

/** Ids that were promised to be durable, and ids that may or may not have been said. */
type Promised = { readonly sure: Set<string>; readonly gone: Set<string> };

async function go(
  bench: Bench,
  phone: OpenPhone,
  one: Step,
  promised: Promised,
): Promise<OpenPhone> {
  if (one.act === 'kill') return revive(bench);
  if (one.act === 'restore') {
    bench.server.restore(({ number }) => number % 2 === 1);
    return phone;
  }
  if (one.act === 'undo') {
    const last = phone.saidOf('person/1').at(-1);
    if (last?.where !== 'here') return phone;
    await phone.undo(last.id);
    promised.gone.add(last.id);
    return phone;
  }
  const fates = one.act === 'sync' ? [...one.fates] : [];
  bench.server.fate = () => fates.shift() ?? 'arrives';
  const told = await whileDoomed(bench.disk, one.dies, () =>
    one.act === 'sync'
      ? phone.sync().then(() => '')
      : phone.say(`person/${one.person}`, 'phone', `1390000000${one.text}`, `person/${one.person}`),
  );
  if (told !== 'died' && told !== '') promised.sure.add(told);
  return told === 'died' ? revive(bench) : phone;
}

test('whatever is said, cut, killed and restored, every promised event arrives, once, and all agree', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      const bench = newBench(village(4));
      let phone = await readyPhone(bench);
      const promised: Promised = { sure: new Set(), gone: new Set() };
      for (const one of steps) phone = await go(bench, phone, one, promised);
      phone = await revive(bench);
      bench.server.fate = () => 'arrives';
      await synced(phone);
      const events = [...bench.server.events.values()];
      const missing = [...promised.sure].filter((id) => !bench.server.events.has(id));
      expect(missing.filter((id) => !promised.gone.has(id))).toEqual([]);
      expect(new Set(events.map(({ number }) => number)).size).toBe(events.length);
      expect(phone.snapshot().health.counts.here).toBe(0);
      for (const { person } of bench.server.people.values()) {
        expect(phone.person(`person/${person.id}`)!.phone).toBe(person.phone);
      }
    }),
    { numRuns: 120, seed: 20261122 },
  );
});
