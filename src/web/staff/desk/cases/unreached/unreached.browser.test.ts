/** Who is not reached, at the desk in a real browser: what is empty, what could not be read, and until when one may claim. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { untilShown } from '../../../../../../test/web/app.ts';
import { listUnreached } from '../../../../../api/contracts/case/unreached.ts';
import { day, isoDate, toDay } from '../../../../../rules/index.ts';
import { type Claiming, runClaiming, subsidy } from '../fixtures/claiming.ts';

let at: Claiming;
beforeAll(async () => {
  at = await runClaiming();
}, 180_000);
afterAll(() => at.stop());
afterEach(async () => {
  for (const context of at.browser.contexts()) await context.close();
});

const unreached = '没有收到服务器的回答';

test('a part of a list that is empty says so of the part, beside the way to the whole', async () => {
  await at.claim(subsidy);
  const { page } = await at.desk(await at.officer('clerk'));
  await page.goto(`${at.site}/app/desk?state=appealed`);
  await page.getByRole('heading', { name: '这一部分没有轮到本单位的申请' }).waitFor();
  await page.getByRole('link', { name: '看全部' }).click();
  await page.locator('table.queue').waitFor();
  await page.goto(`${at.site}/app/desk/unreached?village=%22990199999999%22`);
  await page.getByRole('heading', { name: '这一部分没有应享未领的人' }).waitFor();
  await page.getByRole('link', { name: '看全部' }).click();
  await page.getByRole('link', { name: '帮她申请' }).first().waitFor();
});

test.each([
  ['/desk', '**/api/case-ages*'],
  ['/desk/unreached', '**/api/unreached/sums*'],
  ['/desk/unreached', '**/api/unreached/places*'],
  ['/desk/person', '**/api/people/*/visits*'],
  ['/desk/person', '**/api/people/*/cases*'],
])('at %s what could not be read of %s is not shown as nothing', async (path, read) => {
  const one = await at.claim(subsidy);
  const { page } = await at.desk(await at.officer('clerk'));
  await page.route(read, (route) => route.abort());
  const place = path === '/desk/person' ? `${path}/${one.person}` : path;
  await page.goto(`${at.site}/app${place}`);
  await untilShown(page, place);
  const failed = page.getByRole('alert').filter({ hasText: unreached });
  await failed.waitFor();
  await page.unroute(read);
  await failed.getByRole('button', { name: '再试一次' }).click();
  await failed.waitFor({ state: 'detached' });
});

test('the day that stands there is the last one on which she can claim', async () => {
  const clerk = await at.officer('clerk');
  const { body } = await clerk.call(listUnreached, { query: { limit: 100, program: subsidy } });
  type Closing = { name: string; claimUntil?: string };
  const she = (body.people as Closing[]).find(({ claimUntil }) => claimUntil !== undefined)!;
  const last = isoDate(toDay(day(she.claimUntil!) - 1));
  const { page } = await at.desk(clerk);
  await page.goto(`${at.site}/app/desk/unreached?program=${subsidy}`);
  const closes = page.getByRole('row', { name: she.name }).locator('.due time');
  expect(await closes.getAttribute('datetime')).toBe(last);
});
