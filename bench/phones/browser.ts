/** The browser in which a phone is measured: signed in, slowed down, with the engine as one script and the bytes counted. */
import { join } from 'node:path';
import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { build } from 'vite';
import { openBrowser } from '../../src/exchange/report/fixtures/browser.ts';

/** page.ts and all that it imports, as one script. */
export async function pageScript(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    resolve: { alias: { events: join(import.meta.dirname, 'events.ts') } },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'chrome117',
      rolldownOptions: {
        input: join(import.meta.dirname, 'page.ts'),
        output: { format: 'iife', codeSplitting: false },
      },
    },
  });
  const [first] = [built].flat();
  if (!first || !('output' in first))
    throw new Error('the script of the measurement was not built');
  return first.output[0].code;
}

export type Handset = {
  readonly page: Page;
  /** Times slower than this machine. */
  readonly slow: (times: number) => Promise<void>;
  /** Runs something of page.ts. */
  readonly run: <Answer>(name: string, ...given: readonly unknown[]) => Promise<Answer>;
  /** Bytes that came over the wire since the last call, headers included, of addresses with a text. */
  readonly bytesOf: (text: string) => number;
};

export type Phones = {
  /** A page of the server with the script in it, slowed down. */
  readonly handset: (times: number) => Promise<Handset>;
  /** A page without the script. */
  readonly blank: (times: number) => Promise<Page>;
  readonly version: string;
  readonly stop: () => Promise<void>;
};

export async function openPhones(origin: string, cookie: string): Promise<Phones> {
  const browser = await openBrowser();
  const script = await pageScript();
  const context = async (): Promise<BrowserContext> => {
    // The script of the measurement comes from outside, which the application's policy forbids.
    const made = await browser.newContext({
      viewport: { width: 390, height: 844 },
      locale: 'zh-CN',
      bypassCSP: true,
    });
    const [name, value] = cookie.split('=') as [string, string];
    const place = { url: `${origin.replace('http:', 'https:')}/`, secure: true, httpOnly: true };
    await made.addCookies([{ name, value, ...place }]);
    return made;
  };
  return {
    version: browser.version(),
    stop: () => browser.close(),
    blank: async (times) => {
      const page = await (await context()).newPage();
      await slowDown(await page.context().newCDPSession(page), times);
      return page;
    },
    handset: async (times) => {
      const page = await (await context()).newPage();
      const session = await page.context().newCDPSession(page);
      await slowDown(session, times);
      const bytesOf = await countBytes(session);
      await page.goto(`${origin}/health`);
      await page.addScriptTag({ content: script });
      return {
        ...{ page, bytesOf },
        slow: (factor) => slowDown(session, factor),
        run: (name, ...given) => page.evaluate(`bench.${name}(...${JSON.stringify(given)})`),
      };
    },
  };
}

const slowDown = async (session: CDPSession, rate: number): Promise<void> => {
  await session.send('Emulation.setCPUThrottlingRate', { rate });
};

async function countBytes(session: CDPSession): Promise<Handset['bytesOf']> {
  const urls = new Map<string, string>();
  const bytes = new Map<string, number>();
  session.on('Network.requestWillBeSent', ({ requestId, request }) => {
    urls.set(requestId, request.url);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    bytes.set(requestId, encodedDataLength);
  });
  await session.send('Network.enable');
  return (text) => {
    const all = [...bytes].filter(([id]) => urls.get(id)!.includes(text));
    for (const [id] of all) bytes.delete(id);
    return all.reduce((sum, [, one]) => sum + one, 0);
  };
}
