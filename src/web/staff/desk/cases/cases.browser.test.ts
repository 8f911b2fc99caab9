/** Claims at the desk in a real browser: from unreached to confirmed through four hands, returned, refused, by keyboard. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { faultsOf, signIn, untilShown } from '../../../../../test/web/app.ts';
import type { Caller } from '../../../../../test/server/running.ts';
import { listPosted, objectToPosted } from '../../../../api/contracts/case/public-notices.ts';
import {
  award,
  type Claim,
  type Claiming,
  complication,
  decide,
  harm,
  openClaim,
  type Owed,
  post,
  runClaiming,
  subsidy,
} from './fixtures/claiming.ts';

let at: Claiming;
beforeAll(async () => {
  at = await runClaiming();
});
afterAll(() => at.stop());
afterEach(async () => {
  for (const context of at.browser.contexts()) await context.close();
});

test('somebody unreached is found, applies, and her claim goes through four hands until it is confirmed', async () => {
  const she = await at.owed(award);
  const { page } = await at.desk(await at.officer('clerk'));
  await page.getByRole('link', { name: '应享未领' }).click();
  await untilShown(page, '/desk/unreached');
  await page.getByRole('link', { name: '农村部分计划生育家庭奖励扶助' }).first().click();
  const row = page.getByRole('row', { name: she.name });
  await row.getByRole('link', { name: '帮她申请' }).click();
  await page.getByRole('button', { name: '本人来办，打开档案' }).click();
  await page.getByRole('button', { name: '提出申请' }).click();
  await page.getByText('还没有勾选“情况属实”').waitFor();
  await page.getByRole('checkbox', { name: /情况属实/ }).check();
  await page.getByRole('button', { name: '提出申请' }).click();
  await expect.poll(() => at.stateOf(she, award)).toBe('to-verify');
  const hands = [
    ['clerk', '情况属实'],
    ['clerk', '初审通过'],
    ['reviewer', '确认'],
  ] as const;
  for (const [role, words] of hands) await take(role, words, she);
  expect(await at.stateOf(she, award)).toBe('confirmed');
});

/** Somebody else opens her claim from the queue and decides; the last one is asked to look first. */
async function take(role: 'clerk' | 'reviewer' | 'family-worker', words: string, she: Owed) {
  const { page, complaints } = await at.desk(await at.officer(role));
  await openClaim(page, she);
  if (role === 'reviewer') {
    await page.getByRole('region', { name: '决定' }).getByRole('button', { name: words }).click();
    await page.getByRole('alert').getByText('还没有全部勾选').waitFor();
    await page.getByRole('checkbox', { name: /1973年至2001年/ }).check();
  }
  await decide(page, words);
  await page.getByText('已送出').waitFor();
  expect(complaints).toEqual([]);
}

test('a family worker verifies on the spot what her role sees, and the township goes on', async () => {
  const she = await at.owed(award);
  const clerk = await at.officer('clerk');
  await harm(clerk, she);
  const { page } = await at.desk(clerk);
  await page.goto(`${at.site}/app/desk/person/${she.person}`);
  const claims = page.getByRole('region', { name: '申请', exact: true });
  await claims.getByRole('link', { name: /帮她申请 .*并发症/ }).click();
  const open = page.getByRole('button', { name: '本人来办，打开档案' });
  await page
    .getByRole('checkbox', { name: /情况属实/ })
    .or(open)
    .first()
    .waitFor();
  if (await open.isVisible()) await open.click();
  await page.getByRole('checkbox', { name: /情况属实/ }).check();
  await page.getByRole('button', { name: '提出申请' }).click();
  await expect.poll(() => at.stateOf(she, complication)).toBe('to-verify');
  await take('family-worker', '情况属实', she);
  expect(await at.stateOf(she, complication)).toBe('to-check');
});

