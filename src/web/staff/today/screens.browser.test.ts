/**
 * Every screen of people in a real browser: nothing that axe finds, in both languages, light and dark, on a phone and
 * enlarged to twice the size; and what must not be seen by others is not seen.
 */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { day } from '../../../rules/index.ts';
import { addFact } from '../../../server/modules/registry/index.ts';
import { faultsOf, phoneSize } from '../../../../test/web/app.ts';
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
const isAdult = ({ facts }: PackedPerson) =>
  facts.some(([, kind, from]) => kind === 'birth' && from !== null && from < today - 25 * 366);

async function screens(page: Page, look: (name: string) => Promise<void>): Promise<void> {
  const [child, adult] = [village.find(isOwed), village.find(isAdult)];
  await look('today');
  const addresses = {
    search: '/search',
    tour: '/tour',
    home: `/home/${child.id}`,
    person: `/person/${adult.id}`,
    consents: `/person/${adult.id}/consents`,
    booking: `/person/${child.id}/booking`,
    changes: `/changes/${adult.id}`,
    newcomer: '/newcomer',
    benefit: `/benefit/${child.id}/cn:childcare-subsidy`,
    missing: '/person/999999',
  };
  for (const [name, path] of Object.entries(addresses)) {
    await village.go(page, path);
    await open(page);
    await look(name);
  }
  await village.go(page, `/home/${child.id}`);
  await page.locator('button.first').first().click();
  await page.locator('progress').waitFor();
  await open(page);
  await look('visit');
  await page.locator('a.first.wide').click();
  await page.locator('textarea').waitFor();
  await look('finish');
}

/** Unfolds everything, so that it is looked at too. */
async function open(page: Page): Promise<void> {
  await page.evaluate('document.querySelectorAll("details").forEach((one) => { one.open = true })');
}

describe('axe finds nothing, and nothing scrolls sideways', () => {
  test.each([
    ['in Chinese, light', { locale: 'zh-CN' }],
    ['in English, dark', { locale: 'en-GB', colorScheme: 'dark' }],
    ['in English, twice as large', { locale: 'en-GB', viewport: { width: 320, height: 640 } }],
  ] as const)('%s', { timeout: 120_000 }, async (name, options) => {
    const { page, complaints } = await village.phone({ viewport: phoneSize, ...options });
    const faults: string[] = [];
    await screens(page, async (screen) => {
      const found = await faultsOf(page);
      faults.push(...found.map((fault) => `${screen}: ${fault}`));
      const folder = process.env.NUANJIA_SHOTS;
      if (folder)
        await page.screenshot({
          path: `${folder}/${screen}-${name.replace(/\W+/g, '-')}.png`,
          fullPage: true,
        });
    });
    expect(faults).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

test('nobody is listed before something is written; then name, pinyin and initials find the same person', async () => {
  const { page } = await village.phone();
  const person = village.find(isOwed);
  await village.go(page, '/search');
  expect(await page.locator('.card').count()).toBe(0);
  for (const text of [person.name, person.pinyin[0], person.pinyin[1]]) {
    await page.getByRole('searchbox').fill(text);
    await page.locator(`a[href$="/home/${person.id}"]`).waitFor();
  }
  await page.getByRole('searchbox').fill('没有这个人');
  await page.getByText('没有找到').waitFor();
});

test('one press covers the screen: no name can be read, and one press brings it back', async () => {
  const { page } = await village.phone();
  const person = village.find(isOwed);
  await village.go(page, `/home/${person.id}`);
  await page.getByRole('button', { name: '遮住屏幕' }).click();
  await page.getByRole('dialog').waitFor();
  const seen = `document.elementFromPoint(innerWidth / 2, 20).closest('dialog') !== null`;
  expect(await page.evaluate(seen)).toBe(true);
  await page.getByRole('button', { name: '继续' }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
});

test('what is sensitive about one of them stands on no page of the household, nor in the title', async () => {
  const person = village.find(isAdult);
  const fact = { kind: 'disability-level', value: 2, from: day('2024-03-01') };
  await addFact(village.at.county, { actor: 'test', person: person.id, today, ...fact });
  const { page } = await village.phone();
  const sensitive = /残疾|伤残|并发症|特别扶助|独生子女/;
  const seen = () => page.locator('main').innerText();
  expect(await seen()).not.toMatch(sensitive);
  for (const path of [`/home/${person.id}`, `/person/${person.id}`]) {
    await village.go(page, path);
    expect(await seen()).toContain(person.name);
    expect(await seen()).not.toMatch(sensitive);
    expect(await page.title()).not.toContain(person.name);
  }
  await page.getByRole('button', { name: '只有本人在场，显示' }).click();
  await page.getByText('残疾等级').waitFor();
});

test('who of a household is entitled to what is drawn at one press, but for what is private', async () => {
  const { page } = await village.phone();
  const child = village.find(isOwed);
  await village.go(page, `/home/${child.id}`);
  expect(await page.locator('svg.tl').count()).toBe(0);
  await page.getByText('全家的时间线').click();
  const drawn = page.locator('details').filter({ hasText: child.name });
  await drawn.getByRole('figure', { name: '育儿补贴' }).first().locator('svg.tl').waitFor();
  expect(await page.locator('details').innerText()).not.toMatch(/残疾|特别扶助|独生子女|避孕/);
  expect(await faultsOf(page)).toEqual([]);
});

test('yes and no to a purpose are one tap each and of one size, and nothing is ticked beforehand', async () => {
  const { page } = await village.phone();
  await village.go(page, `/person/${village.find(isAdult).id}/consents`);
  expect(await page.locator('input:checked').count()).toBe(0);
  const yes = await page.getByRole('button', { name: '同意', exact: true }).first().boundingBox();
  const no = await page.getByRole('button', { name: '不同意', exact: true }).first().boundingBox();
  expect([Math.round(no!.width), no!.height]).toEqual([Math.round(yes!.width), yes!.height]);
  await page.getByRole('button', { name: '不同意', exact: true }).first().click();
  await page.getByText('在这台手机上').waitFor();
  await page.getByRole('button', { name: '同意', exact: true }).first().click();
  await expect.poll(() => page.getByText('在这台手机上').count()).toBe(2);
});

test('a child’s guardian answers for it, and nobody else is offered', async () => {
  const { page } = await village.phone();
  const child = village.find(
    (person) => isOwed(person) && person.links.some(([, relation]) => relation === 'parents'),
  );
  await village.go(page, `/person/${child.id}/consents`);
  expect(await page.getByRole('button', { name: '同意', exact: true }).count()).toBe(0);
  const parents = child.links
    .filter(([, relation]) => relation === 'parents')
    .map(([, , id]) => id);
  const names = village.people.filter(({ id }) => parents.includes(id)).map(({ name }) => name);
  const offered = () => page.locator('fieldset button').allInnerTexts();
  await expect.poll(async () => (await offered()).toSorted()).toEqual(names.toSorted());
});
