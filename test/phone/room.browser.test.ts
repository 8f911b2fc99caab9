/**
 * The storage of a phone runs full in the middle of a visit, in a real browser: it opens all the same, what it says is saved
 * is saved, what cannot be saved is said clearly, and with room again it goes on where it was.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { towns } from '../server/running.ts';
import { unlock } from '../web/app.ts';
import { runVillage, type Village } from '../web/village.ts';
import { answer, end, eventsAt, householdsOf, newPhone, sendAll, visit, visitsAt } from './day.ts';
import type { Profile } from './profile.ts';

let village: Village;
let folder: string;
let phone: Profile | undefined;
beforeAll(async () => {
  village = await runVillage();
  folder = mkdtempSync(join(tmpdir(), 'nuanjia-room-'));
});
afterAll(async () => {
  await phone?.kill();
  await village?.stop();
  rmSync(folder ?? '', { recursive: true, force: true });
});

/** Something else takes all the room there is, to the last few bytes. */
const fill = (page: Page) =>
  page.evaluate(`(async () => {
    const asked = indexedDB.open('photos', 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore('all', { autoIncrement: true });
    await new Promise((done) => { asked.onsuccess = done; });
    const took = (bytes) => new Promise((done) => {
      const writing = asked.result.transaction('all', 'readwrite');
      writing.objectStore('all').add(crypto.getRandomValues(new Uint8Array(bytes)));
      writing.oncomplete = () => done(true);
      writing.onabort = () => done(false);
    });
    for (let bytes = 65536; bytes >= 16; bytes /= 4) while (await took(bytes));
    asked.result.close();
  })()`);

const makeRoom = (page: Page) =>
  page.evaluate(
    `new Promise((done) => { indexedDB.deleteDatabase('photos').onsuccess = () => done(); })`,
  );

const done = (page: Page) => page.getByRole('button', { name: '今天做了', exact: true });

test('a phone that is full opens, says what it cannot keep, loses nothing that it kept, and goes on with room', async () => {
  const worker = await village.at.staff('family-worker', { town: towns[0] });
  const quotaBytes = 25_000_000;
  phone = await newPhone(village, worker, { folder: join(folder, 'phone'), quotaBytes });
  const { page, context } = phone;
  await context.setOffline(true);
  const [first, second] = householdsOf(village.people, 2);
  const visits = [await visit(village, page, first!)];
  await fill(page);
  await page.getByRole('button', { name: '锁定' }).click();
  await unlock(page);
  await answer(page, '今天做了');
  await end(page);
  visits.push(await visit(village, page, second!));
  await fill(page);
  await done(page).first().click();
  await page.getByText('手机存储已满，这件事没有记下').waitFor();
  expect(await done(page).first().isVisible()).toBe(true);
  await makeRoom(page);
  await answer(page, '今天做了');
  await end(page);
  await context.setOffline(false);
  await sendAll(village, page);
  const told = visits.map((one) => ({ visit: one, outcomes: ['done'] }));
  expect((await visitsAt(worker)).toReversed()).toEqual(told);
  const states = (await eventsAt(village)).map(({ state }) => state);
  expect(states).toEqual(['accepted', 'accepted', 'accepted', 'accepted']);
}, 180_000);