test('all that is missing is said at once, what was typed is there again, and it goes on where it stood', async () => {
  const one = await at.claim(subsidy);
  const { page } = await at.desk(await at.officer('clerk'));
  await openClaim(page, one);
  await page.getByRole('button', { name: '退回补齐' }).click();
  const form = page.getByRole('form', { name: '退回补齐' });
  await form.getByRole('button', { name: '退回补齐' }).click();
  await form.getByText('没有写理由，没有送出').waitFor();
  await form.getByLabel('理由 1').fill('户口页看不清');
  await page.reload();
  await page.getByRole('button', { name: '退回补齐' }).click();
  expect(await form.getByLabel('理由 1').inputValue()).toBe('户口页看不清');
  expect(await draftsOf(page, one)).toHaveLength(1);
  await form.getByRole('button', { name: '退回补齐' }).click();
  await page.getByRole('button', { name: '现在就送出' }).click();
  await page.getByText('已送出').waitFor();
  expect(await at.stateOf(one, subsidy)).toBe('returned');
  expect(await draftsOf(page, one)).toEqual([]);
  await page.goto(`${at.site}/app/desk/case/${one.id}?person=${one.person}`);
  await page.getByRole('button', { name: '补齐了' }).click();
  await page.getByRole('button', { name: '记下' }).click();
  await expect.poll(() => at.stateOf(one, subsidy)).toBe('to-check');
  await page.getByText('户口页看不清').waitFor();
  await page.getByText('补齐再交').waitFor();
});

/** What is kept in this browser about a claim. */
const draftsOf = (page: Page, { id }: Claim): Promise<string[]> =>
  page.evaluate(
    `Object.keys(localStorage).filter((key) => key.startsWith('nuanjia-desk-draft-${id}-'))`,
  );

test('what somebody typed waits for herself alone, and not beyond the next step', async () => {
  const one = await at.claim(subsidy);
  const [clerk, other] = [await at.officer('clerk'), await at.officer('clerk')];
  const { page, context } = await at.desk(clerk);
  const typed = async (by: Caller) => {
    await signIn(context, at.site, by);
    await page.goto(`${at.site}/app/desk/case/${one.id}?person=${one.person}`);
    await page.getByRole('button', { name: '不予认定' }).click();
    return page.getByLabel('理由 1');
  };
  await (await typed(clerk)).fill('户口页看不清');
  expect(await (await typed(other)).inputValue()).toBe('');
  await (await typed(other)).fill('缺出生证明');
  expect(await (await typed(clerk)).inputValue()).toBe('户口页看不清');
  const returned = { outcome: 'returned', reasons: [{ text: '缺户口页' }] };
  expect(await at.takes(other, 'check', one, returned)).toBe(200);
  expect(await at.takes(other, 'claim', one, { step: 'resubmitted' })).toBe(200);
  const again = await typed(clerk);
  expect(await again.inputValue()).toBe('');
  await again.fill('印章看不清');
  expect(await draftsOf(page, one)).toHaveLength(1);
});

test('a no needs its reasons and a law before it goes anywhere', async () => {
  const one = await at.claim(subsidy);
  const { page } = await at.desk(await at.officer('clerk'));
  await openClaim(page, one);
  await page.getByRole('button', { name: '不予认定' }).click();
  const form = page.getByRole('form', { name: '不予认定' });
  await form.getByLabel('理由 1').fill('户口不在本县');
  await form.getByRole('button', { name: '不予认定' }).click();
  await form.getByRole('alert').getByText('没有写法律依据').waitFor();
  expect(await at.stateOf(one, subsidy)).toBe('to-check');
  await form.getByLabel('法律依据').fill('国卫办人口发〔2025〕24号第五条');
  await form.getByRole('button', { name: '不予认定' }).click();
  await page.getByRole('button', { name: '撤销' }).click();
  expect(await at.stateOf(one, subsidy)).toBe('to-check');
  await page.goto(`${at.site}/app/desk/case/${one.id}?person=${one.person}`);
  await page.getByRole('button', { name: '不予认定' }).click();
  await form.getByRole('button', { name: '不予认定' }).click();
  await page.getByRole('button', { name: '现在就送出' }).click();
  await page.getByText('已送出').waitFor();
  expect(await at.stateOf(one, subsidy)).toBe('refused');
});

