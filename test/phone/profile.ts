/**
 * A browser with a profile on the disk, as a phone has one: killed like a phone whose battery is pulled, and opened again.
 * It takes the server's address for that of a proxy.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { begunAgain, browserLaunch } from '../../src/exchange/report/fixtures/browser.ts';
import { phoneSize } from '../web/app.ts';

export type Profile = {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Pulls the battery: every process of this browser ends at once. */
  readonly kill: () => Promise<void>;
};

export type ProfileOptions = {
  readonly folder: string;
  readonly site: string;
  /** Port of the proxy that is met at the address of the site. */
  readonly through?: number;
  /** What the clock of the phone says. */
  readonly now: Date;
  /** Room that the browser gives the site. */
  readonly quotaBytes?: number;
};

export async function openProfile({
  folder,
  site,
  through,
  now,
  quotaBytes,
}: ProfileOptions): Promise<Profile> {
  const { host } = new URL(site);
  const mapped =
    through === undefined ? [] : [`--host-resolver-rules=MAP ${host} 127.0.0.1:${through}`];
  const { command, port } = await begunAgain(() => begin(folder, mapped));
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const context = browser.contexts()[0]!;
  await context.clock.setSystemTime(now);
  const page = await context.newPage();
  await page.setViewportSize(phoneSize);
  if (quotaBytes !== undefined) {
    const quota = { origin: site, quotaSize: quotaBytes };
    await (await context.newCDPSession(page)).send('Storage.overrideQuotaForOrigin', quota);
  }
  return { context, page, kill: () => killed(command) };
}

/** The browser's first process and the port at which it is led. Errors: it ended before it said one. */
async function begin(folder: string, more: readonly string[]) {
  const { executablePath, args, env } = await browserLaunch();
  const told = join(folder, 'DevToolsActivePort');
  rmSync(told, { force: true });
  const own = [`--user-data-dir=${folder}`, '--remote-debugging-port=0', '--accept-lang=zh-CN'];
  const command = spawn(
    executablePath,
    [...args, ...own, ...more, '--headless=new', '--no-first-run', 'about:blank'],
    // A group of its own, so that killing it ends all that it started.
    { env: { ...env, LANGUAGE: 'zh-CN' }, stdio: 'ignore', detached: true },
  );
  for (;;) {
    const text = existsSync(told) ? readFileSync(told, 'utf8') : '';
    if (text.includes('\n')) return { command, port: text.split('\n')[0]! };
    if (command.exitCode !== null || command.signalCode !== null) {
      throw new Error(`the browser ended with ${command.exitCode ?? command.signalCode}`);
    }
    await new Promise((done) => setTimeout(done, 50));
  }
}

async function killed(command: ChildProcess): Promise<void> {
  const ended = once(command, 'exit');
  process.kill(-command.pid!, 'SIGKILL');
  await ended;
}
