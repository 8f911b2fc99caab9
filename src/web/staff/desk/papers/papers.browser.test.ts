/** Papers and extracts at the desk in a real browser: a letter and a list are saved, a table only with its purpose. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { deskSize, faultsOf, phoneSize, untilShown } from '../../../../../test/web/app.ts';
import { readPdf } from '../../../../papers/fixtures/read-pdf.ts';
import { award, type Claiming, runClaiming, subsidy } from '../cases/fixtures/claiming.ts';

let office: Claiming;
beforeAll(async () => {
  office = await runClaiming();
});
afterAll(() => office.stop());
afterEach(async () => {
  for (const context of office.browser.contexts()) await context.close();
});

const go = async (page: Page, path: string) => {
  await page.goto(`${office.site}/app/desk${path}`);
  await untilShown(page, `/desk${path.split('?')[0]!}`);
};

/** Clicks what saves a file; gives its name and bytes. */
async function saved(page: Page, click: () => Promise<void>) {
  const [download] = await Promise.all([page.waitForEvent('download'), click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

test('the letter that returns a claim is printed from the claim, in Chinese and in English', async () => {
  const clerk = await office.officer('clerk');
  const claim = await office.claim(award);
  const reasons = [{ text: '请补户口页' }];
  await office.takes(clerk, 'verify', claim, { outcome: 'returned', reasons });
  const { page, complaints } = await office.desk(clerk);
  await go(page, `/case/${claim.id}?person=${claim.person}`);
  const step = page.getByRole('listitem').filter({ hasText: '请补户口页' }).first();
  const button = step.getByRole('button', { name: '打印通知书', exact: true });
  const letter = await saved(page, () => button.click());
  expect(letter.name).toMatch(/^letter-\d+-\d+\.pdf$/);
  const { text } = await readPdf(letter.bytes);
  expect([text.includes(claim.name), text.includes('请补户口页')]).toEqual([true, true]);
  await step.getByText('已保存为 PDF').waitFor();
  const english = await saved(page, () => step.getByRole('button', { name: 'English' }).click());
  expect((await readPdf(english.bytes)).text).toContain('Your claim lacks what is listed here');
  expect(await faultsOf(page)).toEqual([]);
  expect(complaints).toEqual([]);
});

test('a list to take along holds those whom the screen lists', async () => {
  const { page, complaints } = await office.desk(await office.officer('family-worker'));
  const { name } = await office.owed(subsidy);
  await go(page, '/unreached');
  const button = page.getByRole('button', { name: '打印走访名单', exact: true });
  const { text } = await readPdf((await saved(page, () => button.click())).bytes);
  expect(text).toContain(name);
  expect(complaints).toEqual([]);
});

test('a table leaves only with its purpose, by keys alone, and the screen says what became of it', async () => {
  const { page, complaints } = await office.desk(await office.officer('clerk'));
  await page.getByRole('link', { name: '导出表' }).click();
  await untilShown(page, '/desk/extracts');
  const card = page.getByRole('region', { name: '尚未申领的居民' });
  const purpose = card.getByLabel('做什么用');
  await purpose.focus();
  await page.keyboard.press('Enter');
  expect(await page.evaluate('document.activeElement.validity.valueMissing')).toBe(true);
  await page.keyboard.type('入户告知前核对名单');
  const { name, bytes } = await saved(page, () => page.keyboard.press('Enter'));
  expect([name, bytes.subarray(0, 2).toString()]).toEqual(['unreached.xlsx', 'PK']);
  await card.getByText('已保存 unreached.xlsx').waitFor();
  expect(complaints).toEqual([]);
});

test.each([
  ['a desk', 'en', { viewport: deskSize }],
  ['a dark desk', 'zh-CN', { viewport: deskSize, colorScheme: 'dark' }],
  ['a phone', 'zh-CN', { viewport: phoneSize }],
  ['a desk at 400 %', 'en', { viewport: { width: 320, height: 256 } }],
] as const)('on %s, in %s, nothing is wrong with extracts that axe finds', async (_, locale, options) => {
  const { page } = await office.desk(await office.officer('clerk'), { locale, ...options });
  await go(page, '/extracts');
  await page
    .getByRole('button', { name: /导出 Excel|Make the Excel file/ })
    .first()
    .waitFor();
  expect(await faultsOf(page)).toEqual([]);
  const [wide, view] = (await page.evaluate(
    '[document.documentElement.scrollWidth, innerWidth]',
  )) as [number, number];
  expect(wide).toBeLessThanOrEqual(view);
});