test('by keyboard alone: down the queue, open, decide, and the reader stands at the next claim', async () => {
  for (let times = 0; times < 2; times++) await at.claim(subsidy);
  const { page } = await at.desk(await at.officer('clerk'));
  await page.locator('table.queue a').first().waitFor();
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: '快捷键' }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  const name = String(await page.evaluate('document.activeElement.textContent'));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: new RegExp(name) }).waitFor();
  const focused = 'document.activeElement.tagName + document.activeElement.textContent';
  await expect.poll(() => page.evaluate(focused)).toContain(`H1${name}`);
  const go = page.getByRole('button', { name: '初审通过' });
  await go.waitFor();
  for (let presses = 0; presses < 60; presses++) {
    if (await go.evaluate((button) => button.matches(':focus'))) break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await page.getByText('秒后送出').waitFor();
  await expect.poll(() => page.evaluate(focused)).toMatch(/^H1/);
  await expect.poll(() => page.evaluate(focused)).not.toContain(name);
  expect(await faultsOf(page)).toEqual([]);
});

test('a claim is opened without reading the queue, and one goes on in the part one came from', async () => {
  for (let times = 0; times < 2; times++) await at.claim(subsidy);
  const one = await at.claim(subsidy);
  const { page } = await at.desk(await at.officer('clerk'));
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url());
    if (pathname === '/api/cases') asked.push(search);
  });
  const address = `${at.site}/app/desk/case/${one.id}?person=${one.person}`;
  await page.goto(address);
  const go = page.getByRole('button', { name: '初审通过' });
  await go.waitFor();
  expect(asked).toEqual([]);
  await page.goto(`${at.site}/app/desk?state=to-check`);
  await page.locator('table.queue a').first().click();
  await go.click();
  await page.getByText('秒后送出').waitFor();
  await go.waitFor();
  expect(new URL(page.url()).search).toMatch(/^\?state=to-check&person=\d+$/);
  expect(asked).toEqual(['?state=to-check']);
  await page.getByRole('button', { name: '撤销' }).click();
});

test('a notice hangs with a masked name, and an objection to it is answered by the county', async () => {
  const one = await at.claim(subsidy);
  await post(at, one);
  const { page } = await at.desk(await at.officer('clerk'));
  await page.getByRole('link', { name: '公示' }).click();
  await untilShown(page, '/desk/posted');
  const row = page.getByRole('row', { name: '育儿补贴' });
  await row.getByText('○').waitFor();
  expect(await row.textContent()).not.toContain(one.name);
  const { notices } = (await at.at.stranger.call(listPosted)).body;
  const asked = { params: { id: notices[0].id }, body: { said: '这户人家不住在本村' } };
  await at.at.stranger.call(objectToPosted, asked);
  const reader = await at.desk(await at.officer('reviewer'));
  await reader.page.getByRole('link', { name: '公示异议' }).click();
  await reader.page.getByText('这户人家不住在本村').waitFor();
  expect(await faultsOf(reader.page)).toEqual([]);
  await reader.page.getByRole('link', { name: '打开这件申请' }).click();
  await reader.page.getByRole('button', { name: '本人来办，打开档案' }).click();
  await reader.page.getByRole('heading', { level: 1, name: new RegExp(one.name) }).waitFor();
  await reader.page.goBack();
  await reader.page.getByLabel('查明了什么').fill('已核实，住在本村');
  await reader.page.getByRole('button', { name: '记下答复' }).click();
  await reader.page.getByRole('heading', { name: '没有要答复的异议' }).waitFor();
  expect(reader.complaints).toEqual([]);
});
