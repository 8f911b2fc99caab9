/** When room runs out, photos give way first, then the room kept free; what was said is the last to be refused. */
import { expect, test } from 'vitest';
import { newBench, PIN, readyPhone, synced } from '../fixtures/phones.ts';
import { codeOf } from '../store/store.ts';

async function full() {
  const bench = newBench();
  bench.disk.quotaBytes = 400_000;
  const first = await bench.start({ reserveBytes: 50_000 });
  await first.enrol('工作手机', PIN);
  await synced(first);
  const visit = first.newRef('visit');
  const bytes = new Uint8Array(60_000);
  await first.addPaper({ visit, who: 'person/2', shows: 'other', bytes });
  const used = first.snapshot().health.storage!;
  expect(used.usedBytes).toBeGreaterThan(50_000);
  return { bench, phone: first, visit };
}

const usedIn = (bench: ReturnType<typeof newBench>) =>
  [...bench.disk.rows.values()]
    .flatMap((rows) => [...rows.values()])
    .reduce((sum, { length }) => sum + length, 0);

test('photos go first, then the reserve, and only then is something not saved', async () => {
  const { bench, phone } = await full();
  bench.disk.quotaBytes = usedIn(bench) + 100;
  await phone.say('person/2', 'phone', '13900000001', 'person/2');
  expect(phone.snapshot().health).toMatchObject({ papersShed: 1, papers: 0 });
  expect(bench.disk.rows.get('reserve')!.size).toBe(1);
  bench.disk.quotaBytes = usedIn(bench) + 100;
  await phone.say('person/2', 'phone', '13900000002', 'person/2');
  expect(bench.disk.rows.get('reserve')!.size).toBe(0);
  bench.disk.quotaBytes = usedIn(bench) + 100;
  const last = phone.say('person/2', 'phone', '13900000003', 'person/2');
  expect(await last.catch(codeOf)).toBe('PHONE_FULL');
  expect(phone.person('person/2')!.phone).toBe('13900000002');
});

test('what was said before room ran out is sent, and room comes back', async () => {
  const { bench, phone } = await full();
  bench.disk.quotaBytes = usedIn(bench) + 100;
  await phone.say('person/2', 'phone', '13900000001', 'person/2');
  bench.disk.quotaBytes = 1_000_000;
  await synced(phone);
  expect(bench.server.people.get(2)!.person.phone).toBe('13900000001');
  await phone.say('person/2', 'phone', '13900000002', 'person/2');
  await synced(phone);
  expect(bench.disk.rows.get('reserve')!.size).toBe(1);
});

test('a photo for which there is no room is refused and nothing is said of it', async () => {
  const bench = newBench();
  const phone = await readyPhone(bench);
  bench.disk.quotaBytes = usedIn(bench) + 1000;
  const paper = { visit: phone.newRef('visit'), who: 'person/2', shows: 'other' } as const;
  const added = phone.addPaper({ ...paper, bytes: new Uint8Array(5000) });
  expect(await added.catch(codeOf)).toBe('PHONE_FULL');
  expect(phone.snapshot().health).toMatchObject({ papers: 0, counts: { here: 0 } });
});

test('a photo of which nothing was said before the app was killed takes no room for ever', async () => {
  const bench = newBench();
  const phone = await readyPhone(bench);
  let writes = 0;
  const died = new Promise<void>((done) => {
    bench.disk.nextWrite = () => {
      if (++writes < 2) return 'happens';
      done();
      return 'dies-before';
    };
  });
  const paper = { visit: phone.newRef('visit'), who: 'person/2', shows: 'other' } as const;
  void phone.addPaper({ ...paper, bytes: new Uint8Array(5000) });
  await died;
  bench.disk.nextWrite = () => 'happens';
  expect(bench.disk.rows.get('paper')!.size).toBe(1);
  const again = await bench.start();
  await again.unlock(PIN);
  expect([bench.disk.rows.get('paper')!.size, again.snapshot().health.papers]).toEqual([0, 0]);
});

test('two windows that speak at once lose nothing, and each hears the other', async () => {
  const bench = newBench();
  const one = await readyPhone(bench);
  const other = await bench.start();
  await other.unlock(PIN);
  await one.say('person/1', 'phone', '13900000001', 'person/1');
  await other.say('person/2', 'phone', '13900000002', 'person/2');
  await one.heard();
  expect(one.person('person/2')!.phone).toBe('13900000002');
  expect(other.person('person/1')!.phone).toBe('13900000001');
  await synced(one);
  await other.heard();
  expect(other.snapshot().health.counts).toMatchObject({ here: 0, accepted: 2 });
});
