/**
 * The page in a real browser: no violation that axe finds, everything by keyboard, no sideways
 * scrolling on a phone or at 200 % zoom, filters, languages, print, and life without a script.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from './fixtures/browser.ts';
import { child, grandmother, manyPeople, ON } from './fixture.ts';
import { reportHtml, type ReportMeta } from './html.ts';
import type { PersonPage } from './page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const phone = { viewport: { width: 360, height: 800 } };
const desk = { viewport: { width: 1200, height: 900 } };

/** The page opened, with the addresses that it asked for and what the browser complained of. */
async function open(
  options: BrowserContextOptions,
  people: Iterable<PersonPage> = [child(), grandmother()],
  meta: Partial<ReportMeta> = {},
) {
  const page = await (await browser.newContext(options)).newPage();
  const complaints: string[] = [];
  page.on('request', (request) => complaints.push(request.url()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => complaints.push(message.text()));
  await page.setContent([...reportHtml(people, { on: ON, language: 'zh-CN', ...meta })].join(''));
  return { page, complaints };
}
type Page = Awaited<ReturnType<typeof open>>['page'];

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds wrong, as rule and place, with everything open and nothing left undrawn. */
async function violations(page: Page): Promise<string[]> {
  await page.addStyleTag({ content: '.person{content-visibility:visible!important}' });
  await page.evaluate(
    "document.querySelectorAll('details').forEach((each) => { each.open = true })",
  );
  const source = `${axe};axe.run(document,{runOnly:${JSON.stringify(rules)}}).then((found) =>
    found.violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => id + ' ' + target)))`;
  return page.evaluate(source);
}

const overflow = (page: Page) =>
  page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');

for (const [name, options] of [
  ['a phone', phone],
  ['a desk', desk],
  ['a dark screen', { ...desk, colorScheme: 'dark' }],
] as const) {
  for (const language of ['zh-CN', 'en'] as const) {
    test(`axe finds nothing wrong on ${name} in ${language}`, async () => {
      const { page, complaints } = await open(options, undefined, { language });
      expect(await violations(page)).toEqual([]);
      expect(complaints).toEqual([]);
    });
  }
}

test('nothing scrolls sideways on a phone, nor on a desk at 200 and 400 %', async () => {
  for (const width of [360, 320, 600, 300]) {
    const { page } = await open({ viewport: { width, height: 800 } }, undefined, {
      language: 'en',
    });
    await page.evaluate(
      "document.querySelectorAll('details').forEach((each) => { each.open = true })",
    );
    expect([width, await overflow(page)]).toEqual([width, 0]);
  }
});

test('texts are 16 px or more and targets 44 px or more', async () => {
  const { page } = await open(phone);
  const small = await page.evaluate<string[]>(`[...document.querySelectorAll('body *')]
    .filter((each) => each.checkVisibility() && each.textContent.trim() && !each.closest('script'))
    .filter((each) => parseFloat(getComputedStyle(each).fontSize) < 16)
    .map((each) => each.outerHTML.slice(0, 80))`);
  const low = await page.evaluate<string[]>(`[...document.querySelectorAll(
    'summary, select, input[type=search], .switch label')]
    .filter((each) => each.checkVisibility() && each.getBoundingClientRect().height < 44)
    .map((each) => each.outerHTML.slice(0, 80))`);
  expect([...small, ...low]).toEqual([]);
});

test('the keyboard reaches the language, the filters and each bar, and opens a bar', async () => {
  const { page } = await open(desk, [child()]);
  const reached: string[] = [];
  for (let press = 0; press < 20; press++) {
    await page.keyboard.press('Tab');
    reached.push(
      await page.evaluate('document.activeElement.id || document.activeElement.tagName'),
    );
    if (reached.at(-1) === 'SUMMARY') break;
  }
  expect(reached).toEqual(['A', 'language-zh', 'DIV', 'word', 'program', 'state', 'SUMMARY']);
  await page.keyboard.press('Enter');
  expect(await page.locator('details[open] .opened').first().isVisible()).toBe(true);
});

test('search and filters leave the people who fit, and say how many', async () => {
  const { page } = await open(desk);
  await page.selectOption('#state', 'ask');
  expect(await page.locator('.person:visible h2').allTextContents()).toEqual(['测 外祖母']);
  await page.selectOption('#state', '');
  await page.selectOption('#program', 'cn/child-health');
  await page.fill('#word', '小禾');
  await expect.poll(() => page.locator('#shown').textContent()).toBe('1');
  await page.fill('#word', 'nobody');
  await page.waitForSelector('#empty:visible');
});

test('the switch changes every text and the language of the document', async () => {
  const { page } = await open(desk);
  await page.getByText('English', { exact: true }).click();
  expect(await page.getAttribute('html', 'lang')).toBe('en');
  expect(await page.locator('[lang="zh-CN"]:visible').count()).toBe(0);
  expect(await page.locator('#state option').allTextContents()).toContain('Entitled now');
});

test('without a script it reads, opens and changes language, with the summary on top', async () => {
  const { page } = await open({ ...desk, javaScriptEnabled: false }, [child()]);
  await page.getByText('English', { exact: true }).click();
  await page.getByText('The child is under 3', { exact: true }).click();
  expect(await page.getByText('The child is under 3 from 1 July 2024').isVisible()).toBe(true);
  const [summary, person] = [page.locator('.totals'), page.locator('.person')];
  expect((await summary.boundingBox())!.y).toBeLessThan((await person.boundingBox())!.y);
});

test('on paper everything is open and the controls are gone', async () => {
  const { page } = await open(desk, [child()]);
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByText('¥1,800', { exact: true }).isVisible()).toBe(true);
  expect(await page.locator('.opened').first().isVisible()).toBe(true);
  expect(await page.locator('.filters').isVisible()).toBe(false);
});

test('in a page of hundreds of people a search finds and unfolds those who fit', async () => {
  const { page } = await open(desk, manyPeople(400).people);
  expect(await page.locator('noscript').count()).toBe(350);
  await page.fill('#word', '99010120240000039');
  await expect.poll(() => page.locator('#shown').textContent()).toBe('10');
  expect(await page.locator('.person:not([hidden])').count()).toBe(10);
  await page.locator('.person:not([hidden])').last().scrollIntoViewIfNeeded();
  await expect
    .poll(() => page.locator('.person:not([hidden])').last().locator('h3').count())
    .toBe(2);
});

test('printing draws everyone, also those who were not yet unfolded', async () => {
  const { page } = await open(desk, manyPeople(52).people);
  await page.fill('#word', '9901012024000000');
  await page.selectOption('#state', 'ask');
  await page.pdf({ format: 'A4' });
  expect(await page.locator('.person h3').count()).toBe(104);
});

test('without a script everyone is whole', async () => {
  const { page } = await open({ ...desk, javaScriptEnabled: false }, manyPeople(52).people);
  expect(await page.locator('.person h3').count()).toBe(104);
});
