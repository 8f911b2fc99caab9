/** The moment of opening in a real browser: the list that stands at once is the list that stays, and no page is missing. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { goodPin } from '../../../../test/web/app.ts';
import { isListKept } from '../../../../test/web/kept-list.ts';
import { runVillage, type Village } from '../../../../test/web/village.ts';

let village: Village;
let page: Page;
beforeAll(async () => {
  village = await runVillage();
  ({ page } = await village.phone());
  while (!(await page.evaluate(isListKept))) await page.waitForTimeout(200);
});
afterAll(() => village.stop());

/** Everything that stood in these elements from unlocking on, until the rules were there; each text once. */
async function seenWhileOpening(
  path: string,
  elements: string,
  last: string,
): Promise<readonly string[]> {
  await page.goto(`${village.site}/app${path}`);
  await page.locator('input.pin').fill(goodPin);
  await page.evaluate(`globalThis.seen = new Set();
    new MutationObserver(() => {
      for (const one of document.querySelectorAll('${elements}')) seen.add(one.textContent);
    }).observe(document.body, { childList: true, characterData: true, subtree: true })`);
  await page.keyboard.press('Enter');
  await page.locator('nav').waitFor();
  await page.locator('main', { hasText: last }).waitFor();
  // Long enough for the people and the rules, which come after.
  await page.waitForTimeout(3_000);
  return page.evaluate('[...seen]');
}

test('the first list that is drawn is the one that stays', async () => {
  const before = await page.locator('main').innerText();
  const seen = await seenWhileOpening('/', 'main:has(.card a.whole)', '分钟');
  expect(seen).toHaveLength(1);
  expect(await page.locator('main').innerText()).toBe(before);
});

test('a household is awaited, and never said to be missing', async () => {
  const { id, name } = village.find(({ households }) => households.length > 0);
  const seen = await seenWhileOpening(`/home/${id}`, 'h1, [role=status]', name);
  expect(seen).toContain('正在打开……');
  expect(seen.join()).not.toContain('不在这台手机上');
  expect(seen.join()).toContain(name);
});
