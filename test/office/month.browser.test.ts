/**
 * The guide of the benefits officer, walked in a real browser through the fictional county as somebody starts it: a month
 * from three families whom nobody reached to the last word of the bank. Its pictures are taken on the way.
 */
import { join } from 'node:path';
import i18next, { type TFunction } from 'i18next';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listUnreached } from '../../src/api/contracts/case/unreached.ts';
import { openBrowser } from '../../src/exchange/report/fixtures/browser.ts';
import type { Language } from '../../src/rules/index.ts';
import { addDeskWords } from '../../src/web/staff/desk/words.ts';
import { officersGuide, picture } from '../phone/pictures.ts';
import { deskSize } from '../web/app.ts';
import { buildOnce } from '../web/built.ts';
import { runFictional, type FictionalCounty } from './fictional.ts';
import {
  claimed,
  type Hand,
  openHands,
  program,
  releaseHeld,
  replied,
  sent,
  setAccount,
} from './hands.ts';

let county: FictionalCounty;
let hands: Awaited<ReturnType<typeof openHands>>;
let browser: Browser;
beforeAll(async () => {
  buildOnce();
  county = await runFictional(3000);
  hands = await openHands(county);
  browser = await openBrowser();
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await county?.stop();
});

type Scrolled = { readonly scrollIntoView: (how: { readonly block: 'start' }) => void };

type Desk = {
  readonly page: Page;
  readonly t: TFunction<'desk'>;
  /** Takes a picture once everything has arrived, from a place of the page on; absent: from its top. */
  readonly shot: (name: string, from?: Locator) => Promise<void>;
  readonly press: (name: string) => Promise<void>;
  readonly region: (name: string) => ReturnType<Page['getByRole']>;
};

/** The desks of one language, one for each hand. */
async function desksIn(language: Language): Promise<(hand: Hand, path: string) => Promise<Desk>> {
  const words = i18next.createInstance();
  await words.init({ lng: language, fallbackLng: false });
  addDeskWords(words);
  const t = words.getFixedT(language, 'desk');
  const contexts = new Map<Hand, BrowserContext>();
  return async (hand, path) => {
    const known = contexts.get(hand);
    const locale = language === 'en' ? 'en-GB' : 'zh-CN';
    const context = known ?? (await browser.newContext({ viewport: deskSize, locale }));
    contexts.set(hand, context);
    if (!known) await takeSession(context, hands.cookies[hand]);
    const page = context.pages()[0] ?? (await context.newPage());
    await goTo(page, path);
    return {
      ...{ page, t },
      shot: async (name, from = page.locator('body')) => {
        await page.getByText(t('asking')).waitFor({ state: 'hidden' });
        await page.waitForLoadState('networkidle');
        // Charts and bars come to rest, and the page gets its length.
        await page.waitForTimeout(1500);
        await from.evaluate((element: Scrolled) => element.scrollIntoView({ block: 'start' }));
        await picture(page, name, language, officersGuide);
      },
      press: (name) => page.getByRole('button', { name, exact: true }).first().click(),
      region: (name) => page.getByRole('region', { name, exact: true }),
    };
  };
}

async function takeSession(context: BrowserContext, cookie: string): Promise<void> {
  const [name, value] = cookie.split('=') as [string, string];
  const url = `${county.site.replace('http:', 'https:')}/`;
  await context.addCookies([{ name, value, url, secure: true, httpOnly: true }]);
}

/** A busy server is asked again. */
async function goTo(page: Page, path: string): Promise<void> {
  while (!(await page.goto(`${county.site}/app${path}`))?.ok()) await page.waitForTimeout(500);
  await page.locator('main h1').first().waitFor();
}

type Owed = { readonly person: number; readonly name: string };
type Desks = Awaited<ReturnType<typeof desksIn>>;

/** Finds her in the list and applies with her. */
async function apply(desks: Desks, she: Owed): Promise<string> {
  const { page, t, shot, press } = await desks('clerk', `/desk/unreached?program=${program}`);
  const row = page.getByRole('row', { name: she.name }).first();
  await row.waitFor();
  await shot('unreached');
  await row.getByRole('link', { name: t('apply') }).click();
  await press(t('openTask'));
  const truth = page.getByRole('checkbox', { name: t('apply-truth') });
  await truth.check();
  await page.locator('main h2').first().waitFor();
  await shot('apply');
  await press(t('apply-send'));
  await page.getByRole('region', { name: t('steps') }).waitFor();
  return page.url().slice(`${county.site}/app`.length);
}

/** Opens her claim from the queue. */
async function open(desks: Desks, hand: Hand, she: Owed): Promise<Desk> {
  const desk = await desks(hand, '/desk');
  await desk.page.locator('table.queue a').first().waitFor();
  if (hand === 'second') await desk.shot('queue');
  await desk.page.getByRole('link', { name: she.name, exact: true }).first().click();
  await desk.region(desk.t('decide')).waitFor();
  return desk;
}

async function decide({ region, t, press, page }: Desk, words: string): Promise<void> {
  await region(t('decide')).getByRole('button', { name: words, exact: true }).first().click();
  await press(t('outbox-now'));
  await page.getByText(t('outbox-sent-one', { title: '§', words }).split('§')[1]!).waitFor();
}

