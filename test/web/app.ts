/**
 * The phone application in a real browser, against a server that runs: built once, opened as somebody who is signed in,
 * on a phone or a desk.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { openBrowser } from '../../src/exchange/report/fixtures/browser.ts';
import {
  type Caller,
  freePort,
  type RunningServer,
  type RunOptions,
  runServer,
} from '../server/running.ts';
import { buildOnce } from './built.ts';

export const phoneSize = { width: 390, height: 844 } as const;
export const deskSize = { width: 1280, height: 900 } as const;

/** A PIN that is not easy to guess. */
export const goodPin = '739164';

export type Opened = {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the browser complained of: errors of scripts, refused styles, and the like. */
  readonly complaints: string[];
};

export type RunningApp = {
  readonly at: RunningServer;
  readonly site: string;
  readonly browser: Browser;
  /** The application for a caller, before this browser holds anything. */
  readonly open: (caller?: Caller, options?: BrowserContextOptions) => Promise<Opened>;
  readonly stop: () => Promise<void>;
};

export async function runApp(options: RunOptions = {}): Promise<RunningApp> {
  buildOnce();
  const port = await freePort();
  const at = await runServer({ ...options, port });
  const site = `http://localhost:${port}`;
  const browser = await openBrowser();
  return {
    ...{ at, site, browser },
    open: async (caller, options = {}) => {
      const context = await browser.newContext({
        viewport: phoneSize,
        locale: 'zh-CN',
        ...options,
      });
      if (caller) await signIn(context, site, caller);
      const page = await context.newPage();
      const complaints = complaintsOf(page);
      await page.goto(`${site}/app/`);
      return { context, page, complaints };
    },
    stop: async () => {
      await browser.close();
      await at.stop();
    },
  };
}

/** Takes the session of a caller into the browser. */
export async function signIn(context: BrowserContext, site: string, { cookie }: Caller) {
  const [name, value] = cookie.split('=') as [string, string];
  const place = { url: `${site.replace('http:', 'https:')}/`, secure: true, httpOnly: true };
  await context.addCookies([{ name, value, ...place }]);
}

function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'info' || message.type() === 'debug') return;
    // A session that is not there, and a network that was taken away, are no faults of the page.
    if (/status of 401|ERR_INTERNET_DISCONNECTED/.test(message.text())) return;
    complaints.push(`${message.text()} ${message.location().url}`);
  });
  return complaints;
}

/** Sets the phone up with its PIN and waits until the caseload is here. */
export async function enrol(page: Page): Promise<void> {
  await page.locator('input[name=pin]').fill(goodPin);
  await page.locator('input[name=again]').fill(goodPin);
  await page.locator('form button[type=submit]').click();
  await page.locator('nav').waitFor();
}

/** Waits for the heading of the screen at a path: until it is there, the one before stands. */
export const untilShown = (page: Page, path: string): Promise<void> =>
  page.locator(`main[data-shown$="${path}"] h1`).waitFor();

/** Types the PIN at the lock. */
export async function unlock(page: Page, pin: string = goodPin): Promise<void> {
  await page.locator('input.pin').waitFor();
  await page.keyboard.type(pin);
  await page.keyboard.press('Enter');
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds wrong, as rule and place, and what is wider than the window. */
export function faultsOf(page: Page): Promise<string[]> {
  const source = `${axe};axe.run(document,{runOnly:${JSON.stringify(rules)}}).then((found) =>
    found.violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => id + ' ' + target))
      .concat(document.documentElement.scrollWidth > innerWidth ? ['wide'] : []))`;
  return page.evaluate(source);
}
