/**
 * The pages in a real browser: an account is set up and signed in to by keyboard, with an authenticator or a passkey;
 * axe finds nothing wrong, nothing scrolls sideways, and the security policy of the server stops none of it.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { freePort, type RunningServer, runServer } from '../../../test/server/running.ts';
import { openBrowser } from '../../exchange/report/fixtures/browser.ts';
import { inviteAccount } from '../modules/account/index.ts';
import { codeAt, goodPassword } from '../modules/account/fixtures/desk.ts';
import { addPost } from '../modules/post/index.ts';
import { later, newOwner } from '../modules/sign-in/fixtures/browser.ts';

let at: RunningServer;
let site: string;
let browser: Browser;
beforeAll(async () => {
  const port = await freePort();
  at = await runServer({ port });
  site = `http://localhost:${port}`;
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await at.stop();
});

afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});

const phone = { viewport: { width: 390, height: 844 } };
const desk = { viewport: { width: 1280, height: 900 } };

async function open(path: string, options: BrowserContextOptions = desk) {
  const page = await (await browser.newContext(options)).newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // A session that is not there is asked for and refused: that is no fault.
    if (!/status of 401/.test(message.text())) complaints.push(message.text());
  });
  await page.goto(`${site}${path}`);
  return { page, complaints };
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What axe finds wrong, as rule and place, and what is wider than the window. */
async function faults(page: Page): Promise<string[]> {
  const source = `${axe};axe.run(document,{runOnly:${JSON.stringify(rules)}}).then((found) =>
    found.violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => id + ' ' + target))
      .concat(document.documentElement.scrollWidth > innerWidth ? ['wide'] : []))`;
  return page.evaluate(source);
}

const invited = async (login: string) => {
  const person = {
    actor: 'test',
    kind: 'staff',
    login,
    name: '测小禾',
    now: at.clock.now,
  } as const;
  return inviteAccount(at.county, at.keys, person);
};
const heading = (page: Page) =>
  page.evaluate<string>("document.querySelector('main > section:not([hidden]) h1').textContent");

