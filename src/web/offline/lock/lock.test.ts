/** The lock: wrong PINs, the end of the lease, clocks that are turned, a phone that is lost, and a stolen disk. */
import { expect, test } from 'vitest';
import { HOUR, newBench, packed, PIN, readyPhone, synced } from '../fixtures/phones.ts';
import type { OpenPhone } from '../open-phone.ts';
import { bytesOf, openMemoryStore } from '../simulated/memory-store.ts';
import { codeOf } from '../store/store.ts';
import { isStrongPin } from './pin.ts';

const WRONG = '704939';
const refused = (act: Promise<unknown>) =>
  act.then(
    () => 'done',
    (error: unknown) => codeOf(error),
  );

test.each([
  ...['12345', '123456', '000000', '987654', '121212', '123123', '900214', '19900214', '14021990'],
  ...['７０４９３８', 'abcdef', '7049 38', '1234567890123'],
])('%s is no PIN', (pin) => {
  expect(isStrongPin(pin)).toBe(false);
});

test('wrong PINs wait longer and longer, also when the app is killed in between', async () => {
  const bench = newBench();
  await readyPhone(bench);
  const waits: number[] = [];
  for (let count = 1; count <= 5; count++) {
    const phone = await bench.start();
    expect(await refused(phone.unlock(WRONG))).toBe('PHONE_PIN_WRONG');
    const { pinFrom = bench.clock.now } = phone.snapshot();
    waits.push((pinFrom - bench.clock.now) / 1000);
    if (count > 1) expect(await refused(phone.unlock(PIN))).toBe('PHONE_PIN_TOO_SOON');
    bench.clock.now = pinFrom;
  }
  expect(waits).toEqual([0, 1, 2, 4, 8]);
  const phone = await bench.start();
  await phone.unlock(PIN);
  expect(phone.snapshot()).toMatchObject({ state: 'open', wrongPins: 0 });
});

test('a clock that is set right after wrong PINs makes nobody wait for years', async () => {
  const bench = newBench();
  const phone = await readyPhone(bench);
  bench.clock.now += 3 * 365 * 24 * HOUR;
  await synced(phone);
  phone.lock();
  for (let count = 1; count <= 3; count++) {
    expect(await refused(phone.unlock(WRONG))).toBe('PHONE_PIN_WRONG');
    bench.clock.now = phone.snapshot().pinFrom ?? bench.clock.now;
  }
  bench.clock.now -= 3 * 365 * 24 * HOUR;
  await synced(phone);
  expect(await refused(phone.unlock(PIN))).toBe('PHONE_PIN_TOO_SOON');
  bench.clock.now += 2000;
  await phone.unlock(PIN);
  expect(phone.snapshot().state).toBe('open');
});

test('after ten wrong PINs the right one opens nothing until the server was met', async () => {
  const bench = newBench();
  await readyPhone(bench);
  const phone = await bench.start();
  for (let count = 1; count <= 10; count++) {
    await refused(phone.unlock(WRONG));
    bench.clock.now = phone.snapshot().pinFrom ?? bench.clock.now;
  }
  expect(phone.snapshot().state).toBe('expired');
  expect(await refused(phone.unlock(PIN))).toBe('PHONE_LEASE_OVER');
  await synced(phone);
  expect(phone.snapshot().state).toBe('locked');
  expect(await refused(phone.unlock(WRONG))).toBe('PHONE_PIN_WRONG');
  expect(phone.snapshot().state).toBe('expired');
});

const shareOnDisk = async (bench: ReturnType<typeof newBench>) => {
  const lease = await openMemoryStore(bench.disk).find('meta', 'lease');
  return new TextDecoder().decode(lease).includes('share');
};

test('after 73 hours without the server reading is shut and the share is gone; saying goes on', async () => {
  const bench = newBench();
  const phone = await readyPhone(bench);
  bench.clock.now += 73 * HOUR;
  bench.server.fate = () => 'is-lost';
  await phone.tick();
  expect(phone.snapshot().state).toBe('expired');
  expect([phone.people(), await shareOnDisk(bench)]).toEqual([[], false]);
  await phone.say('person/2', 'phone', '13900000002', 'person/2');
  await phone.drafts.save('a visit', 'half done');
  expect(await refused(phone.unlock(PIN))).toBe('PHONE_LEASE_OVER');
  bench.server.fate = () => 'arrives';
  await synced(phone);
  await phone.unlock(PIN);
  expect(phone.person('person/2')!.phone).toBe('13900000002');
  expect(phone.drafts.find('a visit')).toBe('half done');
  await synced(phone);
  expect(bench.server.people.get(2)!.person.phone).toBe('13900000002');
});

test('a clock that is set back counts as the end of the lease', async () => {
  const bench = newBench();
  const phone = await readyPhone(bench);
  bench.clock.now += 60 * HOUR;
  bench.server.fate = () => 'is-lost';
  await phone.tick();
  expect(phone.snapshot().state).toBe('open');
  bench.clock.now -= 50 * HOUR;
  await phone.tick();
  expect([phone.snapshot().state, await shareOnDisk(bench)]).toEqual(['expired', false]);
});

