/** The budget in a real browser: figures that open, what is committed, and a rate that is tried and worked out. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { deskSize, faultsOf, phoneSize, untilShown } from '../../../../../test/web/app.ts';
import { runVillage, type Village } from '../../../../../test/web/village.ts';
import { setFundingTier } from '../../../../server/modules/setting/index.ts';
import { getForecast } from '../../../../api/contracts/money/budget.ts';

let village: Village;
beforeAll(async () => {
  village = await runVillage();
  const { account } = await village.at.staff('system-administrator');
  await setFundingTier(village.at.county, { account, tier: 2, document: '测〔2026〕1号' });
}, 180_000);
afterAll(() => village.stop());
afterEach(async () => {
  for (const context of village.browser.contexts()) await context.close();
});

async function budgetOf(path: string, options = {}) {
  const caller = await village.at.staff('reviewer');
  const opened = await village.open(caller, { viewport: deskSize, ...options });
  await opened.page.goto(`${village.site}/app${path}`);
  await untilShown(opened.page, path);
  return { ...opened, caller };
}

const yuan = (fen: number) => `¥${(fen / 100).toLocaleString('en')}`;

test('a year opens to its months, a month to its programs, and all say what the server says', async () => {
  const { page, caller, complaints } = await budgetOf('/desk/budget');
  const table = page.getByRole('table', { name: '按年、月、项目展开的数字' });
  await table.getByRole('button', { name: '2027 年' }).click();
  await table.getByRole('button', { name: '2027年3月' }).click();
  const { costs } = (await caller.call(getForecast)).body;
  const march = costs.filter(({ month }: { month: string }) => month === '2027-03-01');
  const row = table.getByRole('row', { name: /2027年3月/ });
  const fen = march.reduce((sum: number, cost: { fen: number }) => sum + cost.fen, 0);
  await row.getByText(yuan(fen), { exact: true }).first().waitFor();
  await expect.poll(() => table.locator('tr.depth-2').count()).toBe(march.length);
  await page.locator('.drawing canvas').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  expect(complaints).toEqual([]);
});

test('what has begun stands where it is, and a payer’s part can be seen alone', async () => {
  const { page, complaints } = await budgetOf('/desk/budget/commitments');
  const table = page.getByRole('table', { name: '按年、月、项目展开的数字' });
  const total = table.getByRole('row', { name: /合计/ });
  const before = await total.innerText();
  expect(before).toContain('¥');
  await page.getByLabel('谁承担').selectOption('central');
  await expect.poll(() => total.innerText()).not.toBe(before);
  expect(await faultsOf(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await page.getByLabel('谁承担').selectOption('');
});

test('a rate is tried, worked out beside the server, and still there after another screen', async () => {
  const { page, complaints } = await budgetOf('/desk/budget/try');
  const subsidy = page.getByRole('group', { name: '育儿补贴' });
  const rate = subsidy.getByLabel('每年标准', { exact: true });
  await rate.fill('');
  expect(await rate.inputValue()).toBe('');
  await rate.blur();
  await expect.poll(() => rate.inputValue()).toBe('3600');
  await rate.clear();
  await rate.pressSequentially('4200');
  await subsidy.getByText('已改，现行是 ¥3,600').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: '开始试算' }).click();
  const found = page.getByRole('region', { name: '相差' });
  await found.getByText(/五年多付/).waitFor();
  const sentence = await found.getByRole('status').innerText();
  await found.getByRole('row', { name: /育儿补贴/ }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('link', { name: '五年预测' }).click();
  await untilShown(page, '/desk/budget');
  await page.getByRole('link', { name: '试算' }).click();
  await expect.poll(() => found.getByRole('status').innerText()).toBe(sentence);
  expect(complaints).toEqual([]);
});

test('an age is tried with the keyboard alone, and what would be of a few people is left out', async () => {
  const { page } = await budgetOf('/desk/budget/try', { locale: 'en' });
  const slider = page
    .getByRole('group', { name: /rural/i })
    .getByRole('slider', { name: /At what age/ });
  await slider.focus();
  await page.keyboard.press('ArrowLeft');
  await page.getByText('changed; in force is 60 or older').waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Work it out' }).press('Enter');
  await page
    .getByRole('region', { name: 'Difference' })
    .getByText(/fewer than five gain, or lose/)
    .waitFor();
});

test.each([
  ['a dark desk', 'zh-CN', { viewport: deskSize, colorScheme: 'dark' }],
  ['a phone', 'zh-CN', { viewport: phoneSize }],
  ['a desk at 400 %', 'en', { viewport: { width: 320, height: 256 } }],
] as const)('on %s, in %s, nothing is wrong that axe finds', async (_, locale, options) => {
  const faults: string[] = [];
  for (const path of ['/desk/budget', '/desk/budget/commitments', '/desk/budget/try']) {
    const { page, context } = await budgetOf(path, { locale, ...options });
    await page.locator('.opening table, fieldset.levers').first().waitFor();
    faults.push(...(await faultsOf(page)).map((fault) => `${path} ${fault}`));
    await context.close();
  }
  expect(faults).toEqual([]);
});
