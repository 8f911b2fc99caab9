/**
 * Getting into the phone in a real browser: signed out, set up, locked, opened by keyboard and by thumb; and that
 * axe finds nothing wrong, in both languages, light and dark, on a phone, on a desk and enlarged.
 */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { importGenerated } from '../../../../test/postgres/county.ts';
import {
  deskSize,
  enrol,
  faultsOf,
  goodPin,
  phoneSize,
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

const worker = () => app.at.staff('family-worker', { town: '990101004' });

describe('the first time', () => {
  test('leads to the page of signing in, and from there back', async () => {
    const { page } = await app.open();
    await page.locator('a.first').click();
    await page.waitForURL('**/990101/sign-in?back=app');
    await page.locator('#form').waitFor();
    const { page: signedIn } = await app.open(await worker());
    await signedIn.goto(`${app.site}/?back=app`);
    await signedIn.waitForURL('**/app/');
  });

  test('on a browser that is too old says so in both languages', async () => {
    const { page } = await app.open();
    await page.addInitScript('delete Map.groupBy');
    await page.reload();
    const said = await page.locator('body > p.card').innerText();
    expect(said).toMatch(/太旧[\s\S]*too old/);
  });

  test('says when the two PINs differ, and when one is too easy, and keeps the name', async () => {
    const { page } = await app.open(await worker());
    await page.locator('input[name=name]').fill('蓝色手机');
    await page.locator('input[name=pin]').fill(goodPin);
    await page.locator('input[name=again]').fill('739165');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('[role=alert]').innerText()).toContain('不一样');
    for (const name of ['pin', 'again']) await page.locator(`input[name=${name}]`).fill('123456');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('[role=alert]').innerText()).toContain('太容易猜到');
    expect(await page.inputValue('input[name=name]')).toBe('蓝色手机');
  });
});

test('everything goes by keyboard alone, from the first screen to sync', async () => {
  const { page } = await app.open(await worker());
  await page.locator('input[name=pin]').waitFor();
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  // Past the way to the content and the name of the phone.
  await press('Tab', 'Tab', 'Tab');
  await page.keyboard.type(goodPin);
  await press('Tab');
  await page.keyboard.type(goodPin);
  await press('Tab', 'Enter');
  await page.locator('nav').waitFor();
  await press('Tab');
  while (!(await page.evaluate("document.activeElement.matches('nav a[href$=sync]')"))) {
    await press('Tab');
  }
  await press('Enter');
  await page.waitForURL('**/sync');
  expect(await page.evaluate('document.activeElement.id')).toBe('content');
});

describe('the lock', () => {
  test('opens by keyboard, shuts at a press, and opens by thumb', async () => {
    const { page, complaints } = await app.open(await worker());
    await enrol(page);
    await page.reload();
    await unlock(page);
    await page.locator('nav button').click();
    for (const digit of goodPin) {
      await page.locator('.key', { hasText: digit }).click();
    }
    await page.locator('button[type=submit]').click();
    await page.locator('nav').waitFor();
    expect(complaints).toEqual([]);
  });

  test('says that a PIN is wrong, and makes the next try wait', async () => {
    const { page } = await app.open(await worker());
    await enrol(page);
    await page.reload();
    await unlock(page, '555000');
    await expect.poll(() => page.locator('[role=alert]').innerText()).toContain('口令不对');
    expect(await page.inputValue('input.pin')).toBe('');
    await unlock(page);
    await page.locator('nav').waitFor();
  });

  test('shuts after ten wrong PINs until the server is met; then one more wrong one shuts it again', async () => {
    const { page } = await app.open(await worker());
    await page.clock.setSystemTime(app.at.clock.now);
    await enrol(page);
    await page.reload();
    let now = app.at.clock.now.getTime();
    const typed = async (pin: string) => {
      // Past the pause after the wrong one before.
      now += 600_000;
      await page.clock.setSystemTime(now);
      await page.getByText('请等').waitFor({ state: 'detached' });
      await unlock(page, pin);
    };
    for (let wrong = 1; wrong < 10; wrong++) {
      await typed(`55500${wrong}`);
      await page.getByText(wrong > 1 ? /请等 \d+ 秒再试/ : '口令不对').waitFor();
    }
    await typed('555010');
    const shut = page.getByRole('heading', { name: '需要联网一次' });
    await shut.waitFor();
    await page.getByRole('button', { name: '联系服务器' }).click();
    await typed('555011');
    await shut.waitFor();
    await page.getByRole('button', { name: '联系服务器' }).click();
    await typed(goodPin);
    await page.locator('nav').waitFor();
  });
});

test('when the lease is over something can still be written down, and is shown first once the phone is open', async () => {
  const { page, complaints } = await app.open(await worker());
  await page.clock.setSystemTime(app.at.clock.now);
  await enrol(page);
  await page.clock.setSystemTime(app.at.clock.now.getTime() + 73 * 3_600_000);
  await page.route('**/api/**', (route) => route.abort('internetdisconnected'));
  await page.reload();
  await page.getByText('先记下一件事').click();
  await page.getByLabel('哪一天').fill('2026-11-24');
  await page.getByLabel(/是谁/).fill('村口的测大娘');
  await page.getByLabel('要记的事').fill('想问补贴');
  await page.getByRole('button', { name: '记下' }).click();
  await page.getByText('已加密记在这台手机上').waitFor();
  expect(await page.getByLabel('要记的事').inputValue()).toBe('');
  expect(await faultsOf(page)).toEqual([]);
  await page.unroute('**/api/**');
  await page.clock.setSystemTime(app.at.clock.now);
  await page.getByRole('button', { name: '联系服务器' }).click();
  await unlock(page);
  const notes = page.getByRole('region', { name: '合着时记下的事' });
  await notes.getByText('村口的测大娘').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await notes.getByRole('button', { name: '已放好' }).click();
  await notes.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '撤销' }).click();
  await notes.getByText('想问补贴').waitFor();
  expect(complaints).toEqual([]);
});

const dark = { colorScheme: 'dark' } as const;
test.each([
  ['a phone', 'zh-CN', { viewport: phoneSize }],
  ['a phone', 'en', { viewport: phoneSize }],
  ['a dark phone', 'zh-CN', { viewport: phoneSize, ...dark }],
  ['a dark desk', 'en', { viewport: deskSize, ...dark }],
  ['a desk at 400 %', 'zh-CN', { viewport: { width: 320, height: 256 } }],
  ['a phone at 200 %', 'en', { viewport: { width: 195, height: 422 } }],
])('on %s, in %s, nothing is wrong that axe finds', async (_, locale, options) => {
  const { page, complaints } = await app.open(await worker(), { ...options, locale });
  await page.locator('input[name=pin]').waitFor();
  const found = [await faultsOf(page)];
  await enrol(page);
  for (const place of ['sync', 'settings']) {
    await page.locator(`nav a[href='/app/${place}']`).click();
    await untilShown(page, place);
    found.push(await faultsOf(page));
  }
  await page.reload();
  await page.locator('input.pin').waitFor();
  found.push(await faultsOf(page));
  expect(found).toEqual([[], [], [], []]);
  expect(await page.evaluate('document.documentElement.lang')).toBe(locale);
  expect(complaints).toEqual([]);
});
