/**
 * Two phones in real browsers, one of them three years behind in its clock, say different things of the same people without
 * knowing of each other, and go home through a bad network: both show what the server holds, and where they truly differ
 * both versions are kept and both workers are told.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listFacts } from '../../src/api/contracts/facts.ts';
import { listPhoneConflicts } from '../../src/api/contracts/phone/conflicts.ts';
import { listVisitsOf } from '../../src/api/contracts/service/visits.ts';
import { listTasks, openTask } from '../../src/api/contracts/tasks.ts';
import type { PackedPerson } from '../../src/model/sync/caseload.ts';
import { follow } from '../../src/server/modules/entitlement/index.ts';
import { type Caller, towns } from '../server/running.ts';
import { runVillage, type Village } from '../web/village.ts';
import { answer, end, householdsOf, newPhone, sendAll, syncNow, visit } from './day.ts';
import type { Profile } from './profile.ts';
import { type BadNetwork, fair, openProxy, storm } from './proxy.ts';

let village: Village;
let proxy: BadNetwork;
let folder: string;
const open: Profile[] = [];
beforeAll(async () => {
  village = await runVillage();
  proxy = await openProxy(Number(new URL(village.at.origin).port), 386);
  folder = mkdtempSync(join(tmpdir(), 'nuanjia-two-'));
});
afterAll(async () => {
  for (const { kill } of open) await kill();
  await proxy?.stop();
  await village?.stop();
  rmSync(folder ?? '', { recursive: true, force: true });
});

/** A phone of another worker of the unit, without network; its clock is so many years behind. */
async function phoneOffline(name: string, yearsBehind: number): Promise<Page> {
  const worker = await village.at.staff('family-worker', { town: towns[0] });
  const now = new Date(village.at.clock.now);
  now.setFullYear(now.getFullYear() - yearsBehind);
  const profile = { folder: join(folder, name), through: proxy.port, now };
  const phone = await newPhone(village, worker, profile);
  open.push(phone);
  await phone.context.setOffline(true);
  return phone.page;
}

type Families = readonly [child: PackedPerson, asked: PackedPerson];
type Said = { readonly service: '今天做了' | '暂不做'; readonly number: string };

/** A visit for a service, and another for a question; and where she who was asked is reached from now on. */
async function twoVisits(page: Page, [child, asked]: Families, { service, number }: Said) {
  await visit(village, page, child);
  await answer(page, service);
  await end(page);
  await visit(village, page, asked);
  const question = page.locator('.item', { hasText: `${asked.name} · 户籍地` });
  await question.locator('.choices button').first().click();
  await question.getByText('在这台手机上').waitFor();
  await end(page);
  await village.go(page, `/person/${asked.id}`);
  await page.locator('summary', { hasText: '改电话' }).click();
  await page.getByLabel('新的电话号码').fill(number);
  await page.getByRole('button', { name: '记下', exact: true }).click();
  await page.getByText(`电话 ${number}`).first().waitFor();
}

/** What a phone shows of somebody. */
async function shownOn(page: Page, { id, name }: PackedPerson): Promise<string> {
  await village.go(page, `/home/${id}`);
  const card = await page.getByRole('region', { name, exact: true }).innerText();
  await village.go(page, `/person/${id}`);
  return card + (await page.locator('main').innerText());
}

async function trayOf(page: Page): Promise<string> {
  await village.go(page, '/sync');
  return page.locator('.returned').allInnerTexts().then(String);
}

/** What the interface tells of somebody for whom the office opens a task. */
async function toldOf(clerk: Caller, { id }: PackedPerson) {
  const asked = { person: id, purpose: 'registration', basis: 'asked-for' };
  const { task } = (await clerk.call(openTask, { body: asked })).body;
  const about = { params: { person: id }, task };
  type Visit = { readonly steps: readonly { readonly outcome: string }[] };
  const { visits } = (await clerk.call(listVisitsOf, about)).body as { visits: readonly Visit[] };
  const { facts } = (await clerk.call(listFacts, about)).body;
  const { conflicts } = (await clerk.call(listPhoneConflicts)).body;
  const { tasks } = (await clerk.call(listTasks, { query: { limit: 100 } })).body;
  const isHers = ({ person }: { readonly person: number }) => person === id;
  return {
    outcomes: visits.flatMap(({ steps }) => steps.map(({ outcome }) => outcome)).toSorted(),
    kinds: facts.map(({ kind }: { readonly kind: string }) => kind) as readonly string[],
    tasks: tasks.filter(isHers).map(({ step }: { readonly step?: string }) => step),
    conflicts: conflicts.filter(isHers),
  };
}

const lacksRegistration = ({ id, questions }: PackedPerson) =>
  questions.some(([, about, fact]) => about === id && fact === 'household-registration');

test('two phones, one three years behind, end alike and as the server has it; both versions are kept', async () => {
  const pages = [await phoneOffline('one', 0), await phoneOffline('other', 3)] as const;
  const [child] = householdsOf(village.people, 1) as [PackedPerson];
  const asked = village.find(lacksRegistration);
  const numbers = ['13900000011', '13900000022'] as const;
  await twoVisits(pages[0], [child, asked], { service: '今天做了', number: numbers[0] });
  await twoVisits(pages[1], [child, asked], { service: '暂不做', number: numbers[1] });
  proxy.set(storm);
  for (const { context } of open) await context.setOffline(false);
  for (const page of pages) await sendAll(village, page);
  proxy.set(fair);
  await follow(village.at.county);
  for (const page of pages) await syncNow(village, page);

  const clerk = await village.at.staff('clerk', { town: towns[0] });
  const [ofChild, ofAsked] = [await toldOf(clerk, child), await toldOf(clerk, asked)];
  expect(ofChild).toMatchObject({ conflicts: [], outcomes: ['declined', 'done'] });
  const [, step] = child.windows.find(([program]) => program === 'cn/child-health')!;
  expect(ofChild.tasks).not.toContain(step);
  expect(ofChild.kinds).toContain('encounter/child-check');
  expect(ofAsked.kinds.filter((kind) => kind === 'household-registration')).toHaveLength(1);
  const [{ sides }] = ofAsked.conflicts as [{ sides: { isStanding: boolean; value: string }[] }];
  expect(sides.map(({ value }) => value).toSorted()).toEqual(numbers);
  const standing = sides.find(({ isStanding }) => isStanding)!.value;

  const shown = await Promise.all(
    pages.map(async (page) => [await shownOn(page, child), await shownOn(page, asked)]),
  );
  expect(shown[0]).toEqual(shown[1]);
  expect(shown[0]![0]).toContain('2026年11月22日 · 儿童健康检查');
  expect(shown[0]![0]).not.toContain('该做的服务');
  expect(shown[0]![1]).toContain(`电话 ${standing}`);
  for (const [index, page] of pages.entries()) {
    expect(await trayOf(page)).toContain(`联系电话：${numbers[index]}`);
    expect(await trayOf(page)).toContain('别人也记了这一项，而且不一样。两个版本都保留着');
  }
}, 240_000);
