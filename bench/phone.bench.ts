/**
 * A phone with about two thousand residents, in a real browser, as fast as this machine and four times slower: the
 * first sync beside plain fetching and beside PouchDB, today's list after opening, and saving.
 * Usage: `node bench/phone.bench.ts [people of the county] [rounds]`.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { countyOf } from '../src/db/county.ts';
import { openCountyKeys } from '../src/db/county-keys.ts';
import { openDatabase } from '../src/db/database.ts';
import { startEmbedded } from '../src/db/embedded/supervisor.ts';
import { createCounty, migrate } from '../src/db/migrate.ts';
import { builtFolder, firstFiles } from '../test/web/built.ts';
import { isListKept } from '../test/web/kept-list.ts';
import { buildWeb } from '../tools/web.ts';
import { ON, SEED } from './county.ts';
import { circumstances, loadNow, median, saveResults, say } from './measure.ts';
import { openPhones, type Phones } from './phones/browser.ts';
import { fillVillages, openOffice, signedIn } from './phones/office.ts';
import { CODE, master, startServer } from './phones/serve.ts';

const [people = 3_750, rounds = 3] = process.argv.slice(2).map(Number);
const SLOWER = [1, 4] as const;
const SAVES = 40;

type FirstSync = { readonly enrolMs: number; readonly syncMs: number; readonly people: number };
type Opening = Readonly<Record<'keyMs' | 'storeMs' | 'listMs' | 'rows' | 'people', number>>;
type Floor = { readonly ms: number; readonly people: number };
type Pouch = Readonly<Record<'ms' | 'saveMs' | 'openMs' | 'people', number>>;

/** One round of everything, so that a busy moment falls on all of them. Units: milliseconds and bytes. */
async function round(phones: Phones, slower: number) {
  const handset = await phones.handset(slower);
  const name = `phone-${crypto.randomUUID()}`;
  const first = await handset.run<FirstSync>('firstSync', name);
  const caseloadBytes = handset.bytesOf('/caseload');
  const allBytes = caseloadBytes + handset.bytesOf('/api/');
  const floor = await handset.run<Floor>('floor');
  const pouch = await handset.run<Pouch>('pouch', name);
  const opening = await handset.run<Opening>('opening', name, ON);
  const saves = await handset.run<readonly number[]>('saving', name, SAVES);
  await handset.page.context().close();
  const sorted = saves.toSorted((a, b) => a - b);
  return {
    people: first.people,
    rows: opening.rows,
    caseloadBytes,
    allBytes,
    enrolMs: first.enrolMs,
    firstSyncMs: first.syncMs,
    floorMs: floor.ms,
    pouchMs: pouch.ms,
    timesFloor: first.syncMs / floor.ms,
    timesPouch: first.syncMs / pouch.ms,
    pinKeyMs: opening.keyMs,
    openStoreMs: opening.storeMs,
    listMs: opening.listMs,
    pouchOpenMs: pouch.openMs,
    saveP50Ms: sorted[Math.floor(SAVES / 2)]!,
    saveP95Ms: sorted[Math.floor(SAVES * 0.95)]!,
    pouchSaveMs: pouch.saveMs,
  };
}

/**
 * The application itself: from Enter at the lock, and from the PIN's key, until rows stand on the screen; and the
 * longest that it answered nothing from the key on, while the people and the rules were read.
 */
async function screen(phones: Phones, origin: string, slower: number) {
  const page = await phones.blank(slower);
  await page.addInitScript(`{
    const derive = SubtleCrypto.prototype.deriveBits;
    SubtleCrypto.prototype.deriveBits = async function (...given) {
      const bits = await derive.apply(this, given);
      globalThis.keyAt = performance.now();
      return bits;
    };
  }`);
  await page.goto(`${origin}/app/`);
  for (const name of ['pin', 'again']) await page.locator(`input[name=${name}]`).fill('739164');
  await page.locator('form button[type=submit]').click();
  await page.locator('.card a.whole').first().waitFor({ timeout: 60_000 });
  while (!(await page.evaluate(isListKept))) await page.waitForTimeout(500);
  const kept = await opened(page);
  // As when something was said since the list was drawn last.
  await page.evaluate(`new Promise((done) => {
    indexedDB.open('nuanjia').onsuccess = ({ target }) => {
      const removing = target.result.transaction('meta', 'readwrite');
      removing.objectStore('meta').delete('drawn');
      removing.oncomplete = () => { target.result.close(); done(); };
    };
  })`);
  const unkept = await opened(page);
  await page.context().close();
  return {
    screenFromEnterMs: kept.fromEnterMs,
    screenFromKeyMs: kept.fromKeyMs,
    screenUnkeptFromKeyMs: unkept.fromKeyMs,
    longestTaskMs: kept.longestTaskMs,
  };
}

