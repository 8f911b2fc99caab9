/**
 * A visit in a real browser: answers are saved as they are given and can be taken back, a no takes no more than a yes,
 * what is owed changes at once, and nothing is lost when the phone is shut in the middle of it.
 */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { runVillage, today, type Village } from '../../../../test/web/village.ts';
import { unlock } from '../../../../test/web/app.ts';
import type { PackedPerson } from '../../../model/sync/caseload.ts';

let village: Village;
beforeAll(async () => {
  village = await runVillage();
});
afterAll(() => village.stop());
afterEach(async () => {
  for (const context of village.browser.contexts()) await context.close();
});

const isDue = ({ windows }: PackedPerson) =>
  windows.some(
    ([program, , from, , last]) => program === 'cn/child-health' && from <= today && today <= last,
  );

async function visit(page: Page, person: PackedPerson): Promise<void> {
  await village.go(page, `/home/${person.id}`);
  await page.getByRole('button', { name: '开始走访' }).click();
  await page.getByRole('heading', { name: '走访' }).waitFor();
}

const textOf = (page: Page) => page.locator('main').innerText();

describe('a service that is due', () => {
  test('is done with one tap, says where it is, and is back with another', async () => {
    const { page, complaints } = await village.phone();
    await visit(page, village.find(isDue));
    await page.getByRole('button', { name: '今天做了' }).first().click();
    await page.getByText('在这台手机上').first().waitFor();
    await page.getByRole('button', { name: '撤销' }).first().click();
    await page.getByRole('button', { name: '今天做了' }).first().waitFor();
    expect(complaints).toEqual([]);
  });

  test('brings measurements once it is done; one that cannot be is refused, an unusual one read back', async () => {
    const { page } = await village.phone();
    await visit(page, village.find(isDue));
    expect(await page.getByLabel('体重 (kg)').count()).toBe(0);
    await page.getByRole('button', { name: '今天做了' }).first().click();
    await page.getByLabel('体重 (kg)').fill('5000');
    await page.getByLabel('体重 (kg)').press('Enter');
    await expect.poll(() => page.locator('[role=alert]').innerText()).toContain('5000 不可能');
    await page.getByLabel('体重 (kg)').fill('150');
    await page.getByLabel('体重 (kg)').press('Enter');
    await page.getByRole('button', { name: '没错，就是这样' }).click();
    await page.getByText('150 kg').waitFor();
  });

  test('is declined with one tap of the same size, and the end of the visit says that nothing is lost by it', async () => {
    const { page } = await village.phone();
    await visit(page, village.find(isDue));
    const [done, no] = ['今天做了', '暂不做'].map((name) =>
      page.getByRole('button', { name }).first(),
    );
    const [yes, refusal] = [await done!.boundingBox(), await no!.boundingBox()];
    expect(refusal!.width).toBeCloseTo(yes!.width, 0);
    expect(refusal!.height).toBeCloseTo(yes!.height, 0);
    await no!.click();
    await page.getByText('过多久再问').waitFor();
    await page.getByRole('link', { name: '结束走访' }).click();
    await page.getByText('不影响任何待遇').waitFor();
  });

  test('is booked for another day, and a day that is over is refused with the reason', async () => {
    const { page } = await village.phone();
    await visit(page, village.find(isDue));
    await page.getByRole('button', { name: '另约时间' }).first().click();
    await page.getByLabel('哪一天').fill('2026-11-01');
    await page.getByRole('button', { name: '约好' }).click();
    await expect
      .poll(() => page.locator('[role=alert]').innerText())
      .toContain('2026-11-01 已经过去');
    await page.getByLabel('哪一天').fill('2026-11-25');
    await page.getByRole('button', { name: '约好' }).click();
    await page.getByText('11月25日').first().waitFor();
  });
});

describe('a question', () => {
  const lacksRegistration = (person: PackedPerson) =>
    person.questions.some(
      ([program, about, fact]) =>
        program === 'cn/newcomer-services' &&
        about === person.id &&
        fact === 'household-registration',
    );

  test('says why it is asked, is passed over with one tap, and leaves nothing behind then', async () => {
    const { page } = await village.phone();
    await visit(page, village.find(lacksRegistration));
    await page.getByText('为什么问这个').first().click();
    await page.getByText('要看这一条').first().waitFor();
    await page.getByRole('button', { name: '不清楚或不想说' }).first().click();
    await page.getByText('没有回答，什么也没有记下').waitFor();
    await page.getByRole('link', { name: '结束走访' }).click();
    await page.getByText('这次没有记下任何内容').waitFor();
  });

  test('that is answered is asked no more, on the list and on the page of the person', async () => {
    const { page } = await village.phone();
    const person = village.find(lacksRegistration);
    await visit(page, person);
    const before = (await textOf(page)).split('户口登记在哪里').length;
    const question = page.locator('.item', { hasText: `${person.name} · 户籍地` });
    await question.locator('.choices button').first().click();
    await question.getByText('在这台手机上').waitFor();
    await village.go(page, `/home/${person.id}`);
    await page.getByRole('button', { name: '继续走访' }).click();
    await page.getByText('在这台手机上').first().waitFor();
    expect((await textOf(page)).split('户口登记在哪里').length).toBe(before);
    await expect.poll(() => page.getByRole('button', { name: '撤销' }).count()).toBe(1);
  });
});

test('a phone that is shut in the middle of a visit goes on with it where it was', async () => {
  const { page } = await village.phone();
  await visit(page, village.find(isDue));
  await page.getByRole('button', { name: '今天做了' }).first().click();
  await page.getByText('在这台手机上').first().waitFor();
  await page.reload();
  await unlock(page);
  await page.getByText('在这台手机上').first().waitFor();
  expect(await page.getByRole('progressbar').getAttribute('value')).toBe('1');
});

test('a visit goes by keyboard alone: from the list to an answer and to its end', async () => {
  const { page } = await village.phone();
  const press = async (name: string) => {
    await page.getByText(name).first().waitFor();
    const focused = () => page.evaluate<string>('document.activeElement.innerText ?? ""');
    // The whole screen is in focus first, and its text is everybody's.
    const isThere = (text: string) => text.includes(name) && text.length < 120;
    for (let tabs = 0; tabs < 60 && !isThere(await focused()); tabs++) {
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
  };
  await press('健康检查');
  await press('开始走访');
  await press('暂不做');
  await page.getByText('过多久再问').first().waitFor();
  await press('结束走访');
  await page.getByText('读给家里人听').waitFor();
});
