/** What the desk does where no answer comes: it says so, sends nothing by itself later, and does what is asked again once. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { deskSize, type RunningApp, runApp, untilShown } from '../../../../test/web/app.ts';
import type { Caller } from '../../../../test/server/running.ts';
import { openTask } from '../../../api/contracts/tasks.ts';
import { snapshotCounty } from '../../../db/county.ts';
import { fillCounty } from '../../../server/modules/answer/fixtures/model.ts';

let app: RunningApp;
let clerk: Caller;
beforeAll(async () => {
  app = await runApp();
  await fillCounty(app.at, 21, 300);
  clerk = await app.at.staff('clerk');
}, 180_000);
afterAll(() => app.stop());
afterEach(async () => {
  for (const context of app.browser.contexts()) await context.close();
});

const unreached = '没有收到服务器的回答';

async function desk(path: string) {
  const opened = await app.open(clerk, { viewport: deskSize });
  await opened.page.clock.setSystemTime(app.at.clock.now);
  await opened.page.goto(`${app.site}/app${path}`);
  await untilShown(opened.page, path);
  return opened;
}

const countOf = async (table: 'fund_gift' | 'fund_grant'): Promise<number> => {
  const [row] = await snapshotCounty(app.at.county, (tx) =>
    tx.query<{ count: number }>(`select count(*)::integer as count from ${table}`),
  );
  return row!.count;
};

/** The network goes or comes, and the page hears of it. */
async function turnNetwork(page: Page, to: 'offline' | 'online'): Promise<void> {
  if (to === 'offline') await page.evaluate("dispatchEvent(new Event('offline'))");
  await page.context().setOffline(to === 'offline');
  if (to === 'online') await page.evaluate("dispatchEvent(new Event('online'))");
}

const gift = async (page: Page, reference: string) => {
  const form = page.getByRole('form', { name: '登记捐款' });
  await form.getByLabel('金额（元）').fill('5000');
  await form.getByLabel('收据号').fill(reference);
  return { form, send: form.getByRole('button', { name: '登记捐款' }) };
};

test('without a network a button says so and can be pressed again, and nothing is sent by itself later', async () => {
  const { page } = await desk('/desk/fund');
  const { form, send } = await gift(page, '票0001');
  await turnNetwork(page, 'offline');
  await send.click();
  await form.getByRole('alert').getByText(unreached).waitFor();
  expect(await send.isEnabled()).toBe(true);
  await turnNetwork(page, 'online');
  await page.getByRole('link', { name: '追回' }).click();
  await untilShown(page, '/desk/recoveries');
  await page.getByText('没有多发的款项').waitFor();
  expect(await countOf('fund_gift')).toBe(0);
  await page.goBack();
  await (await gift(page, '票0002')).send.click();
  await page.getByText('¥5,000').first().waitFor();
  expect(await countOf('fund_gift')).toBe(1);
});

test('a list that cannot be asked again keeps what is typed below it, and offers to try again', async () => {
  const { page } = await desk('/desk/fund');
  const { form, send } = await gift(page, '票0003');
  const list = '**/api/relief-fund/grants*';
  await page.route(list, (route) => route.abort());
  await page.clock.setSystemTime(new Date(app.at.clock.now.getTime() + 60_000));
  await page.evaluate("dispatchEvent(new Event('visibilitychange'))");
  const failed = page.getByRole('alert').filter({ hasText: unreached });
  await failed.waitFor();
  expect(await form.getByLabel('收据号').inputValue()).toBe('票0003');
  await page.unroute(list);
  await failed.getByRole('button', { name: '再试一次' }).click();
  await failed.waitFor({ state: 'detached' });
  expect(await form.getByLabel('收据号').inputValue()).toBe('票0003');
  expect(await send.isEnabled()).toBe(true);
});

test('what the server did and could not say is done once when it is sent again by hand', async () => {
  const [row] = await snapshotCounty(app.at.county, (tx) =>
    tx.query<{ id: number }>(`select min(id) as id from person`),
  );
  const person = row!.id;
  await clerk.call(openTask, { body: { person, purpose: 'benefit', basis: 'asked-for' } });
  const { page } = await desk(`/desk/person/${person}`);
  const help = page.getByRole('region', { name: '公益金救助' });
  const send = help.getByRole('button', { name: '提出救助' });
  await send.click();
  await help.getByLabel('金额（元）').fill('800');
  await help.getByLabel('为什么').fill('大病自付费用高');
  const grants = '**/api/relief-fund/grants';
  await page.route(grants, async (route) => {
    expect((await route.fetch()).status()).toBe(201);
    await route.abort();
  });
  await send.click();
  await help.getByRole('alert').getByText(unreached).waitFor();
  expect(await countOf('fund_grant')).toBe(1);
  await page.unroute(grants);
  await send.click();
  await page.getByText('已提出，由另一个单位决定。').waitFor();
  expect(await countOf('fund_grant')).toBe(1);
});
