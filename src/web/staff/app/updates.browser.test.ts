/**
 * The application kept on the phone, in a real browser: it opens without network, holds no answer of the server, and a
 * newer build waits until nobody is in a visit.
 */
import { rmSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type RunningApp, runApp } from '../../../../test/web/app.ts';
import { buildAnew, copyOfBuild } from '../../../../test/web/another-build.ts';

let folder: string;
let app: RunningApp;
beforeAll(async () => {
  folder = copyOfBuild();
  app = await runApp({ builtApp: folder });
});
afterAll(async () => {
  await app.stop();
  rmSync(folder, { recursive: true });
});
afterEach(async () => {
  for (const context of app.browser.contexts()) await context.close();
});

/** Asked again and again: the page's policy stops a script that would wait in it. */
const until = (page: Page, script: string) =>
  expect.poll(() => page.evaluate<boolean>(script)).toBe(true);
const isKept = (page: Page) => until(page, 'navigator.serviceWorker.controller !== null');
const waits = (page: Page) =>
  until(page, 'navigator.serviceWorker.ready.then((it) => it.waiting !== null)');
const look = (page: Page) =>
  page.evaluate('navigator.serviceWorker.ready.then((it) => it.update()).then(() => undefined)');
const cachesOf = (page: Page) => page.evaluate<string[]>('caches.keys()');

test('it opens without network, at any address, and says that there is none', async () => {
  const { page, context } = await app.open();
  await isKept(page);
  await context.setOffline(true);
  await page.goto(`${app.site}/app/sync`);
  await page.locator('h1').waitFor();
  expect(await page.locator('.banner').innerText()).toContain('没有网络');
});

test('only files of the build are kept, and no answer of the server', async () => {
  const { page } = await app.open(await app.at.staff('family-worker', { town: '990101004' }));
  await isKept(page);
  await page.locator('input[name=pin]').waitFor();
  const kept = await page.evaluate<string[]>(`(async () => {
    const found = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
    return found.flat().map(({ url }) => new URL(url).pathname);
  })()`);
  expect(kept).toContain('/app/index.html');
  expect(kept.filter((path) => !path.startsWith('/app/'))).toEqual([]);
});

test('a newer build waits while a page is in a visit, and takes over after it', async () => {
  const { page } = await app.open();
  await isKept(page);
  await page.goto(`${app.site}/app/visit/1`);
  const version = buildAnew(folder, 'another');
  await look(page);
  await waits(page);
  const answer =
    await page.evaluate(`navigator.serviceWorker.ready.then((it) => new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => done(data);
    it.waiting.postMessage('take over', [port2]);
  }))`);
  expect(answer).toBe(false);
  expect(await page.title()).not.toBe('another');
  await page.goto(`${app.site}/app/`);
  await page.locator('.banner button').click();
  await expect.poll(() => page.title()).toBe('another');
  await expect.poll(() => cachesOf(page)).toEqual([`application-${version}`]);
});

test('a build that does not arrive as it was made is not taken', async () => {
  const { page } = await app.open();
  await isKept(page);
  const before = await cachesOf(page);
  buildAnew(folder, 'cut off', { isWhole: false });
  await look(page).catch(() => undefined);
  await page.waitForTimeout(1000);
  await page.reload();
  expect(await page.title()).not.toBe('cut off');
  await page.locator('h1').waitFor();
  expect(await cachesOf(page)).toContain(before[0]);
});
