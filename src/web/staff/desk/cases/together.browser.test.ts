/** Several claims decided together: looked at first, taken back, sent one by one; and every screen by day, night and width. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { deskSize, faultsOf, untilShown } from '../../../../../test/web/app.ts';
import { type Claim, type Claiming, openClaim, runClaiming, subsidy } from './fixtures/claiming.ts';

let at: Claiming;
beforeAll(async () => {
  at = await runClaiming();
});
afterAll(() => at.stop());
afterEach(async () => {
  for (const context of at.browser.contexts()) await context.close();
});

const claims = async (count: number) => {
  const found: Claim[] = [];
  for (let times = 0; times < count; times++) found.push(await at.claim(subsidy));
  return found;
};

const boxOf = (page: Page, { name }: Claim) => page.getByRole('checkbox', { name: `选中 ${name}` });
const statesOf = (all: readonly Claim[]) => Promise.all(all.map((one) => at.stateOf(one, subsidy)));

async function mark(page: Page, all: readonly Claim[]): Promise<void> {
  for (const one of all) await boxOf(page, one).check();
  await page.getByRole('button', { name: '一起办理' }).click();
  await page.getByText(`一起送出 ${all.length} 件`).waitFor();
}

test('claims that ask nothing more go together, can be taken back, and one refused stops no other', async () => {
  const all = await claims(3);
  const { page, complaints } = await at.desk(await at.officer('clerk'));
  await mark(page, all);
  await page.getByText('一起送出 3 件').click();
  await page.getByText('秒后送出').waitFor();
  await page.getByRole('link', { name: '应享未领' }).click();
  await untilShown(page, '/desk/unreached');
  await page.getByRole('button', { name: '撤销' }).click();
  expect(await statesOf(all)).toEqual(['to-check', 'to-check', 'to-check']);
  await page.getByRole('link', { name: '待办申请' }).click();
  await mark(page, all);
  await at.takes(await at.officer('clerk'), 'check', all[1]!);
  await page.getByText('一起送出 3 件').click();
  await page.getByRole('button', { name: '现在就送出' }).click();
  await page.getByText('“初审通过”没有办成').waitFor();
  await page.getByText('2 件已送出').waitFor();
  expect(await statesOf(all)).toEqual(['to-confirm', 'to-confirm', 'to-confirm']);
  expect(complaints.filter((words) => !words.includes('/check'))).toEqual([]);
});

test('what did not arrive stays marked with its reason, and goes when it is sent again', async () => {
  const all = await claims(2);
  const { page, context } = await at.desk(await at.officer('clerk'));
  await mark(page, all);
  await page.getByText('一起送出 2 件').click();
  await page.getByText('秒后送出').waitFor();
  await context.setOffline(true);
  await page.getByRole('button', { name: '现在就送出' }).click();
  const row = page.getByRole('row', { name: all[0]!.name });
  await row.getByText('没有收到服务器的回答').waitFor();
  expect(await boxOf(page, all[0]!).isChecked()).toBe(true);
  await context.setOffline(false);
  await page.getByRole('button', { name: '一起办理' }).click();
  await page.getByText('一起送出 2 件').click();
  await page.getByRole('button', { name: '现在就送出' }).click();
  await page.getByText('2 件已送出').waitFor();
  expect(await statesOf(all)).toEqual(['to-confirm', 'to-confirm']);
});

test('the bar tells each decision, and a claim that came back is no longer on its way', async () => {
  const [one, other] = await claims(2);
  const clerk = await at.officer('clerk');
  const { page } = await at.desk(clerk);
  await mark(page, [other!]);
  await page.getByText('一起送出 1 件').click();
  await openClaim(page, one!);
  await page.getByRole('button', { name: '退回补齐' }).click();
  await page.getByLabel('理由 1').fill('户口页看不清');
  await page.getByRole('form').getByRole('button', { name: '退回补齐' }).click();
  await page.getByText('2 件：初审通过 1 件 · 退回补齐 1 件。').waitFor();
  await page.getByRole('button', { name: '现在就送出' }).click();
  await page.getByText('2 件已送出').waitFor();
  expect(await at.takes(clerk, 'claim', one!, { step: 'resubmitted' })).toBe(200);
  await page.clock.setSystemTime(new Date(at.at.clock.now.getTime() + 60_000));
  await page.getByRole('link', { name: '待办申请' }).click();
  await page.evaluate("dispatchEvent(new Event('visibilitychange'))");
  await boxOf(page, one!).check();
  await page.getByText('2 件已送出').waitFor();
});

test('a claim that was returned before wants to be opened by itself', async () => {
  const [one] = await claims(1);
  const clerk = await at.officer('clerk');
  const returned = { outcome: 'returned', reasons: [{ text: '缺户口页' }] };
  expect(await at.takes(clerk, 'check', one!, returned)).toBe(200);
  expect(await at.takes(clerk, 'claim', one!, { step: 'resubmitted' })).toBe(200);
  const { page } = await at.desk(await at.officer('clerk'));
  await boxOf(page, one!).check();
  await page.getByRole('button', { name: '一起办理' }).click();
  await page.getByText('退回过，要单独看').waitFor();
  await page.getByText('选中的都要单独打开来看').waitFor();
});

const screens = ['', '/unreached', '/posted', '/visits'] as const;

test.each([
  ['a desk', 'en', { viewport: deskSize }],
  ['a desk', 'zh-CN', { viewport: deskSize }],
  ['a dark desk', 'zh-CN', { viewport: deskSize, colorScheme: 'dark' }],
  ['a desk at 400 %', 'en', { viewport: { width: 320, height: 256 } }],
] as const)('on %s, in %s, nothing is wrong that axe finds', async (_, locale, options) => {
  const [one] = await claims(1);
  const { page } = await at.desk(await at.officer('clerk'), { locale, ...options });
  const found: string[] = [];
  const look = async (name: string) => {
    found.push(...(await faultsOf(page)).map((fault) => `${name}: ${fault}`));
  };
  for (const screen of screens) {
    await page.goto(`${at.site}/app/desk${screen}`);
    await untilShown(page, `/desk${screen}`);
    await page.locator('main table, main .empty').first().waitFor();
    await look(screen);
  }
  await page.goto(`${at.site}/app/desk/case/${one!.id}?person=${one!.person}`);
  await page.locator('.decide button[aria-expanded]').nth(1).click();
  await look('/case');
  await page.goto(`${at.site}/app/desk/apply/${one!.person}/cn:childcare-subsidy`);
  await page.locator('.truth, .choices').first().waitFor();
  await look('/apply');
  expect(found).toEqual([]);
});