test('a clock that is three years wrong all the time changes nothing but what is said of it', async () => {
  const bench = newBench();
  bench.server.now = () => bench.clock.now - 3 * 365 * 24 * HOUR;
  const phone = await readyPhone(bench);
  bench.clock.now += 71 * HOUR;
  await phone.tick();
  expect(phone.snapshot()).toMatchObject({
    state: 'open',
    health: { clockAheadSeconds: 3 * 365 * 24 * 3600 },
  });
});

test('a phone that was reported lost hands over what it has and deletes everything', async () => {
  const bench = newBench();
  const phone = await readyPhone(bench);
  await phone.say('person/2', 'phone', '13900000002', 'person/2');
  bench.server.state = 'lost';
  expect(await phone.sync()).toEqual({ isDone: false, code: 'DEVICE_LOST' });
  expect(phone.snapshot()).toMatchObject({ state: 'wiped', wipedBecause: 'lost' });
  expect(bench.server.events.size).toBe(1);
  expect(new TextDecoder().decode(bytesOf(bench.disk))).toBe('meta/wiped\n{"because":"lost"}');
  expect((await bench.start()).snapshot().state).toBe('wiped');
});

test('an account that is closed shuts the phone and throws nothing away', async () => {
  const bench = newBench();
  const phone = await readyPhone(bench);
  await phone.say('person/2', 'phone', '13900000002', 'person/2');
  bench.server.state = 'ended';
  await phone.sync();
  expect([phone.snapshot().state, await shareOnDisk(bench)]).toEqual(['expired', false]);
  bench.server.state = 'active';
  await synced(phone);
  await phone.unlock(PIN);
  expect(phone.person('person/2')!.phone).toBe('13900000002');
});

test('a full phone opens, so that what lies on it can leave', async () => {
  const bench = newBench();
  const roomy = { reserveBytes: 4_000 };
  const phone = await bench.start(roomy);
  await phone.enrol('工作手机', PIN);
  await synced(phone);
  phone.lock();
  await phone.say('person/1', 'phone', '13900000001', 'person/1');
  bench.disk.quotaBytes = phone.snapshot().health.storage!.usedBytes;
  const again = await bench.start(roomy);
  await again.unlock(PIN);
  expect(again.snapshot().state).toBe('open');
  await synced(again);
  expect([...bench.server.events.values()].map(({ value }) => value)).toEqual(['13900000001']);
});

test('a passkey opens what the PIN opens, and another PIN takes the place of the old one', async () => {
  const bench = newBench();
  const phone = await readyPhone(bench);
  const passkey = { credential: 'a', secret: new Uint8Array(32).fill(3) };
  await phone.addPasskey(PIN, passkey);
  await phone.changePin(PIN, '602815');
  const again = await bench.start();
  const other = { ...passkey, secret: new Uint8Array(32).fill(4) };
  expect(await refused(again.unlock(other))).toBe('PHONE_PASSKEY_UNKNOWN');
  await again.unlock(passkey);
  again.lock();
  expect(await refused(again.unlock(PIN))).toBe('PHONE_PIN_WRONG');
  await again.unlock('602815');
  expect(again.people()).toHaveLength(7);
});

test('rows that were swapped on the disk do not open', async () => {
  const bench = newBench();
  const phone = await readyPhone(bench);
  await phone.say('person/1', 'phone', '13900000001', 'person/1');
  await phone.say('person/2', 'phone', '13900000002', 'person/2');
  const rows = bench.disk.rows.get('event')!;
  const [first, second] = [rows.get(1)!, rows.get(2)!];
  rows.set(1, second);
  rows.set(2, first);
  const again = await bench.start();
  await again.unlock(PIN);
  expect(again.snapshot().health).toMatchObject({ unreadable: 2, counts: { here: 0 } });
});

const planted = ['赵测试', 'zhaoceshi', '13912345678', '990101199001019995', 'employment', 'H77'];

async function fill(phone: OpenPhone): Promise<void> {
  await phone.say('person/9', 'fact/employment', { value: 'employed' }, 'person/9');
  await phone.say('person/9', 'phone', '13912345678', 'person/9');
  await phone.drafts.save('赵测试 990101199001019995', '赵测试');
  phone.lock();
  await phone.say('person/9', 'phone', '13912345678', 'person/9');
  await phone.drafts.save('赵测试', '990101199001019995');
}

test('no byte of the disk tells a name, a number, a phone or a fact', async () => {
  const bench = newBench([
    packed(9, {
      name: '赵测试',
      pinyin: ['zhaoceshi', 'zcs'],
      phone: '13912345678',
      households: [[77, 'H77', 'head', null, null]],
      facts: [[5, 'employment', null, null, 0, 0]],
    }),
  ]);
  const phone = await readyPhone(bench);
  await fill(phone);
  const disk = Buffer.from(bytesOf(bench.disk));
  expect(disk.length).toBeGreaterThan(2000);
  for (const text of planted) {
    for (const form of [Buffer.from(text), Buffer.from(text, 'utf16le')]) {
      expect([text, disk.includes(form)]).toEqual([text, false]);
    }
  }
  expect(disk.includes(Buffer.from('"share"'))).toBe(true);
});
