/** Screens for money, by day and night, wide and narrow, in both languages: nothing is wrong that axe finds. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { deskSize, faultsOf, phoneSize, untilShown } from '../../../../../test/web/app.ts';
import { draftRun } from '../../../../api/contracts/money/runs.ts';
import { openTask } from '../../../../api/contracts/tasks.ts';
import { known, PROGRAM } from '../../../../server/modules/payment-run/fixtures/office.ts';
import { payAll, type Paying, runPaying } from './fixtures/paying.ts';

let paying: Paying;
let screens: readonly string[];
beforeAll(async () => {
  paying = await runPaying();
  const { call } = paying.clerk;
  const body = { program: PROGRAM, cutOff: '2026-11-22' };
  const run: number = (await call(draftRun, { body })).body.run;
  await payAll(paying, run, 1);
  const { person } = (await known(paying.at, run))[0]!;
  await call(openTask, { body: { person, purpose: 'benefit', basis: 'asked-for' } });
  screens = [
    ...['/desk/runs', `/desk/run/${run}`, `/desk/run/${run}?state=failed`],
    ...['/desk/books?account=bank', `/desk/statement/${person}`, `/desk/person/${person}`],
  ];
}, 180_000);
afterAll(() => paying.stop());
afterEach(async () => {
  for (const context of paying.browser.contexts()) await context.close();
});

test.each([
  ['a desk', 'en', { viewport: deskSize }],
  ['a dark desk', 'zh-CN', { viewport: deskSize, colorScheme: 'dark' }],
  ['a phone', 'zh-CN', { viewport: phoneSize }],
  ['a desk at 400 %', 'en', { viewport: { width: 320, height: 256 } }],
] as const)('on %s, in %s, nothing is wrong that axe finds', async (_, locale, options) => {
  const found: string[] = [];
  const { page, complaints } = await paying.desk(paying.clerk, screens[0]!, {
    locale,
    ...options,
  });
  for (const screen of screens) {
    await page.goto(`${paying.site}/app${screen}`);
    await untilShown(page, screen.split('?')[0]!);
    await page.locator('main td, main #account a').first().waitFor();
    found.push(...(await faultsOf(page)).map((fault) => `${screen} ${fault}`));
  }
  expect([found, complaints]).toEqual([[], []]);
});
