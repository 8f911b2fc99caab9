/**
 * What the guide for family workers promises, with the program as it is installed: `nuanjia start`, signing in on a phone,
 * three visits without network, and at the desk stands exactly what was read aloud. The guide's pictures come from here.
 */
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../../src/exchange/report/fixtures/browser.ts';
import { getJurisdiction } from '../../src/programs/packs.ts';
import { packs } from '../../src/programs/registry.ts';
import type { Language } from '../../src/rules/index.ts';
import { phoneSize } from '../web/app.ts';
import { type Desk, openDesk } from './desk.ts';
import { type Installed, startInstallation } from './installation.ts';
import { guide } from './pictures.ts';
import {
  coverAndLock,
  firstVisit,
  isKept,
  openApplication,
  type ReadAloud,
  secondVisit,
  sendAll,
  setUp,
  signInByPage,
  thirdVisit,
  walkOn,
} from './walk.ts';

let at: Installed;
let browser: Browser;
beforeAll(async () => {
  at = await startInstallation(2000);
  browser = await openBrowser();
}, 240_000);
afterAll(async () => {
  await browser.close();
  await at.stop();
});

type Visits = {
  readonly visits: readonly {
    readonly visit: string;
    readonly name: string;
    readonly person: number;
    readonly steps: readonly {
      readonly program: string;
      readonly step: string;
      readonly outcome: string;
    }[];
  }[];
};
type Seen = Visits['visits'][number];
type Tasks = {
  readonly tasks: readonly {
    readonly person: number;
    readonly basis: string;
    readonly program: string;
  }[];
};
type Facts = { readonly facts: readonly Readonly<Record<'name' | 'words', string>>[] };

/** A worker on a phone, set up and on the first page of the tour. */
async function firstDay(language: Language, login: string) {
  const context = await browser.newContext({ viewport: phoneSize, locale: language });
  const page = await context.newPage();
  const walk = walkOn(page, language);
  await openApplication(walk, at.site);
  await signInByPage(walk, at.typedBy(login));
  await setUp(walk);
  await walk.follow(walk.say('tour', 'start'));
  await isKept(page);
  return { context, walk };
}

/** The tour's three visits without network, and then the network again. */
async function threeVisits({ walk, context }: Awaited<ReturnType<typeof firstDay>>) {
  const { page, say } = walk;
  await context.setOffline(true);
  await page.getByText(say('shell', 'offline')).waitFor();
  const read = [await firstVisit(walk), await secondVisit(walk), await thirdVisit(walk)];
  await walk.follow(say('shell', 'sync'));
  await page.getByText(say('health', 'notSentWhy')).waitFor();
  await walk.shot('not-sent');
  await context.setOffline(false);
  await sendAll(walk);
  return read as [ReadAloud, ReadAloud, ReadAloud];
}

const { programs } = getJurisdiction(packs, 'cn');

/** How the service of a visit reads at the desk. */
function serviceAtDesk({ name, steps }: Seen): string {
  const [step, ...others] = steps;
  expect([step?.outcome, others]).toEqual(['done', []]);
  const { messages } = programs.find(({ id }) => id === step!.program)!;
  return `${name}：${messages['zh-CN'].steps?.[step!.step]}，`;
}

/** How the requests for help read at the desk. */
async function helpAtDesk(desk: Desk, people: ReadonlyMap<string, number>) {
  const { tasks } = await desk.ask<Tasks>('/api/tasks?limit=100');
  return tasks
    .filter(({ basis }) => basis === 'asked-for')
    .map(({ person, program }) => {
      const [name] = [...people].find(([, number]) => number === person)!;
      return `帮 ${name} 申请 ${programs.find(({ id }) => id === program)!.messages['zh-CN'].name}。`;
    });
}

/** How the facts of somebody read at the desk. */
async function factsAtDesk(desk: Desk, name: string, person: number) {
  const { facts } = await desk.askOf<Facts>(person, `/api/people/${person}/facts`);
  return facts.map((fact) => `${name}的${fact.name}：${fact.words}`);
}

test('three visits without network stand at the desk as they were read aloud, with receipts', async () => {
  const day = await firstDay('zh-CN', '1001');
  const read = await threeVisits(day);
  const desk = await openDesk(browser, at.site, 'zh-CN', at.typedBy('2001'));
  const { visits } = await desk.ask<Visits>('/api/visits');
  expect(visits.map(({ visit }) => visit)).toEqual(read.map(({ visit }) => visit).toReversed());
  const [service, help, question] = read;
  expect(service.lines).toEqual([expect.stringContaining(serviceAtDesk(visits[2]!))]);
  expect(help.lines).toEqual(await helpAtDesk(desk, help.people));
  const [name] = [...question.people.keys()].filter((one) => question.lines[0]!.startsWith(one));
  const facts = await factsAtDesk(desk, name!, question.people.get(name!)!);
  // The phone names the village where it knows it; the desk names the county.
  expect(facts.filter((fact) => question.lines[0]!.startsWith(fact))).toHaveLength(1);
  const receipts = await day.walk.page.locator('main').innerText();
  expect(receipts).toMatch(/在这台手机上\s+0\s+已采纳\s+6\s+上次/);
  await coverAndLock(day.walk);
});

test('the same day in English arrives as well', async () => {
  const day = await firstDay('en', '1003');
  const read = await threeVisits(day);
  expect(read.map(({ lines }) => lines.length)).toEqual([1, 1, 1]);
  await coverAndLock(day.walk);
});

test('every picture of the guide is there, small, and shown', () => {
  const shown = globSync('*.md', { cwd: guide }).flatMap((page) =>
    [...readFileSync(join(guide, page), 'utf8').matchAll(/\]\((pictures\/[^)]+)\)/g)].map(
      ([, path]) => path!,
    ),
  );
  expect(new Set(globSync('pictures/*.png', { cwd: guide }))).toEqual(new Set(shown));
  const bytes = shown.map((path) => statSync(join(guide, path)).size);
  expect(Math.max(...bytes)).toBeLessThanOrEqual(120_000);
});
