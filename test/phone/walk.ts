/** The guide of the family worker, step by step in a real browser: what somebody does on the first day. */
import type { Page } from 'playwright-core';
import type { Language } from '../../src/rules/index.ts';
import { enrol } from '../web/app.ts';
import { picture } from './pictures.ts';
import { sayIn, type Say } from './words.ts';

export type Walk = {
  readonly page: Page;
  readonly say: Say;
  /** Takes the picture of the guide that has this name. */
  readonly shot: (name: string) => Promise<void>;
  readonly press: (name: string) => Promise<void>;
  readonly follow: (name: string | RegExp) => Promise<void>;
};

export function walkOn(page: Page, language: Language): Walk {
  return {
    page,
    say: sayIn(language),
    shot: (name) => picture(page, name, language),
    press: (name) => page.getByRole('button', { name }).first().click(),
    follow: (name) => page.getByRole('link', { name }).first().click(),
  };
}

/** Opens the application; a server that says it is busy is asked again. */
export async function openApplication({ page }: Walk, site: string): Promise<void> {
  while (!(await page.goto(`${site}/app/`))?.ok()) await page.waitForTimeout(500);
}

/** Signs in on the page that the application leads to; it leads back by itself. */
export async function signInByPage(
  { page, say, shot, follow }: Walk,
  typed: Readonly<Record<string, string>>,
): Promise<void> {
  await page.getByText(say('gate', 'signInWhy')).waitFor();
  await shot('first-opening');
  await follow(say('gate', 'signIn'));
  await page.locator('#form').waitFor();
  for (const [name, text] of Object.entries(typed)) await page.fill(`#${name}`, text);
  await page.keyboard.press('Enter');
  await page.locator('input[name=pin]').waitFor();
}

/** Sets the phone up and waits until the list stands with its reasons. */
export async function setUp({ page, say, shot }: Walk): Promise<void> {
  await shot('set-up');
  await enrol(page);
  await page.locator('.card a.whole').first().waitFor();
  const discreet = JSON.stringify(say('people', 'discreetService'));
  await page.waitForFunction(`!document.querySelector('.why').textContent.includes(${discreet})`);
  await shot('today');
}

/** Waits until the application itself is kept on the phone; it then opens without network. */
export async function isKept(page: Page): Promise<void> {
  while (!(await page.evaluate('navigator.serviceWorker.controller !== null'))) {
    await page.waitForTimeout(100);
  }
}

/** Opens the household of a lesson, and begins a visit there; the numbers of its people by name. */
async function openLesson(walk: Walk, number: number): Promise<Map<string, number>> {
  const { page, say, shot, press, follow } = walk;
  await page.getByText(say('tour', 'lesson', { number })).waitFor();
  if (number === 1) await shot('tour');
  await follow(new RegExp(say('tour', 'open')));
  await page.locator('button.first.wide').waitFor();
  if (number === 1) await shot('household');
  const people = await page.evaluate<[string, number][]>(`[
    ...document.querySelectorAll('section[aria-label] > a[href*="/person/"]'),
  ].map((link) => [link.parentElement.ariaLabel, Number(link.href.split('/').at(-1))])`);
  await press(say('people', 'startVisit'));
  await page.locator('progress').waitFor();
  return new Map(people);
}

/** A visit as it was read aloud: its number on the phone, and the lines. */
export type ReadAloud = {
  readonly visit: string;
  readonly lines: readonly string[];
  /** Numbers of the people of the household, by name. */
  readonly people: ReadonlyMap<string, number>;
};

/** Ends the visit, and goes on with the next lesson. */
async function endLesson(
  walk: Walk,
  number: number,
  people: ReadonlyMap<string, number>,
): Promise<ReadAloud> {
  const { page, say, shot, press, follow } = walk;
  const [, visit] = /visit\/([^/]+)/.exec(page.url())!;
  await follow(say('visit', 'finish'));
  await page.getByText(say('visit', 'finishIntro')).waitFor();
  if (number === 1) await shot('read-aloud');
  const lines = await page.locator('ol.lines li > p').allInnerTexts();
  await press(say('visit', 'backToToday'));
  await follow(say('tour', 'start'));
  await press(number === 3 ? say('tour', 'end') : say('tour', 'next'));
  return { visit: visit!, lines, people };
}

/** Waits until something that was said stands on the screen with where it is. */
const isSaid = ({ page, say }: Walk): Promise<void> =>
  page.getByText(say('people', 'whereHere')).first().waitFor();

/** The tour's first visit: a service is done. */
export async function firstVisit(walk: Walk): Promise<ReadAloud> {
  const people = await openLesson(walk, 1);
  await walk.shot('visit');
  await walk.press(walk.say('visit', 'done'));
  await isSaid(walk);
  await walk.shot('saved');
  return endLesson(walk, 1, people);
}

/** The second: money that waits, and help with it. */
export async function secondVisit(walk: Walk): Promise<ReadAloud> {
  const { page, say, shot } = walk;
  const people = await openLesson(walk, 2);
  await page
    .getByRole('button', { name: say('visit', 'wantsYes') })
    .first()
    .scrollIntoViewIfNeeded();
  await shot('help');
  await walk.press(say('visit', 'wantsYes'));
  await isSaid(walk);
  return endLesson(walk, 2, people);
}

/** The third: a question, with the reason for which it is asked. */
export async function thirdVisit(walk: Walk): Promise<ReadAloud> {
  const { page, say, shot } = walk;
  const people = await openLesson(walk, 3);
  const question = page.locator('.item', { hasText: say('visit', 'whyAsk') }).first();
  await question.locator('summary', { hasText: say('visit', 'whyAsk') }).click();
  await question.scrollIntoViewIfNeeded();
  await shot('why-we-ask');
  await question.locator('.choices button').first().click();
  await isSaid(walk);
  return endLesson(walk, 3, people);
}

/** Back where there is a network: everything is sent. */
export async function sendAll(walk: Walk): Promise<void> {
  const { page, say, shot, press } = walk;
  await press(say('health', 'now'));
  await page.getByText(say('health', 'allThereWhy')).waitFor();
  await page.getByRole('button', { name: say('health', 'now') }).waitFor();
  await shot('all-there');
}

/** A hand over the screen, and the lock: what a family sees when it should see nothing. */
export async function coverAndLock({ page, say, shot, press, follow }: Walk): Promise<void> {
  await follow(say('shell', 'today'));
  await press(say('people', 'cover'));
  await page.getByRole('dialog').waitFor();
  await shot('cover');
  await press(say('people', 'uncover'));
  await press(say('shell', 'lockNow'));
  await page.locator('input.pin').waitFor();
  await shot('lock');
}
