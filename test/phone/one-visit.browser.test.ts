/**
 * One whole visit in a real browser, where something happens that should not matter: a newer build of the application arrives
 * in the middle of it; it goes by keyboard alone, enlarged to 200 %, in both languages, and axe finds nothing wrong on its way.
 */
import { rmSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Language } from '../../src/rules/index.ts';
import { faultsOf, unlock } from '../web/app.ts';
import { buildAnew, copyOfBuild } from '../web/another-build.ts';
import { runVillage, type Village } from '../web/village.ts';
import { answer, end, eventsAt, householdsOf, sendAll, visit } from './day.ts';
import { isKept } from './walk.ts';
import { sayIn } from './words.ts';

let village: Village;
let build: string;
beforeAll(async () => {
  build = copyOfBuild();
  village = await runVillage({ builtApp: build });
});
afterAll(async () => {
  await village?.stop();
  rmSync(build, { recursive: true });
});
afterEach(async () => {
  for (const context of village.browser.contexts()) await context.close();
});

const waiting = 'navigator.serviceWorker.ready.then((it) => it.waiting !== null)';

test('a newer build that arrives in a visit waits for its end, and takes over with all that was said', async () => {
  const { page, context } = await village.phone();
  await isKept(page);
  const [person] = householdsOf(village.people, 1);
  await visit(village, page, person!);
  await context.setOffline(true);
  await answer(page, '今天做了');
  await context.setOffline(false);
  buildAnew(build, '新的一版');
  await page.evaluate(
    'navigator.serviceWorker.ready.then((it) => it.update()).then(() => undefined)',
  );
  await expect.poll(() => page.evaluate(waiting)).toBe(true);
  await context.setOffline(true);
  await page.getByRole('button', { name: '不清楚或不想说' }).first().click();
  expect(await page.getByText('新版本已准备好').count()).toBe(0);
  expect(await end(page, '下次带秤')).toHaveLength(2);
  await page.getByRole('button', { name: '现在换用' }).click();
  await expect.poll(() => page.title()).toContain('新的一版');
  await unlock(page);
  await page.locator('nav').waitFor();
  await context.setOffline(false);
  await sendAll(village, page);
  const events = await eventsAt(village);
  expect(events.map(({ field, state }) => [field, state])).toEqual([
    ['visit', 'accepted'],
    ['step', 'accepted'],
    ['note', 'accepted'],
  ]);
});

/** Goes to something by the keyboard alone, as far as it takes, and presses Enter there. */
async function pressed(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  const isThere = async () => (await target.and(page.locator(':focus')).count()) === 1;
  for (let tabs = 0; tabs < 80 && !(await isThere()); tabs++) await page.keyboard.press('Tab');
  expect(await isThere()).toBe(true);
  await page.keyboard.press('Enter');
}

/** A phone of 390 × 844 whose page is enlarged to 200 %. */
const enlarged = { width: 195, height: 422 };

test.each<Language>([
  'zh-CN',
  'en',
])('in %s a whole visit goes by keyboard alone, twice as large, and axe finds nothing wrong', async (language) => {
  const { page, complaints } = await village.phone({ viewport: enlarged, locale: language });
  const say = sayIn(language);
  const button = (name: string) => page.getByRole('button', { name, exact: true }).first();
  const found: string[][] = [await faultsOf(page)];
  await pressed(page, page.locator('.card a.whole').first());
  await page.locator('button.first.wide').waitFor();
  found.push(await faultsOf(page));
  await pressed(page, button(say('people', 'startVisit')));
  await page.locator('progress').waitFor();
  found.push(await faultsOf(page));
  await pressed(page, button(say('visit', 'done')));
  await page.getByText(say('people', 'whereHere')).first().waitFor();
  await pressed(page, button(say('visit', 'skip')));
  await page.getByText(say('visit', 'skipped')).first().waitFor();
  found.push(await faultsOf(page));
  await pressed(page, page.getByRole('link', { name: say('visit', 'finish') }));
  await pressed(page, page.locator('textarea'));
  await page.keyboard.type('2 kg');
  await pressed(page, button(say('visit', 'save')));
  await page.locator('ol.lines li').nth(1).waitFor();
  found.push(await faultsOf(page));
  await pressed(page, button(say('visit', 'backToToday')));
  await page.waitForURL(/\/app\/$/);
  expect(found).toEqual(found.map(() => []));
  expect(complaints).toEqual([]);
});
