/** Changes at home and help with claiming, in a real browser: each is one short form, works at once, and can be undone. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { faultsOf } from '../../../../test/web/app.ts';
import { runVillage, today, type Village } from '../../../../test/web/village.ts';
import type { PackedPerson } from '../../../model/sync/caseload.ts';

let village: Village;
beforeAll(async () => {
  village = await runVillage();
});
afterAll(() => village.stop());
afterEach(async () => {
  for (const context of village.browser.contexts()) await context.close();
});

const isOwed = ({ unpaid }: PackedPerson) =>
  unpaid.some(([program, from]) => program === 'cn/childcare-subsidy' && from <= today);
const parentOf = (child: PackedPerson) => {
  const id = child.links.find(([, relation]) => relation === 'parents')?.[2];
  return village.people.find((person) => person.id === id)!;
};

test('a child that was born has its services at once, and is gone when it is taken back', async () => {
  const { page, complaints } = await village.phone();
  const mother = parentOf(village.find((child) => isOwed(child) && parentOf(child) !== undefined));
  await village.go(page, `/changes/${mother.id}`);
  await page.getByRole('button', { name: '有孩子出生' }).click();
  await page.getByRole('button', { name: '登记' }).click();
  await expect.poll(() => page.locator('[role=alert]').innerText()).toContain('请写上名字');
  await page.getByLabel('姓名').fill('测新生');
  await page.getByLabel('出生日期').fill('2026-11-23');
  await page.getByRole('button', { name: '女' }).click();
  await page.getByRole('button', { name: mother.name }).first().click();
  await page.getByRole('button', { name: '登记' }).click();
  await expect.poll(() => page.locator('[role=alert]').innerText()).toContain('还没有到');
  await page.getByLabel('出生日期').fill('2026-11-20');
  await page.getByRole('button', { name: '登记' }).click();
  await page.getByRole('link', { name: '看看现在应享什么' }).click();
  const card = page.getByRole('region', { name: '测新生' });
  await card.getByText('新生儿家庭访视').waitFor();
  await card.getByRole('link', { name: '本人页面' }).click();
  await page.getByRole('button', { name: '撤销' }).click();
  await page.getByText('这台手机上没有这个人').waitFor();
  expect(complaints).toEqual([]);
});

test('a death takes one date and gentle words', async () => {
  const { page } = await village.phone();
  const child = village.find((one) => isOwed(one) && parentOf(one) !== undefined);
  const person = parentOf(child);
  await village.go(page, `/changes/${child.id}`);
  await page.getByRole('button', { name: '有人去世' }).click();
  await page.getByText('请节哀').waitFor();
  await page.getByRole('button', { name: person.name }).click();
  await page.getByLabel('去世日期').fill('2026-11-20');
  await page.getByRole('button', { name: '记下日期' }).click();
  await page.getByRole('link', { name: '看看现在应享什么' }).click();
  await page.getByRole('region', { name: person.name }).getByText('已去世').waitFor();
});

/** Fills in the form of moving, for everybody of the house but one. */
async function moveAllBut(page: Page, stays: PackedPerson): Promise<void> {
  await village.go(page, `/changes/${stays.id}`);
  await page.getByRole('button', { name: '有人搬走' }).click();
  await page.getByRole('button', { name: '全家一起' }).click();
  await page.getByRole('button', { name: stays.name, exact: true, pressed: true }).click();
  await page.getByLabel('从哪天起住在新地方').fill('2026-11-01');
  await page.getByLabel('乡镇、街道').selectOption('别的县');
  await page.getByLabel(/县的名字/).fill('暖州省月湾市星渡县');
  await page.getByText('是这里吗：暖州省月湾市星渡县').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: '登记' }).click();
}

test('a household moves in one go, but for whoever stays, and one press takes all of it back', async () => {
  const { page, complaints } = await village.phone();
  const child = village.find((one) => isOwed(one) && parentOf(one) !== undefined);
  const house = child.households[0]![0];
  const movers = village.people.filter(
    ({ id, households, facts }) =>
      id !== child.id &&
      households.some(([of]) => of === house) &&
      !facts.some(([, kind]) => kind === 'death'),
  );
  const placeOf = async ({ id }: PackedPerson) => {
    await village.go(page, `/home/${id}`);
    return (await page.locator('main > .quiet').innerText()).slice(6, 9);
  };
  await moveAllBut(page, child);
  await page.getByRole('button', { name: '撤销' }).click();
  await page.getByRole('button', { name: '有人搬走' }).waitFor();
  for (const one of [child, ...movers]) expect(await placeOf(one)).toBe('云溪县');
  await moveAllBut(page, child);
  await page.getByRole('link', { name: '看看现在应享什么' }).click();
  await page.getByText('暖州省月湾市星渡县').waitFor();
  for (const one of movers) expect(await placeOf(one)).toBe('星渡县');
  expect(await placeOf(child)).toBe('云溪县');
  expect(movers.length).toBeGreaterThan(1);
  expect(complaints).toEqual([]);
});

test('somebody who moved in is on the phone at once, and found by name', async () => {
  const { page } = await village.phone();
  await village.go(page, '/newcomer');
  await page.getByLabel('姓名').fill('测新邻');
  await page.getByLabel('出生日期').fill('1990-05-06');
  await page.getByRole('button', { name: '男' }).click();
  await page.getByLabel('从哪天起住在这里').fill('2026-11-01');
  await page.getByLabel('乡镇、街道').selectOption({ index: 1 });
  await page.getByLabel('村、社区').selectOption({ index: 1 });
  await page.getByRole('button', { name: '登记' }).click();
  await page.getByText('已登记').waitFor();
  await village.go(page, '/search');
  await page.getByRole('searchbox').fill('测新邻');
  await page.getByText('36 岁').waitFor();
});

test('help with a claim shows every line, ticks none, and a photo is taken only after a yes', async () => {
  const { page } = await village.phone();
  const child = village.find((one) => isOwed(one) && parentOf(one) !== undefined);
  await village.go(page, `/benefit/${child.id}/cn:childcare-subsidy`);
  await page.getByRole('heading', { name: '申请内容（请一起核对）' }).waitFor();
  expect(await page.locator('input:checked').count()).toBe(0);
  expect(await page.locator('input[type=file]').count()).toBe(0);
  await page.getByRole('link', { name: '去问本人' }).click();
  await page.getByRole('button', { name: parentOf(child).name }).click();
  const photo = page.getByRole('region', { name: '保存材料的照片' });
  await photo.getByRole('button', { name: '同意', exact: true }).click();
  await photo.getByText('在这台手机上').waitFor();
  await page.goBack();
  const png = await page.screenshot();
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: png });
  await page.getByText(/照片已保存（\d+ KB）/).waitFor();
  await page.getByLabel('这一项对').first().check();
  await page.getByRole('button', { name: '请办公室办理' }).click();
  await page.getByText('已记下，有网络时自动送到办公室').waitFor();
});
