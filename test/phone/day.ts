/** A family worker's day, for tests: visits through the screens, and what the phone and the server say of them afterwards. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { listVisits } from '../../src/api/contracts/service/visits.ts';
import type { PackedPerson } from '../../src/model/sync/caseload.ts';
import { snapshotCounty } from '../../src/db/county.ts';
import type { Caller } from '../server/running.ts';
import { enrol, signIn } from '../web/app.ts';
import { today, type Village } from '../web/village.ts';
import { openProfile, type Profile, type ProfileOptions } from './profile.ts';
import { isKept } from './walk.ts';

/** Somebody of each of so many households where a service is due now. */
export function householdsOf(people: readonly PackedPerson[], count: number) {
  const isDue = ({ seenBy, windows }: PackedPerson) =>
    seenBy === 'task' &&
    windows.some(
      ([program, , from, , last]) =>
        program === 'cn/child-health' && from <= today && today <= last,
    );
  const houses = new Map<number, PackedPerson>();
  for (const person of people.filter(isDue)) {
    const house = person.households[0]?.[0] ?? -person.id;
    if (!houses.has(house)) houses.set(house, person);
  }
  const chosen = [...houses.values()].slice(0, count);
  if (chosen.length < count) throw new Error(`only ${chosen.length} households with a service`);
  return chosen;
}

/** A phone with a profile on the disk that holds everybody, and opens without network. */
export async function newPhone(
  village: Village,
  caller: Caller,
  options: Omit<ProfileOptions, 'site' | 'now'> & { readonly now?: Date },
): Promise<Profile> {
  const phone = await openAgain(village, options);
  await signIn(phone.context, village.site, caller);
  await phone.page.goto(`${village.site}/app/`);
  await enrol(phone.page);
  await isKept(phone.page);
  // Everybody is here, and the rules are, when the first sync is over.
  await phone.page.getByRole('link', { name: '同步' }).click();
  await phone.page.getByRole('button', { name: '现在同步' }).waitFor();
  await phone.page.getByRole('link', { name: '今天' }).click();
  await phone.page.locator('.card a.whole').first().waitFor();
  return phone;
}

/** The profile opened anew, at the address of the application where it was enrolled. */
export const openAgain = (
  { site, at }: Village,
  options: Omit<ProfileOptions, 'site' | 'now'> & { readonly now?: Date },
): Promise<Profile> => openProfile({ now: at.clock.now, ...options, site });

/** Begins a visit to somebody's household, or goes on with it; its number on the phone. */
export async function visit(village: Village, page: Page, person: PackedPerson): Promise<string> {
  await village.go(page, `/home/${person.id}`);
  await page.getByRole('button', { name: /(开始|继续)走访/ }).click();
  await page.locator('progress').waitFor();
  const [, name] = /visit\/([^/]+)/.exec(page.url())!;
  return name!;
}

/** Answers the first item that has this answer, and waits until it is said to be saved. */
export async function answer(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).first().click();
  await page.getByText('在这台手机上，还没送出').first().waitFor();
}

/** Ends a visit, with a note where there is one; the lines that are read aloud. */
export async function end(page: Page, note?: string): Promise<readonly string[]> {
  await page.getByRole('link', { name: '结束走访' }).click();
  if (note !== undefined) {
    await page.locator('textarea').fill(note);
    await page.getByRole('button', { name: '记下' }).click();
  }
  await page
    .locator('ol.lines li', { hasText: note ?? '' })
    .first()
    .waitFor();
  const lines = await page.locator('ol.lines li > p').allInnerTexts();
  await page.getByRole('button', { name: '回到今天' }).click();
  await page.waitForURL(/\/app\/$/);
  return lines;
}

/** Presses the button of the sync page until everything has arrived, as somebody would who wants to go home. */
export async function sendAll(village: Village, page: Page): Promise<void> {
  await village.go(page, '/sync');
  const button = page.getByRole('button', { name: '现在同步' });
  const textAfterTry = async () => {
    if (await button.isEnabled().catch(() => false)) await button.click();
    return page.locator('main').innerText();
  };
  await expect.poll(textAfterTry, { timeout: 60_000, interval: 300 }).toContain('都送到了');
  await button.waitFor();
}

/** Presses the button once more, where there is a network: what others said since is told. */
export async function syncNow(village: Village, page: Page): Promise<void> {
  await village.go(page, '/sync');
  const button = page.getByRole('button', { name: '现在同步' });
  await button.click();
  await button.waitFor();
  expect(await page.locator('main').innerText()).not.toContain('没有成功');
}

/** Every event that the server has, with what became of it. */
export const eventsAt = ({ at }: Village) =>
  snapshotCounty(at.county, (tx) =>
    tx.query<{ record: string; field: string; state: string; device: number; number: number }>(
      `select record, split_part(field, '/', 1) as field, state, device_id as device, number
       from phone_event order by device_id, number`,
      [],
    ),
  );

/** Visits of the unit as the interface tells them: number on the phone, and outcomes. */
export async function visitsAt(caller: Caller) {
  const found: { readonly visit: string; readonly outcomes: readonly string[] }[] = [];
  for (let after: number | undefined; ; ) {
    const query = { limit: 100, ...(after !== undefined && { after }) };
    const { body } = await caller.call(listVisits, { query });
    for (const { visit: name, steps } of body.visits) {
      found.push({ visit: name, outcomes: steps.map((one: { outcome: string }) => one.outcome) });
    }
    if (body.next === undefined) return found;
    after = body.next;
  }
}
