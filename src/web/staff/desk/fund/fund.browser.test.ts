/** The relief fund and money asked back, at the desk in a real browser. */
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
import { proposeGrant } from '../../../../api/contracts/money/relief-fund.ts';
import { openTask } from '../../../../api/contracts/tasks.ts';
import { changeCounty, snapshotCounty } from '../../../../db/county.ts';
import { fillCounty } from '../../../../server/modules/answer/fixtures/model.ts';
import { addOffice, staffIn } from '../../../../server/modules/signed-value/fixtures/other-unit.ts';

let app: RunningApp;
let clerk: Caller;
let finance: Caller;
/** She was paid for a year in which nothing was owed to her. */
let person: number;
beforeAll(async () => {
  app = await runApp();
  await fillCounty(app.at, 21, 1500);
  clerk = await app.at.staff('clerk');
  finance = await staffIn(app.at, 'reviewer', await addOffice(app.at, '县财政局'));
  const [row] = await snapshotCounty(app.at.county, (tx) =>
    tx.query<{ id: number }>(
      `select min(person_id) as id from fact where kind = 21 and retracted_in is null
         and low between 990101004000 and 990101004999`,
    ),
  );
  person = row!.id;
  await changeCounty(app.at.county, { kind: 'test', actor: 'test' }, (tx) =>
    tx.query(
      `insert into payment (person_id, program, from_day, until_day, amount_fen, paid_on, added_in)
       select $1, id, '2001-01-01', '2002-01-01', 36000, '2026-01-01', $2
       from program where name = 'cn/rural-award'`,
      [person, tx.event],
    ),
  );
}, 180_000);
afterAll(() => app.stop());
afterEach(async () => {
  for (const context of app.browser.contexts()) await context.close();
});

async function desk(by: Caller, path: string, options: BrowserContextOptions = {}) {
  const opened = await app.open(by, { viewport: deskSize, ...options });
  await opened.page.clock.setSystemTime(app.at.clock.now);
  await opened.page.goto(`${app.site}/app${path}`);
  await untilShown(opened.page, path);
  return opened;
}

/** Tasks that somebody opened, and what was said for it. */
const tasksBy = ({ account }: Caller) =>
  snapshotCounty(app.at.county, (tx) =>
    tx.query('select basis from task where opened_by = $1', [account]),
  );

/** Nothing is told or done before somebody says on the resident's page why her record is opened. */
async function openOnHerPage(page: Page) {
  const look = page.getByRole('button', { name: '看详情和理由' });
  await look.click();
  await page.getByText('请先在她的页面打开档案').waitFor();
  const opening = page.context().waitForEvent('page');
  await page.getByRole('link', { name: '她的页面' }).click();
  const beside = await opening;
  await beside.getByRole('button', { name: '本人来办，打开档案' }).click();
  await beside.getByRole('region', { name: '收款账户' }).waitFor();
  await beside.close();
  await look.click();
}

test('a clerk proposes to ask money back with reason and law, and another unit tells her', async () => {
  const { page, complaints } = await desk(clerk, '/desk/recoveries');
  await openOnHerPage(page);
  await page.getByRole('button', { name: '提出追回' }).click();
  await page.getByLabel('为什么（本人会看到）').fill('当年不在享受范围');
  await page.getByLabel('法律依据').fill('民法典第九百八十五条');
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: '提出追回' }).click();
  await page.getByText('已提出，由另一个单位决定。').waitFor();
  await page.getByText('没有多发的款项').waitFor();
  expect(complaints).toEqual([]);
  const other = await desk(finance, '/desk/recoveries');
  await other.page.getByRole('button', { name: '看详情和理由' }).waitFor();
  const tell = other.page.getByRole('button', { name: '决定追回并告知本人' });
  expect([await tell.count(), await tasksBy(finance)]).toEqual([0, []]);
  expect(await faultsOf(other.page)).toEqual([]);
  await openOnHerPage(other.page);
  await other.page.getByText('当年不在享受范围').waitFor();
  await tell.click();
  const untilWhen = other.page.getByText('可申请复核至（含）').locator('time');
  const shown = await untilWhen.getAttribute('datetime');
  const [told] = await snapshotCounty(app.at.county, (tx) =>
    tx.query<{ last: string }>(`select (appeal_until_day - 1)::text as last from recovery`),
  );
  expect(shown).toBe(told!.last);
  expect(await faultsOf(other.page)).toEqual([]);
  await other.page.getByRole('button', { name: '不再追回' }).click();
  await other.page.getByLabel('为什么不再追回').fill('年代久远，本人无过错');
  await other.page.getByRole('button', { name: '不再追回' }).click();
  await other.page.getByText('年代久远，本人无过错').waitFor();
  expect(other.complaints).toEqual([]);
});

test('a gift comes in, help is given by another unit, and both see what is left', async () => {
  const { page, complaints } = await desk(clerk, '/desk/fund');
  await page.getByLabel('金额（元）').fill('5000');
  await page.getByLabel('收据号').fill('票0001');
  await page.getByRole('button', { name: '登记捐款' }).click();
  await page.getByText('¥5,000').first().waitFor();
  const asking = { person, purpose: 'benefit', basis: 'asked-for' };
  const { task } = (await clerk.call(openTask, { body: asking })).body;
  const body = { person, purpose: 'medical', fen: 1_000_00, reason: '大病自付费用高' };
  await clerk.call(proposeGrant, { body, task });
  const other = await desk(finance, '/desk/fund');
  await other.page.getByRole('button', { name: '看详情和理由' }).click();
  await other.page.getByText('大病自付费用高').waitFor();
  await other.page.getByRole('button', { name: '同意救助' }).click();
  await other.page.getByText('¥4,000').waitFor();
  await other.page.getByText('已救助').waitFor();
  await other.page.getByText('还没有可以公开的数字').waitFor();
  expect(await faultsOf(other.page)).toEqual([]);
  expect([complaints, other.complaints]).toEqual([[], []]);
});

test.each([
  ['a dark desk', 'zh-CN', { viewport: deskSize, colorScheme: 'dark' }],
  ['a phone', 'en', { viewport: phoneSize }],
  ['a desk at 400 %', 'en', { viewport: { width: 320, height: 256 } }],
] as const)('on %s, in %s, nothing is wrong that axe finds', async (_, locale, options) => {
  const found = [];
  for (const path of ['/desk/recoveries', '/desk/fund']) {
    const { page } = await desk(clerk, path, { locale, ...options });
    await page.locator('.card').first().waitFor();
    found.push(await faultsOf(page));
  }
  expect(found).toEqual([[], []]);
});
