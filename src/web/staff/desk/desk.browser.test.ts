/** The office desk in a real browser: signing in leads there, what phones brought is seen, differing words are decided. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { deskSize, faultsOf, phoneSize, untilShown } from '../../../../test/web/app.ts';
import { runVillage, today, type Village } from '../../../../test/web/village.ts';
import { towns } from '../../../../test/server/running.ts';
import { addPhone, type Phone } from '../../../server/modules/sync/fixtures/phone.ts';
import type { PackedPerson } from '../../../model/sync/caseload.ts';
import { isoDate } from '../../../rules/index.ts';

let village: Village;
let phones: readonly Phone[];
beforeAll(async () => {
  village = await runVillage();
  const worker = () => village.at.staff('family-worker', { town: towns[0] });
  phones = [await addPhone(await worker()), await addPhone(await worker())];
});
afterAll(() => village.stop());
afterEach(async () => {
  for (const context of village.browser.contexts()) await context.close();
});

async function deskOf(role: 'clerk' | 'reviewer' | 'family-worker', options = {}) {
  const caller = await village.at.staff(role, { town: towns[0] });
  const opened = await village.open(caller, { viewport: deskSize, ...options });
  await opened.page.goto(`${village.site}/app/desk`);
  await untilShown(opened.page, '/desk');
  return opened;
}

const isAlone = ({ seenBy, facts }: PackedPerson) =>
  seenBy === 'task' && !facts.some(([, kind]) => kind === 'disability-level' || kind === 'death');

/** Two phones write two grades down without knowing of each other. */
async function differ(person: PackedPerson): Promise<void> {
  const she = `person/${person.id}` as const;
  const said = { record: she, about: she, field: 'fact/disability-level' } as const;
  for (const [index, phone] of phones.entries()) {
    const value = { value: index + 2, from: '2026-11-01' };
    await phone.send(await phone.say({ ...said, value }));
  }
}

test('who is not signed in is led to sign in, and comes back to the desk', async () => {
  const { page } = await village.open(undefined, { viewport: deskSize });
  await page.goto(`${village.site}/app/desk`);
  await page.getByRole('link', { name: '登录' }).click();
  await page.waitForURL('**/sign-in?back=desk');
});

test('a visit that a phone brought stands at the desk with what was done', async () => {
  const [person] = village.people.filter(isAlone);
  const visit = `visit/${crypto.randomUUID()}` as const;
  const about = `person/${person!.id}` as const;
  const value = { day: isoDate(today), place: 'home', minutes: 25 };
  await phones[0]!.send(await phones[0]!.say({ record: visit, field: 'visit', value, about }));
  const { page, complaints } = await deskOf('family-worker');
  await page.getByRole('link', { name: '走访记录' }).click();
  const row = page.getByRole('row', { name: new RegExp(person!.name) });
  await row.getByText('家里').waitFor();
  await row.getByText('只有走访，没有办理事项').waitFor();
  expect(await page.getByRole('link', { name: '说法不一' }).count()).toBe(0);
  expect(await faultsOf(page)).toEqual([]);
  expect(complaints).toEqual([]);
});

test('both versions stand side by side, and the one that is chosen is in the record', async () => {
  const person = village.people.filter(isAlone).at(-1)!;
  await differ(person);
  const { page, complaints } = await deskOf('clerk');
  await page.getByRole('link', { name: '说法不一' }).click();
  const both = page.getByRole('region', { name: new RegExp(person.name) });
  await both.getByText('3 级').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  const third = both.locator('.side', { hasText: '3 级' });
  await third.getByRole('button', { name: '这一种对' }).click();
  await page.getByText('已记下您的决定').waitFor();
  await both.waitFor({ state: 'detached' });
  await page.getByRole('heading', { name: '没有要核对的内容' }).waitFor();
  expect(complaints).toEqual([]);
});

test('somebody is found by name, the record opened for a reason, and what she is owed drawn with its reasons', async () => {
  const child = village.people.find(
    ({ unpaid, seenBy }) =>
      seenBy === 'area' && unpaid.some(([program]) => program === 'cn/childcare-subsidy'),
  )!;
  const { page, complaints } = await deskOf('clerk');
  await page.getByRole('link', { name: '找人' }).click();
  await page.getByLabel('姓名').fill(child.name);
  await page.getByRole('button', { name: '找人' }).click();
  await page.locator(`a[href$="/desk/person/${child.id}"]`).click();
  await page.getByRole('button', { name: '本人来办，打开档案' }).click();
  const right = page.getByRole('region', { name: '育儿补贴' });
  await right.getByText('¥3,600').first().waitFor();
  await right.getByText('为什么').click();
  await right.getByText('3周岁').first().waitFor();
  await right.locator('svg.tl').first().waitFor();
  expect(await faultsOf(page)).toEqual([]);
  expect(complaints).toEqual([]);
});

test('what is not shown without a task leads to her page, and is there once her record is open', async () => {
  const person = village.people.filter(isAlone).at(-2)!;
  await differ(person);
  await village.at.db.pool.query(
    `update county_990101.task set outcome = 'done', closed_in = opened_in where closed_in is null`,
  );
  const { page, complaints } = await deskOf('clerk');
  await page.getByRole('link', { name: '说法不一' }).click();
  await page.getByText('先要有理由打开这位居民的档案').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('link', { name: '去她的页面打开' }).click();
  await page.getByRole('button', { name: '本人来办，打开档案' }).click();
  await page.getByRole('heading', { name: '应享待遇和服务' }).waitFor();
  await page.goBack();
  await page.getByText('3 级').waitFor();
  expect(complaints).toEqual([]);
});

test('a place of another post says why, and offers no second try of the same', async () => {
  const { page } = await deskOf('clerk');
  await page.goto(`${village.site}/app/desk/budget`);
  await untilShown(page, '/desk/budget');
  const refusal = page.getByRole('alert').filter({ hasText: '岗位' });
  await refusal.first().waitFor();
  expect(await page.getByRole('button', { name: '再试一次' }).count()).toBe(0);
  expect(await faultsOf(page)).toEqual([]);
});

test.each([
  'zh-CN',
  'en',
])('in %s, no two places or groups of the desk are called the same', async (locale) => {
  const { page } = await deskOf('clerk', { locale });
  await page.locator('nav a').first().waitFor();
  const names = await page.locator('nav p, nav a').allInnerTexts();
  expect(names.filter((name, at) => names.indexOf(name) < at)).toEqual([]);
  expect(names.length).toBeGreaterThan(10);
});

test.each([
  ['a desk', 'en', { viewport: deskSize }],
  ['a dark desk', 'zh-CN', { viewport: deskSize, colorScheme: 'dark' }],
  ['a phone', 'zh-CN', { viewport: phoneSize }],
  ['a desk at 400 %', 'en', { viewport: { width: 320, height: 256 } }],
] as const)('on %s, in %s, nothing is wrong that axe finds', async (_, locale, options) => {
  const { page } = await deskOf('clerk', { locale, ...options });
  const found = [await faultsOf(page)];
  await page.locator('nav a[href$="/desk/differing"]').click();
  await untilShown(page, '/desk/differing');
  found.push(await faultsOf(page));
  expect(found).toEqual([[], []]);
});
