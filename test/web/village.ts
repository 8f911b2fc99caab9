/**
 * The phone application over a village with people, what they are owed, and tasks; and a phone of its worker that holds
 * all of it. For tests of screens.
 */
import type { BrowserContextOptions, Page } from 'playwright-core';
import type { PackedPerson } from '../../src/model/sync/caseload.ts';
import { fictionalAreaList } from '../../src/datagen/index.ts';
import { day } from '../../src/rules/index.ts';
import { fillCounty } from '../../src/server/modules/answer/fixtures/model.ts';
import { importAreas } from '../../src/server/modules/area/index.ts';
import { raiseTasks } from '../../src/server/modules/service/index.ts';
import { addPhone } from '../../src/server/modules/sync/fixtures/phone.ts';
import { testCounty } from '../postgres/county.ts';
import { type RunOptions, towns } from '../server/running.ts';
import { enrol, type Opened, type RunningApp, runApp, untilShown } from './app.ts';

export const today = day('2026-11-22');

export type Village = RunningApp & {
  /** What a phone of this village is told, to find somebody for a test. */
  readonly people: readonly PackedPerson[];
  /** Somebody with an open task whom a test needs. Errors: when nobody fits. */
  readonly find: (fits: (person: PackedPerson) => boolean) => PackedPerson;
  /** A phone that was set up and holds everybody and the rules. */
  readonly phone: (options?: BrowserContextOptions) => Promise<Opened>;
  /** Opens a screen of the application without loading it anew. */
  readonly go: (page: Page, path: string) => Promise<void>;
};

export async function runVillage(options: RunOptions = {}): Promise<Village> {
  const county = await testCounty();
  await fillCounty(county, 5, 1500);
  await importAreas(county.county, fictionalAreaList(1500), { actor: 'test' });
  const app = await runApp({ ...options, county });
  await raiseTasks(app.at.county, { actor: 'test', today });
  const worker = () => app.at.staff('family-worker', { town: towns[0] });
  const { people } = await (await addPhone(await worker())).fetchAll();
  return {
    ...app,
    people,
    find: (fits) => {
      const found = people.find((person) => person.seenBy === 'task' && fits(person));
      if (!found) throw new Error('nobody in the village fits');
      return found;
    },
    phone: async (options = {}) => {
      const opened = await app.open(await worker(), options);
      await opened.page.clock.setSystemTime(app.at.clock.now);
      await enrol(opened.page);
      // The list names what is due once the rules are there.
      await opened.page.locator('.card a.whole').first().waitFor();
      await opened.page.waitForFunction(
        "!/只在本人页面|own page only/.test(document.querySelector('.why').textContent)",
      );
      return opened;
    },
    go: async (page, path) => {
      await page.evaluate(`history.pushState({}, '', '/app${path}')`);
      await page.evaluate("dispatchEvent(new PopStateEvent('popstate'))");
      await untilShown(page, path);
    },
  };
}
