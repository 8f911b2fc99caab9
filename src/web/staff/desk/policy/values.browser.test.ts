/** Signing a value at the desk in a real browser: one unit enters it, another sees what it changes and agrees. */
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  deskSize,
  faultsOf,
  phoneSize,
  type RunningApp,
  runApp,
  untilShown,
} from '../../../../../test/web/app.ts';
import type { Caller } from '../../../../../test/server/running.ts';
import { snapshotCounty } from '../../../../db/county.ts';
import { packs } from '../../../../programs/registry.ts';
import { day } from '../../../../rules/index.ts';
import { fillCounty } from '../../../../server/modules/answer/fixtures/model.ts';
import { evaluateCounty, switchEvaluation } from '../../../../server/modules/entitlement/index.ts';
import { registerPolicy } from '../../../../server/modules/policy/index.ts';
import { addOffice, staffIn } from '../../../../server/modules/signed-value/fixtures/other-unit.ts';
import { settleValues } from '../../../../server/modules/signed-value/index.ts';

let app: RunningApp;
let clerk: Caller;
let finance: Caller;
beforeAll(async () => {
  app = await runApp();
  await fillCounty(app.at, 21, 2000);
  clerk = await app.at.staff('clerk');
  finance = await staffIn(app.at, 'reviewer', await addOffice(app.at, '县财政局'));
}, 180_000);
afterAll(() => app.stop());
afterEach(async () => {
  for (const context of app.browser.contexts()) await context.close();
});

const settle = () => settleValues(app.at.county, { actor: 'nuanjia', today: day('2026-11-22') });

async function desk(by: Caller, options: BrowserContextOptions = {}) {
  const opened = await app.open(by, { viewport: deskSize, ...options });
  await opened.page.goto(`${app.site}/app/desk/values`);
  await untilShown(opened.page, '/desk/values');
  await opened.page.getByRole('table').first().waitFor();
  return opened;
}
const rowOf = (page: Page) =>
  page.getByRole('row', { name: /独生子女死亡（农村）.*2022年1月1日起/ });

test('a clerk enters what the document says, and may not decide it', async () => {
  const { page, complaints } = await desk(clerk);
  const row = rowOf(page);
  await row.getByText('590 元/人·月').waitFor();
  await row.getByRole('button', { name: '照文件填写' }).click();
  await page.getByLabel(/文件上的数值/).fill('590');
  await page.getByLabel('文号').fill('测财〔2022〕10号');
  await page.getByLabel('发文机关').fill('拟省财政厅');
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: '提交，请另一个单位核对' }).click();
  const card = page.getByRole('region', { name: /独生子女死亡（农村）/ });
  await card.getByText('正在算会改变什么').waitFor();
  await card.getByText('由另一个单位核对文件后决定').waitFor();
  expect(await card.getByRole('button').count()).toBe(0);
  expect(complaints).toEqual([]);
});

test('another unit sees for whom it changes what before the button is there, and then agrees', async () => {
  const { page, complaints } = await desk(finance);
  const card = page.getByRole('region', { name: /独生子女死亡（农村）/ });
  await card.getByText('正在算会改变什么').waitFor();
  expect(await card.getByRole('button').count()).toBe(0);
  await settle();
  await card.getByText(/人因此可以领到或多领/).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await card.getByRole('button', { name: '文件核对无误，同意' }).click();
  await page.getByText('已同意。全县正在重新核算').waitFor();
  await settle();
  const signed = page.getByRole('region', { name: '本县签认的标准' });
  await signed.getByText('测财〔2022〕10号 · 拟省财政厅').waitFor();
  await expect.poll(() => rowOf(page).count()).toBe(0);
  expect(complaints).toEqual([]);
});

test.each([
  ['a dark desk', 'zh-CN', { viewport: deskSize, colorScheme: 'dark' }],
  ['a phone', 'en', { viewport: phoneSize }],
  ['a desk at 400 %', 'en', { viewport: { width: 320, height: 256 } }],
] as const)('on %s, in %s, nothing is wrong that axe finds', async (_, locale, options) => {
  const { page } = await desk(finance, { locale, ...options });
  expect(await faultsOf(page)).toEqual([]);
});

/** The county works by a province's rules from now on. */
async function moveTo(jurisdiction: string) {
  const { county } = app.at;
  const by = { actor: 'test' };
  const policy = await registerPolicy(county, packs, jurisdiction, by);
  const options = { ...by, since: day('2026-11-22'), workers: 1 };
  const { evaluation } = await evaluateCounty(county, policy, options);
  await switchEvaluation(county, evaluation, by);
}

test('of a monthly award of a province, yuan are asked for, and as many fen are signed', async () => {
  await moveTo('cn-11');
  const { page, complaints } = await desk(clerk);
  const row = page.getByRole('row', { name: /每月奖励费/ });
  await row.getByText('10 元/月').waitFor();
  await row.getByRole('button', { name: '照文件填写' }).click();
  await page.getByLabel('文件上的数值（元/月）').fill('12.50');
  await page.getByLabel('文号').fill('测卫〔2018〕3号');
  await page.getByLabel('发文机关').fill('拟市卫健委');
  await page.getByRole('button', { name: '提交，请另一个单位核对' }).click();
  const card = page.getByRole('region', { name: /每月奖励费/ });
  await card.getByText('12.5 元/月').waitFor();
  const signed = await snapshotCounty(app.at.county, (tx) =>
    tx.query(`select value::int from signed_value where parameter = 'monthlyAward'`),
  );
  expect(signed).toEqual([{ value: 1250 }]);
  expect(complaints).toEqual([]);
});