describe('setting up', () => {
  test('goes by keyboard alone: code, password, authenticator, recovery codes', async () => {
    const { code } = await invited('B100');
    const { page, complaints } = await open('/990101/invitation?language=en');
    await page.locator('#code').focus();
    await page.keyboard.type(code.toLowerCase());
    await page.keyboard.press('Enter');
    await page.locator('#choose').waitFor();
    expect(await page.evaluate('document.activeElement.tagName')).toBe('H1');
    expect(await faults(page)).toEqual([]);
    const secret = await page.locator('#secret').innerText();
    await page.keyboard.press('Tab');
    await page.keyboard.type(goodPassword);
    await page.keyboard.press('Tab');
    await page.keyboard.type(codeAt(secret, at.clock.now));
    await page.keyboard.press('Enter');
    await page.locator('#done').waitFor();
    await expect.poll(() => page.locator('#recovery-codes li').count()).toBe(10);
    expect(await faults(page)).toEqual([]);
    await page.locator('#done a').click();
    await page.locator('#session').waitFor();
    expect(await page.locator('#name').innerText()).toBe('测小禾');
    expect(complaints).toEqual([]);
  });

  test('shows a picture that an authenticator can read', async () => {
    const { code } = await invited('B101');
    const { page } = await open('/990101/invitation');
    await page.fill('#code', code);
    await page.keyboard.press('Enter');
    await page.locator('#choose').waitFor();
    const size = await page.evaluate("document.getElementById('qr').naturalWidth");
    expect(size).toBeGreaterThan(20);
  });

  test('says in words what was refused, where a screen reader reads it at once', async () => {
    const { page } = await open('/990101/invitation?language=zh-CN');
    await page.fill('#code', 'AAAA-AAAA');
    await page.keyboard.press('Enter');
    await page.locator('#refused').waitFor();
    await expect.poll(() => page.locator('#refused').innerText()).toMatch(/^这个邀请码无效/);
    expect(await page.evaluate('document.activeElement.id')).toBe('refused');
    expect(await faults(page)).toEqual([]);
  });

  test('makes a passkey, with which its owner then signs in', async () => {
    const { code } = await invited('B102');
    const { page, complaints } = await open('/990101/invitation?language=en');
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('WebAuthn.enable');
    const options = {
      ...({ protocol: 'ctap2', transport: 'internal', hasResidentKey: true } as const),
      ...{ hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
    };
    await devtools.send('WebAuthn.addVirtualAuthenticator', { options });
    await page.fill('#code', code);
    await page.keyboard.press('Enter');
    await page.locator('#choose #passkey').click();
    await page.locator('#done').waitFor();
    expect(await page.locator('#recovery').isVisible()).toBe(false);
    await page.locator('#done a').click();
    await page.locator('#sign-out').click();
    await page.locator('#form #passkey').click();
    await page.locator('#session').waitFor();
    expect(complaints).toEqual([]);
  });
});

describe('signing in', () => {
  test('goes with password and code; a post is chosen; signing out ends it', async () => {
    const owner = await newOwner(at, 'B110');
    for (const unit of at.units.towns.values()) {
      await addPost(at.county, {
        ...{ actor: 'test', now: at.clock.now, account: owner.account, role: 'clerk', unit },
      });
    }
    const { page, complaints } = await open('/990101/sign-in?language=en', phone);
    const { login, password, code } = owner.shown();
    await page.fill('#login', login);
    await page.fill('#password', password);
    await page.fill('#code', code);
    await page.keyboard.press('Enter');
    await page.locator('#choice').waitFor();
    expect(await page.locator('#posts button').allInnerTexts()).toEqual([
      'benefits clerk · 990101004服务站',
      'benefits clerk · 990101111服务站',
    ]);
    expect(await faults(page)).toEqual([]);
    await page.locator('#posts button').first().click();
    await expect.poll(() => page.locator('#post').innerText()).toContain('990101004');
    await page.reload();
    await page.locator('#session').waitFor();
    await page.locator('#sign-out').click();
    await page.locator('#form').waitFor();
    await page.reload();
    await page.locator('#form').waitFor();
    expect(await heading(page)).toBe('Sign in');
    expect(complaints).toEqual([]);
  });

  test('with something wrong says so and keeps what was typed', async () => {
    const owner = await newOwner(at, 'B111');
    const { page } = await open('/990101/sign-in', { ...phone, locale: 'zh-CN' });
    await page.fill('#login', owner.login);
    await page.fill('#password', 'something else');
    await page.keyboard.press('Enter');
    await page.locator('#refused').waitFor();
    await expect.poll(() => page.locator('#refused').innerText()).toMatch(/^没有登录/);
    expect(await page.inputValue('#login')).toBe(owner.login);
  });

  test('with a password that has ended asks for a new one', async () => {
    const owner = await newOwner(at, 'B112');
    await at.db.pool.query(
      `insert into county_990101.sign_in_setting (session_hours, idle_minutes, password_days)
       values (12, 30, 30)`,
    );
    later(at, 40 * 86_400);
    const { page } = await open('/990101/sign-in?language=en');
    const { login, password, code } = owner.shown();
    for (const [id, typed] of Object.entries({ login, password, code })) {
      await page.fill(`#${id}`, typed);
    }
    await page.keyboard.press('Enter');
    await page.locator('#new-password').fill(`${goodPassword} anew`);
    later(at, 30);
    await page.fill('#code', owner.shown().code);
    await page.keyboard.press('Enter');
    await page.locator('#session').waitFor();
  });
});

describe.each(['sign-in', 'invitation'])('%s', (name) => {
  test.each([
    ['a phone', phone],
    ['a narrow phone', { viewport: { width: 320, height: 640 } }],
    ['a desk', desk],
    ['a dark desk', { ...desk, colorScheme: 'dark' as const }],
  ])('has no fault that axe finds on %s, in both languages', async (_, options) => {
    for (const language of ['zh-CN', 'en']) {
      const { page, complaints } = await open(`/990101/${name}?language=${language}`, options);
      await page.locator('main > section:not([hidden])').waitFor();
      expect([await faults(page), complaints]).toEqual([[], []]);
      expect(await page.evaluate('document.documentElement.lang')).toBe(language);
      expect(await page.content()).not.toContain('{{');
    }
  });
});

test('a county that is not here has no pages, and the only one is where the address alone leads', async () => {
  expect((await fetch(`${site}/990102/sign-in`)).status).toBe(404);
  const { page } = await open('/');
  expect(page.url()).toBe(`${site}/990101/sign-in`);
});
