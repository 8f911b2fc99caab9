/** Money at the desk in a real browser: from the proposal to the paid line, by two officers of two units. */
import type { Page } from 'playwright-core';
import { type Opened, untilShown } from '../../../../../test/web/app.ts';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { cancelRun } from '../../../../api/contracts/money/runs.ts';
import { yuanWords } from '../../../../exchange/report/words.ts';
import { known, PROGRAM, query } from '../../../../server/modules/payment-run/fixtures/office.ts';
import { payAll, type Paying, replyFile, runOn, runPaying } from './fixtures/paying.ts';

let paying: Paying;
beforeAll(async () => {
  paying = await runPaying();
}, 180_000);
afterAll(() => paying.stop());
afterEach(async () => {
  for (const context of paying.browser.contexts()) await context.close();
});

async function propose(opened?: Opened): Promise<number> {
  const { page, complaints } = opened ?? (await paying.desk(paying.clerk, '/desk/runs'));
  await page.getByLabel('项目').selectOption(PROGRAM);
  await page.getByText(/现在提出，这一批有 \d+ 笔/).waitFor();
  await page.getByRole('button', { name: '提出一批' }).click();
  await page.getByText(/第 \d+ 批已提出/).waitFor();
  await page.waitForURL(/desk\/run\/\d+/);
  await page.getByRole('table').last().waitFor();
  expect(complaints).toEqual([]);
  return runOn(page);
}

const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

