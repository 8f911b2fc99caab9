/** Today's list at the moment of opening is the list that will stand there, or there is none yet: never an older one. */
import type { i18n } from 'i18next';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { testCounty } from '../../../../test/postgres/county.ts';
import {
  type Caller,
  type RunningServer,
  runServer,
  towns,
} from '../../../../test/server/running.ts';
import { day } from '../../../rules/index.ts';
import { fillCounty } from '../../../server/modules/answer/fixtures/model.ts';
import { raiseTasks } from '../../../server/modules/service/index.ts';
import { PIN, synced } from '../../offline/fixtures/phones.ts';
import { readyAt, startedAt } from '../../offline/fixtures/served.ts';
import type { OpenPhone } from '../../offline/open-phone.ts';
import { type Disk, newDisk } from '../../offline/simulated/memory-store.ts';
import { openWords } from '../app/language.ts';
import { type Section, sectionsOf, SHOWN_FIRST } from './cards.ts';
import { findKept, keepLists } from './kept-list.ts';

const today = day('2026-11-22');
let at: RunningServer;
let worker: Caller;
let words: i18n;
let disk: Disk;
let phone: OpenPhone;
beforeAll(async () => {
  const county = await testCounty();
  await fillCounty(county, 5, 1500);
  at = await runServer({ county });
  await raiseTasks(at.county, { actor: 'test', today });
  worker = await at.staff('family-worker', { town: towns[0] });
  words = await openWords('zh-CN');
});
beforeEach(async () => {
  disk = newDisk();
  phone = await readyAt(at, worker, disk);
  const { ref } = phone.people()[0]!;
  await phone.say(ref, 'fact/residence', { value: `${towns[0]}002` }, ref);
  await keep();
});
afterAll(() => at.stop());

const keep = () => keepLists(phone, words, [today + 1, today]);

/** As screens draw them: the first ones, or all. */
const rowsOf = (sections: readonly Section[], most = SHOWN_FIRST) =>
  sections.map(({ name, count, card }) => ({
    ...{ name, count },
    cards: Array.from({ length: Math.min(count, most) }, (_, place) => card(place)),
  }));

/** Opens the disk again; what a screen could show of a day while nobody was read yet, and the phone. */
async function opened(days: readonly number[] = [today], language = words) {
  const fresh = await startedAt(at, worker, disk);
  const seen: (ReturnType<typeof rowsOf> | undefined)[] = [];
  fresh.subscribe(() => {
    if (fresh.snapshot().isReading && seen.length === 0) {
      expect(fresh.people()).toEqual([]);
      const kept = days.map((one) => findKept(fresh, language, one));
      seen.push(...kept.map((sections) => sections && rowsOf(sections)));
    }
  });
  await fresh.unlock(PIN);
  await expect.poll(() => fresh.snapshot().hasRules).toBe(true);
  return { seen, phone: fresh };
}

test('the list of a town is there before its people, today and tomorrow, word for word, with what was said', async () => {
  const days = [today, today + 1];
  const { seen, phone: again } = await opened(days);
  expect(seen).toHaveLength(2);
  for (const [place, one] of days.entries()) {
    const rows = rowsOf(sectionsOf(again, words, one));
    expect(rows.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThan(20);
    expect(seen[place]).toEqual(rows);
  }
});

test('the rows after the first come with the people', async () => {
  const { phone: again } = await opened();
  const rows = rowsOf(sectionsOf(again, words, today), Number.POSITIVE_INFINITY);
  expect(Math.max(...rows.map(({ count }) => count))).toBeGreaterThan(SHOWN_FIRST);
  expect(rowsOf(findKept(again, words, today)!, Number.POSITIVE_INFINITY)).toEqual(rows);
});

test('on another day and in another language there is none', async () => {
  const english = await openWords('en');
  expect((await opened([today - 1, today + 2])).seen).toEqual([undefined, undefined]);
  expect((await opened([today], english)).seen).toEqual([undefined]);
});

const happenings = {
  said: () => phone.say('person/1', 'phone', '13900000001', 'person/1'),
  'said while it was shut': () => {
    phone.lock();
    return phone.say('person/1', 'phone', '13900000002', 'person/1');
  },
  sent: () => synced(phone),
  'told by others': async () => {
    await synced(phone);
    await keep();
    const other = await readyAt(at, worker);
    const { ref } = other.people()[3]!;
    await other.say(ref, 'phone', '13900000003', ref);
    await synced(other);
    await synced(phone);
  },
};

test.each(
  Object.entries(happenings),
)('nothing is shown from before something was %s', async (_, happens) => {
  await happens();
  expect(findKept(phone, words, today)).toBeUndefined();
  expect((await opened()).seen).toEqual([]);
});

test('a phone that is locked while it opens stays locked', async () => {
  const fresh = await startedAt(at, worker, disk);
  fresh.subscribe(() => {
    if (fresh.snapshot().isReading) fresh.lock();
  });
  await fresh.unlock(PIN);
  expect([fresh.snapshot().state, fresh.people()]).toEqual(['locked', []]);
});
