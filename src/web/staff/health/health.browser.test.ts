/**
 * Sync health and settings in a real browser: what is said without a server, after three days without one, and when the
 * phone was reported lost; and that language, shade, text size and PIN stay as they were chosen.
 */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { importGenerated } from '../../../../test/postgres/county.ts';
import {
  enrol,
  faultsOf,
  goodPin,
  type RunningApp,
  runApp,
  unlock,
  untilShown,
} from '../../../../test/web/app.ts';

let app: RunningApp;
beforeAll(async () => {
  app = await runApp();
  await importGenerated(app.at, { seed: 4, size: 60 });
});
afterAll(() => app.stop());
afterEach(async () => {
  for (const context of app.browser.contexts()) await context.close();
});

/** A phone that is set up, on one of its pages. */
async function openAt(place: 'sync' | 'settings', locale = 'zh-CN') {
  const worker = await app.at.staff('family-worker', { town: '990101004' });
  const opened = await app.open(worker, { locale });
  await enrol(opened.page);
  await opened.page.locator(`nav a[href='/app/${place}']`).click();
  await untilShown(opened.page, place);
  return opened;
}

/** A finger that is always the right one, in an authenticator that knows the PRF extension. */
async function withFinger(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...({ protocol: 'ctap2', ctap2Version: 'ctap2_1', transport: 'internal' } as const),
      ...{ hasResidentKey: true, hasUserVerification: true, isUserVerified: true, hasPrf: true },
      automaticPresenceSimulation: true,
    },
  });
}

const textOf = (page: Page) => page.locator('main').innerText();
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

describe('sync health', () => {
  test('says who is here, when the server was met, and how long it may be without it', async () => {
    const { page } = await openAt('sync');
    await expect.poll(() => textOf(page)).toMatch(/手机上的人数\s+[1-9]/);
    expect(await textOf(page)).toMatch(/不联网还能用到\s+2026/);
    expect(await textOf(page)).toContain('这里还没有记录');
  });

  test('without a server says so, and that is over when the server is back', async () => {
    const { page, context } = await openAt('sync');
    await context.setOffline(true);
    await press(page, '现在同步');
    await page.getByText('上次同步没有成功').waitFor();
    await context.setOffline(false);
    await press(page, '现在同步');
    await expect.poll(() => textOf(page)).not.toContain('没有成功');
  });

  test('a server that was restored from before this phone takes it in again', async () => {
    const { page } = await openAt('sync');
    await app.at.db.pool.query('delete from county_990101.device');
    await press(page, '现在同步');
    await page.getByRole('heading', { name: '服务器不认得这台手机' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.locator('summary', { hasText: '重新登记这台手机' }).click();
    await page.locator('input[name=old]').fill(goodPin);
    await press(page, '重新登记这台手机');
    await page.getByText('已重新登记').waitFor();
    await expect.poll(() => textOf(page)).not.toContain('服务器不认得');
    expect(await textOf(page)).toMatch(/手机上的人数\s+[1-9]/);
  });

  test('a phone that was reported lost deletes everything when it meets the server', async () => {
    const { page } = await openAt('settings');
    await press(page, '报告丢失');
    await page.getByText('已报告丢失').waitFor();
    const gone = page.getByRole('heading', { name: '这台手机上的资料已删除' });
    const sync = async () => {
      await page.locator("nav a[href='/app/sync']").click();
      await press(page, '现在同步');
    };
    // It meets the server by itself too, perhaps before it is told to.
    await Promise.race([gone.waitFor(), sync().catch(() => gone.waitFor())]);
    await gone.waitFor();
    expect(await textOf(page)).toContain('被报告丢失');
    expect(await faultsOf(page)).toEqual([]);
  });

  test('three days without the server shut it, and meeting the server opens it again', async () => {
    const { page, context } = await openAt('sync');
    const kept = 'navigator.serviceWorker.controller !== null';
    await expect.poll(() => page.evaluate(kept)).toBe(true);
    await context.setOffline(true);
    await context.clock.setFixedTime(Date.now() + 73 * 3_600_000);
    await page.reload();
    await page.getByRole('heading', { name: '需要联网一次' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await press(page, '联系服务器');
    await page.locator('[role=alert]').waitFor();
    await context.setOffline(false);
    await press(page, '联系服务器');
    await unlock(page);
    await page.locator('nav').waitFor();
  });
});

describe('settings', () => {
  test('language, shade and size of text are kept, and nothing breaks at the largest', async () => {
    const { page } = await openAt('settings');
    for (const name of ['English', 'Dark', 'Very large']) {
      await page.getByText(name, { exact: true }).click();
    }
    expect(await faultsOf(page)).toEqual([]);
    await page.reload();
    await page.locator('input.pin').waitFor();
    const shown = await page.evaluate<string[]>(
      '[document.documentElement.lang, document.documentElement.dataset.theme, document.documentElement.style.zoom]',
    );
    expect(shown).toEqual(['en', 'dark', '130%']);
    expect(await faultsOf(page)).toEqual([]);
  });

  test('a PIN that was changed is the one that opens', async () => {
    const { page } = await openAt('settings');
    await page.getByText('更换口令', { exact: true }).first().click();
    for (const [name, typed] of [
      ['old', '739164'],
      ['fresh', '284617'],
      ['again', '284617'],
    ]) {
      await page.locator(`details[open] input[name=${name}]`).fill(typed!);
    }
    await page.keyboard.press('Enter');
    await page.getByText('口令已更换').waitFor();
    await page.reload();
    await unlock(page, '284617');
    await page.locator('nav').waitFor();
  });

  test('a passkey of the phone opens it without network as the PIN does, and the PIN still does', async () => {
    const { page, context } = await openAt('settings');
    await withFinger(page);
    await page.getByText('也用指纹或面容打开', { exact: true }).first().click();
    await page.locator('details[open] input[name=old]').fill(goodPin);
    await page.keyboard.press('Enter');
    await page.getByText('以后也可以用指纹或面容打开').waitFor();
    await context.setOffline(true);
    await page.locator('nav button').click();
    await press(page, '用指纹或面容打开');
    await page.locator('nav').waitFor();
    await page.locator('nav button').click();
    await unlock(page);
    await page.locator('nav').waitFor();
  });

  test('deleting everything leaves ten seconds to think again', async () => {
    const { page } = await openAt('settings');
    await press(page, '全部删除');
    await press(page, '撤销');
    await page.getByRole('button', { name: '全部删除' }).waitFor();
    await press(page, '全部删除');
    await page.getByRole('heading', { name: '这台手机上的资料已删除' }).waitFor();
    expect(await page.evaluate('indexedDB.databases().then((all) => all.length)')).toBeLessThan(2);
  });
});
