/**
 * A day without network in a real browser: fifteen visits to twelve households, a phone whose battery is pulled twice, and
 * the way home through a network that refuses, cuts, delays and repeats. Nothing is lost, and nothing is there twice.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { towns } from '../server/running.ts';
import { goodPin, signIn, unlock } from '../web/app.ts';
import { runVillage, type Village } from '../web/village.ts';
import {
  answer,
  end,
  eventsAt,
  householdsOf,
  newPhone,
  openAgain,
  sendAll,
  visit,
  visitsAt,
} from './day.ts';
import type { Profile } from './profile.ts';
import { fair, openProxy, type BadNetwork, storm } from './proxy.ts';

let village: Village;
let proxy: BadNetwork;
let folder: string;
const open: Profile[] = [];
beforeAll(async () => {
  village = await runVillage();
  // Refuses the first call of a storm, and cuts the answer to the third.
  proxy = await openProxy(Number(new URL(village.at.origin).port), 217);
  folder = mkdtempSync(join(tmpdir(), 'nuanjia-phone-'));
});
afterAll(async () => {
  await proxy?.stop();
  await village?.stop();
  rmSync(folder ?? '', { recursive: true, force: true });
});
afterEach(async () => {
  for (const { kill } of open.splice(0)) await kill().catch(() => undefined);
  proxy.set(fair);
});

const answers = [
  ['今天做了', 'done'],
  ['暂不做', 'declined'],
  ['今天做了', 'done'],
] as const;

/** Pulls the battery, and opens the phone again with its PIN. */
async function killed(phone: Profile, profile: string): Promise<Profile> {
  await phone.kill();
  const again = await openAgain(village, { folder: profile, through: proxy.port });
  open.push(again);
  await again.context.setOffline(true);
  await again.page.goto(`${village.site}/app/`);
  await unlock(again.page, goodPin);
  await again.page.locator('nav').waitFor();
  return again;
}

test('fifteen visits, two dead batteries and a bad network: all of it arrives, once', async () => {
  const worker = await village.at.staff('family-worker', { town: towns[0] });
  const profile = join(folder, 'one');
  let phone = await newPhone(village, worker, { folder: profile, through: proxy.port });
  open.push(phone);
  await phone.context.setOffline(true);
  const people = householdsOf(village.people, 12);
  const made: { readonly visit: string; readonly outcomes: readonly string[] }[] = [];
  for (const [index, person] of people.entries()) {
    const [word, outcome] = answers[index % answers.length]!;
    made.push({ visit: await visit(village, phone.page, person), outcomes: [outcome] });
    await answer(phone.page, word);
    if (index === 2 || index === 7) {
      // Right after it was said: the visit goes on, with its answer.
      phone = await killed(phone, profile);
      expect(await visit(village, phone.page, person)).toBe(made.at(-1)!.visit);
    }
    expect(await end(phone.page)).toHaveLength(1);
  }
  for (const person of people.slice(0, 3)) {
    made.push({ visit: await visit(village, phone.page, person), outcomes: [] });
    expect(await end(phone.page, '明天再来')).toEqual(['另外：明天再来']);
  }
  // Browsers write cookies by and by: the session may have gone with the battery.
  await signIn(phone.context, village.site, worker);
  proxy.set(storm);
  await phone.context.setOffline(false);
  await sendAll(village, phone.page);
  expect(proxy.counts.cut + proxy.counts.refused).toBeGreaterThan(0);
  expect((await visitsAt(worker)).toReversed()).toEqual(made);
  const events = await eventsAt(village);
  expect(events.map(({ number }) => number)).toEqual(events.map((_, index) => index + 1));
  expect(new Set(events.map(({ state }) => state))).toEqual(new Set(['accepted']));
}, 240_000);
