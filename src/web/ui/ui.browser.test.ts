/**
 * Components that every screen shares, in a real browser: what the timeline shows it also says, it is reached by
 * keyboard, prints in black and white, and axe finds nothing wrong.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faultsOf, phoneSize } from '../../../test/web/app.ts';
import { openBrowser } from '../../exchange/report/fixtures/browser.ts';

const site = 'https://gallery.test';
let folder: string;
let browser: Browser;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nuanjia-gallery-'));
  const input = join(import.meta.dirname, 'fixtures/gallery.tsx');
  await build({
    ...{ configFile: false, logLevel: 'warn', root: import.meta.dirname, publicDir: false },
    build: {
      outDir: folder,
      emptyOutDir: true,
      chunkSizeWarningLimit: 5000,
      rolldownOptions: {
        input,
        output: { entryFileNames: 'gallery.js', assetFileNames: 'gallery[extname]' },
      },
    },
  });
  writeFileSync(
    join(folder, 'index.html'),
    `<!doctype html><html lang="zh-CN"><title>暖家</title><link rel="stylesheet" href="gallery.css">
     <div id="root"></div><script type="module" src="gallery.js"></script></html>`,
  );
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

async function open(search: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await browser.newContext({ viewport: phoneSize, ...options })).newPage();
  await page.route(`${site}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    return route.fulfill({
      path: join(folder, pathname === '/' ? 'index.html' : pathname),
      headers: { 'content-security-policy': "default-src 'self'" },
    });
  });
  await page.goto(`${site}/${search}`);
  await page.locator('#grandmother svg.tl').waitFor();
  return page;
}

describe('the timeline', () => {
  test('says in words what it shows, and hatches what is not known', async () => {
    const page = await open('?language=en');
    expect(await page.locator('#child svg.tl').getAttribute('aria-label')).toMatch(
      /1 January 2025 to 1 July 2027/,
    );
    expect(await page.locator('#child .tl-unknown').count()).toBe(0);
    await expect.poll(() => page.locator('#grandmother .tl-unknown').count()).toBe(2);
    expect(await page.locator('#grandmother .tl-certain').count()).toBe(0);
    await expect.poll(() => page.locator('#child .tl-today').count()).toBe(3);
    await expect.poll(() => page.locator('#child .tl-deciding').count()).toBe(2);
  });

  test('is reached row by row with the keyboard, each row saying what it shows', async () => {
    const page = await open('?language=zh-CN');
    const said: (string | null)[] = [];
    for (let row = 0; row < 3; row++) {
      await page.keyboard.press('Tab');
      said.push(await page.evaluate("document.activeElement.getAttribute('aria-label')"));
    }
    expect(said[0]).toContain('2025年1月1日');
    expect(said[1]).toMatch(/^政策施行：.*决定/);
    expect(said[2]).toMatch(/^未满三周岁：/);
  });

  test('prints without colour', async () => {
    const page = await open('');
    await page.emulateMedia({ media: 'print' });
    const colours = await page.evaluate<string[]>(
      `[...document.querySelectorAll('.tl-certain, .tl-condition, .tl-label')]
         .map((it) => getComputedStyle(it).fill)`,
    );
    const grey = (text: string) => new Set(text.match(/\d+/g)?.slice(0, 3)).size === 1;
    expect(colours.length).toBeGreaterThan(4);
    expect(colours.filter((colour) => !grey(colour))).toEqual([]);
  });
});

test.each(['light', 'dark'])('nothing is wrong that axe finds, %s', async (theme) => {
  for (const language of ['zh-CN', 'en']) {
    for (const width of [195, 390, 1280]) {
      const page = await open(`?theme=${theme}&language=${language}`, {
        viewport: { width, height: 800 },
      });
      expect([language, width, await faultsOf(page)]).toEqual([language, width, []]);
      await page.context().close();
    }
  }
});

test('money and days are written as the language writes them', async () => {
  const english = await open('?language=en');
  expect(await english.locator('.empty').innerText()).toContain('¥3,600 · ¥0.05');
  expect(await english.locator('.empty').innerText()).toContain('22 November 2026');
  const chinese = await open('');
  expect(await chinese.locator('.empty').innerText()).toContain('至2027年7月2日（含）');
});
