/** The page behind a letter's code in a real browser: known or not, it is read by anybody, on any phone, without scripts. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort, type RunningServer, runServer } from '../../../test/server/running.ts';
import { openBrowser } from '../../exchange/report/fixtures/browser.ts';
import { yes } from '../../papers/fixtures/letters.ts';
import { letter } from '../../papers/index.ts';
import { sealed } from '../modules/paper/issue.ts';

let at: RunningServer;
let browser: Browser;
let known: string;
let port: number;
beforeAll(async () => {
  port = await freePort();
  at = await runServer({ port });
  browser = await openBrowser();
  const unit = at.units.county;
  const about = { actor: 'test', unit, program: 'cn/childcare-subsidy', origin: 'https://x' };
  known = (await sealed(at.county, letter(yes), about)).seal!.code;
});
afterAll(async () => {
  await browser.close();
  await at.stop();
});

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

test.each([
  ['a genuine code', 'zh-CN', '这个查验码是真的'],
  ['a genuine code', 'en', 'This code is genuine'],
  ['a code of nobody', 'zh-CN', '没有签发过'],
  ['a code of nobody', 'en', 'No letter was issued'],
] as const)('%s is told in %s, and axe finds nothing wrong', async (name, locale, words) => {
  const small = { width: 320, height: 640 };
  const context = await browser.newContext({ locale, viewport: small });
  const page = await context.newPage();
  await page.goto(`http://localhost:${port}/v/${name === 'a genuine code' ? known : '0000'}`);
  await page.getByRole('heading', { name: words }).waitFor();
  expect(await page.locator('script').count()).toBe(0);
  const faults = await page.evaluate<string[]>(
    `${axe};axe.run(document).then((found) => found.violations.map(({ id }) => id)
      .concat(document.documentElement.scrollWidth > innerWidth ? ['wide'] : []))`,
  );
  expect(faults).toEqual([]);
  await context.close();
});
