/**
 * The tour as a new worker takes it, in a real browser and without network: three visits, then back online, and the desk
 * sees exactly what was written down.
 */
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { runVillage, type Village } from '../../../../test/web/village.ts';
import { towns } from '../../../../test/server/running.ts';
import { listVisits } from '../../../api/contracts/service/visits.ts';
import { snapshotCounty } from '../../../db/county.ts';

let village: Village;
beforeAll(async () => {
  village = await runVillage();
});
afterAll(() => village.stop());
afterEach(async () => {
  for (const context of village.browser.contexts()) await context.close();
});

/** Waits until the application is kept on the phone, then takes the network away. */
async function goOffline(page: Page, context: BrowserContext): Promise<void> {
  await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
  await context.setOffline(true);
  await page.getByText('现在没有网络').waitFor();
}

const lesson = async (page: Page, number: number) => {
  await page.getByText(`第 ${number} 户，共 3 户`).waitFor();
  await page.getByRole('link', { name: '打开这一户' }).click();
  await page.getByRole('button', { name: /走访/ }).click();
  await page.locator('progress').waitFor();
};
const backToTour = async (page: Page) => {
  await page.getByRole('link', { name: '结束走访' }).click();
  await page.getByRole('button', { name: '回到今天' }).click();
  await page.getByRole('link', { name: /教程/ }).click();
  await page.getByRole('button', { name: /下一户|完成/ }).click();
};

const recorded = () =>
  snapshotCounty(village.at.county, (tx) =>
    tx.query<{ field: string; state: string }>(
      `select split_part(field, '/', 1) as field, state from phone_event order by number`,
      [],
    ),
  );

test('three visits without network arrive at the desk as they were said', async () => {
  const { page, context, complaints } = await village.phone();
  await page.getByRole('link', { name: '开始教程' }).click();
  await page.getByText('第 1 户').waitFor();
  await goOffline(page, context);
  await lesson(page, 1);
  await page.getByRole('button', { name: '今天做了' }).first().click();
  await page.getByText('在这台手机上').first().waitFor();
  await backToTour(page);
  await lesson(page, 2);
  await page.getByRole('button', { name: '要，帮我申请' }).first().click();
  await page.getByText('在这台手机上').first().waitFor();
  await backToTour(page);
  await lesson(page, 3);
  const question = page.locator('.item', { hasText: '为什么问这个' }).first();
  await question.locator('.choices button').first().click();
  await page.getByText('在这台手机上').first().waitFor();
  await backToTour(page);
  expect(await recorded()).toEqual([]);
  await context.setOffline(false);
  await page.getByRole('link', { name: '同步' }).click();
  await page.getByRole('button', { name: '现在同步' }).click();
  await page.getByText('都送到了').waitFor();
  const said = ['visit', 'step', 'visit', 'help', 'visit', 'fact'];
  expect(await recorded()).toEqual(said.map((field) => ({ field, state: 'accepted' })));
  const desk = await village.at.staff('family-worker', { town: towns[0] });
  const { body } = await desk.call(listVisits);
  expect(body.visits).toHaveLength(3);
  expect(complaints).toEqual([]);
});