/** Her claim through four hands; gives where it is to be found. */
async function claimAndConfirm(desks: Desks, she: Owed): Promise<string> {
  const path = await apply(desks, she);
  const { t } = await desks('clerk', path);
  await decide(await open(desks, 'clerk', she), t('do-verified'));
  const checking = await open(desks, 'second', she);
  await checking.shot('claim');
  await decide(checking, t('do-checked'));
  const confirming = await open(desks, 'reviewer', she);
  const checks = confirming.region(t('papers')).getByRole('checkbox');
  for (const one of await checks.all()) await one.check();
  await confirming.shot('confirm', confirming.region(t('papers')));
  await decide(confirming, t('do-confirmed'));
  return path;
}

async function printLetter(desks: Desks, path: string): Promise<void> {
  const { page, t, shot, press } = await desks('clerk', path);
  await page.getByRole('button', { name: t('printLetter'), exact: true }).waitFor();
  await shot('letter', page.getByRole('region', { name: t('steps'), exact: true }));
  const saved = page.waitForEvent('download');
  await press(t('printLetter'));
  expect((await saved).suggestedFilename()).toMatch(/\.pdf$/);
}

/** Types an account; the picture is taken before it is kept. */
async function typeAccount({ page, t, shot, press }: Desk, begin: string, number: string) {
  await press(begin);
  const field = (name: string) => page.getByRole('textbox', { name, exact: true });
  await field(t('accountHolder')).fill(await page.locator('main h1').innerText());
  await field(t('accountBank')).fill('虚构农商行');
  await field(t('accountNumber')).fill(number);
  await shot('account', page.getByRole('region', { name: t('accountOf') }));
  await press(t('accountSave'));
  await page
    .getByText(t('accountEnd', { digits: number.slice(-4) }))
    .first()
    .waitFor();
}

async function propose(desks: Desks): Promise<number> {
  const { page, t, shot, press, region } = await desks('office', '/desk/runs');
  await page.locator('form select').first().selectOption(program);
  await page.getByText(t('previewChecks')).waitFor();
  await shot('propose');
  await press(t('propose'));
  await page.waitForURL(/desk\/run\/\d+/);
  await region(t('sums')).waitFor();
  await shot('run');
  return Number(/run\/(\d+)/.exec(page.url())![1]);
}

/** The treasury looks at what is held, agrees to the rest, makes the file and reads the bank's reply. */
async function payRun(desks: Desks, run: number): Promise<void> {
  const held = await desks('treasury', `/desk/run/${run}?state=held`);
  const lines = held.region(held.t('lines'));
  await lines
    .getByRole('button', { name: held.t('release') })
    .first()
    .waitFor();
  await held.shot('held');
  await releaseHeld(hands, run);
  const { page, t, shot, press, region } = await desks('treasury', `/desk/run/${run}`);
  const agree = region(t('next')).getByRole('button').first();
  await agree.waitFor();
  await shot('agree');
  await agree.click();
  await press(t('fileMake'));
  const saved = page.waitForEvent('download');
  await press(t('fileGet'));
  const file = join(county.folder, (await saved).suggestedFilename());
  await (await saved).saveAs(file);
  await county.nuanjia('bank-reply', file, '--fail', '1');
  await page.getByLabel(t('replyFile')).setInputFiles(file.replace('.csv', '-reply.csv'));
  await press(t('reply'));
  await page.getByRole('button', { name: t('close'), exact: true }).waitFor();
  await shot('reply');
  await press(t('close'));
  await page.getByText(t('runClosed')).first().waitFor();
}

/** The refused line: another account, and the next run pays it. */
async function repair(desks: Desks, run: number): Promise<void> {
  const desk = await desks('office', `/desk/run/${run}?state=failed`);
  const { page, t, shot, press } = desk;
  await page.getByRole('link', { name: t('repair') }).waitFor();
  await shot('refused');
  await page.getByRole('link', { name: t('repair') }).click();
  await press(t('openTask'));
  await typeAccount(desk, t('accountReplace'), `62990000${String(run).padStart(4, '0')}4321`);
  const person = /person\/(\d+)/.exec(page.url())![1]!;
  const next = await sent(hands, 'iso20022');
  const rest = await replied(hands, { ...next, format: 'iso20022' });
  expect(rest).toMatchObject({ paid: 1, failed: 0 });
  const statement = await desks('office', `/desk/statement/${person}`);
  await statement.page.getByText(t('statementEven')).waitFor();
  await statement.shot('statement');
}

const languages = ['zh-CN', 'en'] as const;
test.each(languages)('a month of the office, as the guide tells it in %s', async (language) => {
  const desks = await desksIn(language);
  const { people } = await hands.clerk(listUnreached, { query: { program, limit: 3 } });
  const [she, ...others] = people as Owed[];
  const letter = await claimAndConfirm(desks, she!);
  await printLetter(desks, letter);
  const own = await desks('clerk', `/desk/person/${she!.person}`);
  await typeAccount(own, own.t('accountSet'), `6299000000${language.length}${she!.person}1`);
  // Two of one account, which somebody has to look at.
  for (const { person } of others) {
    await claimed(hands, person);
    await setAccount(hands, person, `629911112222000${language.length}`);
  }
  const run = await propose(desks);
  await payRun(desks, run);
  await repair(desks, run);
  const books = await desks('treasury', '/desk/books');
  await books.page.getByText(books.t('booksEven')).waitFor();
  await books.shot('books');
}, 300_000);