/** Starts the application anew and opens it. */
async function opened(page: Page) {
  await page.reload();
  await page.locator('input.pin').waitFor();
  await page.waitForTimeout(500);
  await page.keyboard.type('739164');
  await page.evaluate(`globalThis.tasks = [];
    new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({ type: 'longtask' });
    void (globalThis.shown = new Promise((done) => {
      addEventListener('keydown', () => { globalThis.enterAt = performance.now(); }, { capture: true });
      const look = () => document.querySelector('.card a.whole') === null
        ? requestAnimationFrame(look)
        : requestAnimationFrame(() => done(performance.now()));
      look();
    }))`);
  await page.keyboard.press('Enter');
  const [enter, key, shown] = await page.evaluate<readonly [number, number, number]>(
    'shown.then((at) => [enterAt, keyAt, at])',
  );
  await page.waitForTimeout(3_000);
  const longest = await page.evaluate<number>(
    'Math.max(0, ...tasks.filter((one) => one.startTime > keyAt).map((one) => one.duration))',
  );
  return { fromEnterMs: shown - enter, fromKeyMs: shown - key, longestTaskMs: longest };
}

type Figures = Readonly<Record<string, number>>;

/** Medians of rounds, to a tenth. */
function mediansOf(all: readonly Figures[]): Figures {
  const names = Object.keys(all[0]!);
  return Object.fromEntries(
    names.map((name) => [name, Number(median(all.map((one) => one[name]!)).toFixed(1))]),
  );
}

const made = circumstances();
await buildWeb();
const bundleBytes = firstFiles()
  .map((file) => statSync(join(builtFolder, `${file}.gz`)).size)
  .reduce((sum, size) => sum + size, 0);
const home = mkdtempSync(join(tmpdir(), 'nuanjia-bench-'));
const embedded = await startEmbedded({ home });
const db = openDatabase(embedded.url);
let stopServer = (): void => {};
let phones: Phones | undefined;
try {
  await migrate(db);
  await createCounty(db, { code: CODE, name: 'bench', pack: 'cn' });
  const county = countyOf(db, CODE);
  const villages = await fillVillages(county, await openCountyKeys(db, master, CODE), people);
  const unit = await openOffice(county, villages);
  const areas = [...new Set(villages.map(({ town }) => town))];
  const cookie = await signedIn(county, { unit, areas });
  const server = await startServer(embedded.url);
  stopServer = server.stop;
  phones = await openPhones(server.origin, cookie);
  const figures: Record<string, Figures> = {};
  for (const slower of SLOWER) {
    const load = loadNow();
    const all: Figures[] = [];
    const screens: Figures[] = [];
    for (let nth = 0; nth < rounds; nth++) {
      all.push(await round(phones, slower));
      say(`round ${nth + 1}: ${JSON.stringify(all.at(-1))}`);
      screens.push(await screen(phones, server.origin, slower));
      say(`round ${nth + 1}: ${JSON.stringify(screens.at(-1))}`);
    }
    figures[`${slower}`] = { ...mediansOf(all), ...mediansOf(screens), load };
    say(`${slower} times slower: ${JSON.stringify(figures[`${slower}`], null, 1)}`);
  }
  say(`first screen: ${bundleBytes} bytes with gzip`);
  const browser = `Chromium ${phones.version}`;
  saveResults('phone', { ...made, seed: SEED, browser, rounds, bundleBytes, figures });
} finally {
  await phones?.stop();
  stopServer();
  await db.close();
  await embedded.stop();
  rmSync(home, { recursive: true, force: true });
}