describe('a run from proposal to reply', () => {
  let run: number;
  const path = () => `/desk/run/${run}`;

  test('is proposed, adds up, and a sum opens to its lines, and going back to all of them', async () => {
    const empty = await paying.desk(paying.clerk, '/desk/runs');
    await empty.page.getByText('还没有批次').waitFor();
    run = await propose();
    const { page, complaints } = await paying.desk(paying.clerk, path());
    const held = region(page, '合计对得上').getByRole('row', { name: /另一户无亲属关系/ });
    const [, count] = /(\d+) 笔/.exec(await held.innerText())!;
    await held.getByRole('link').click();
    await page.waitForURL(/hold=account-shared/);
    const rows = region(page, '明细').locator('tbody tr');
    await expect.poll(() => rows.count()).toBe(Number(count));
    await rows.first().getByText('另一个单位的复核员核实后放行').waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: '明细', exact: true }).waitFor();
    expect(await region(page, '下一步').getByRole('button', { name: /核准/ }).count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test('is agreed to once by the other unit, to exactly what stands on the button', async () => {
    const { page, complaints } = await paying.desk(paying.reviewer, path());
    const second = await paying.desk(paying.reviewer, path());
    const agree = (at: Page) => region(at, '下一步').getByRole('button', { name: /^核准 \d+ 笔/ });
    await agree(second.page).waitFor();
    const before = await agree(page).innerText();
    await region(page, '明细').getByRole('button', { name: '放行' }).first().click();
    await page.getByLabel('核实到什么').fill('当面核对，账户是本人的');
    await region(page, '明细').getByRole('button', { name: '放行' }).first().click();
    await page.getByRole('button', { name: '现在就送出' }).click();
    await expect.poll(() => agree(page).innerText()).not.toBe(before);
    await agree(page).dblclick();
    await page.getByText('已核准。').waitFor();
    await agree(second.page).click();
    await second.page
      .getByRole('alert')
      .getByText(/现在是“已核准”/)
      .waitFor();
    const posted = await query<{ posted: number }>(
      paying.at,
      `select count(*)::integer as posted from event where kind = 'run-freeze'`,
    );
    expect(posted).toEqual([{ posted: 1 }]);
    await page.getByRole('button', { name: '生成银行文件' }).click();
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: '下载银行文件' }).click();
    expect((await saved).suggestedFilename()).toBe(`R${run}.csv`);
    expect(complaints).toEqual([]);
  });

  test('takes a reply with a refused, a missing and an unknown line, and asks about each', async () => {
    const { page, complaints } = await paying.desk(paying.reviewer, path());
    const [refused, , ...others] = await known(paying.at, run);
    const words = others.map((line) => ({ ...line, outcome: 'paid' as const }));
    await page
      .getByLabel('银行给的回盘文件')
      .setInputFiles(
        replyFile([
          { reference: refused!.reference, outcome: 'failed', reason: '户名不符' },
          ...words,
          { reference: `R${run}-999999`, outcome: 'paid', amountFen: 100 },
        ]),
      );
    await page.getByRole('button', { name: '读入银行回盘' }).click();
    await page.getByText(`${words.length} 笔已发，1 笔退回，1 笔待核实`).waitFor();
    await page.getByText('还有 1 笔没有结果、2 处待核实').waitFor();
    const findings = region(page, '待向银行核实');
    const missing = findings.locator('.side', { hasText: '回盘没有提到这一笔' });
    await missing.getByLabel('银行的答复').fill('电话问过，已入账');
    await missing.getByRole('button', { name: '银行确认已发' }).click();
    const other = findings.locator('.side', { hasText: '本批没有这一笔' });
    await other.getByLabel('银行的答复').fill('别的单位的，已请银行更正');
    await other.getByRole('button', { name: '记下答复' }).click();
    await page.getByRole('button', { name: '办结本批' }).click();
    await page.getByText('本批已办结。').first().waitFor();
    await page.getByText('银行退回的 1 笔怎么办').waitFor();
    expect(complaints).toEqual([]);
  });

  test('the refused line is paid once its account is mended, and statement, books and runs agree', async () => {
    const { page, complaints } = await paying.desk(paying.clerk, `${path()}?state=failed`);
    await page.getByRole('link', { name: '修改收款账户' }).click();
    await page.getByRole('button', { name: '本人来办，打开档案' }).click();
    await page.getByRole('button', { name: '换一个账户' }).click();
    await page.getByLabel('户名').fill('测');
    await page.getByLabel('开户银行').fill('拟农商行');
    await page.getByLabel('账号', { exact: true }).fill('6299 8888 0000 4321');
    await page.getByRole('button', { name: '保存账户' }).click();
    await page.getByText('尾号 4321').waitFor();
    await page.goBack();
    await page.getByRole('button', { name: '再提出一批' }).click();
    await page.waitForURL(
      (url) => /desk\/run\/\d+$/.test(url.pathname) && !url.pathname.endsWith(path()),
    );
    const next = runOn(page);
    await payAll(paying, next);
    const [again] = await query<{ person: number; fen: number; state: string }>(
      paying.at,
      `select person_id as person, amount_fen as fen, state from payment_instruction
       where run_id = ${next} and replaces in (
         select id from payment_instruction where run_id = ${run} and bank_reason is not null)`,
    );
    expect(again?.state).toBe('paid');
    await page.goto(`${paying.site}/app/desk/statement/${again!.person}`);
    const [{ fen }] = (await query<{ fen: number }>(
      paying.at,
      `select sum(-amount_fen)::bigint as fen from ledger_entry
       where account = 'bank' and instruction_id in (
         select id from payment_instruction where person_id = ${again!.person})`,
    )) as [{ fen: number }];
    await page.getByText(yuanWords(fen)).first().waitFor();
    await page.getByText('各项目相加与合计一致').waitFor();
    await page.getByText('尾号 4321').waitFor();
    expect(complaints).toEqual([]);
  });

  test('every account of the books opens to its runs, and those to the lines', async () => {
    const { page, complaints } = await paying.desk(paying.reviewer, '/desk');
    await page.getByRole('heading', { name: '没有轮到本单位的申请' }).waitFor();
    await page.getByRole('link', { name: '账目' }).click();
    await page.getByText('为零，账是平的').waitFor();
    const bank = region(page, '账户').getByRole('row', { name: '银行' });
    expect(await bank.evaluate((row) => getComputedStyle(row.closest('table')!).display)).toBe(
      'table',
    );
    await region(page, '账户').getByRole('link', { name: '银行' }).click();
    const behind = page.getByRole('region', { name: '银行：背后的批次' });
    await expect.poll(() => behind.locator('tbody tr').count()).toBe(2);
    await behind.getByRole('link').last().click();
    await page.getByRole('heading', { name: '只看：银行' }).waitFor();
    expect(complaints).toEqual([]);
  });

  test('a run is found, opened and read by keyboard alone', async () => {
    const { page } = await paying.desk(paying.reviewer, '/desk/runs');
    await page.getByRole('table').first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await untilShown(page, path());
    expect(await page.evaluate('document.activeElement.tagName')).toBe('H1');
    await page.goBack();
    await page.getByRole('table').first().waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
  });

  test('what was proposed, or cancelled, is taken back at once', async () => {
    const { page } = await paying.desk(paying.clerk, path());
    await page.goto(`${paying.site}/app/desk/run/${await propose()}`);
    await page.getByRole('button', { name: '取消本批' }).click();
    await page.getByLabel('为什么取消').fill('先核对账户');
    await page.getByRole('button', { name: '取消本批' }).click();
    const notices = page.locator('.notice');
    await notices.getByText(/批已取消/).waitFor();
    await notices.getByRole('button', { name: '撤销' }).click();
    await notices.getByText(/批已提出/).waitFor();
    await notices.getByRole('button', { name: '撤销' }).click();
    await page.locator('main .tag', { hasText: '已取消' }).first().waitFor();
  });

  test('an undo that the server refuses says why', async () => {
    const [first, second] = [
      await paying.desk(paying.clerk, '/desk/runs'),
      await paying.desk(paying.clerk, '/desk/runs'),
    ];
    const undo = ({ page }: Opened) =>
      page.locator('.notice').getByRole('button', { name: '撤销' }).click();
    const notice = ({ page }: Opened, words: RegExp) =>
      page.locator('.notice').getByText(words).waitFor();
    const cancelled = await propose(first);
    await first.page.getByRole('button', { name: '取消本批' }).click();
    await first.page.getByLabel('为什么取消').fill('先核对账户');
    await first.page.getByRole('button', { name: '取消本批' }).click();
    await notice(first, new RegExp(`第 ${cancelled} 批已取消`));
    const proposed = await propose(second);
    await undo(first);
    await notice(first, /没有可发的款项/);
    const params = { id: proposed };
    await paying.clerk.call(cancelRun, { params, body: { reason: '已另行取消' } });
    await undo(second);
    await notice(second, /现在是“已取消”/);
  });
});
