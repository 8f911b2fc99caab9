/**
 * A stolen phone in a real browser (A18): in no byte of its profile stands a name, a number of a phone, an identity number or
 * what was written at a door; and the copy does not open with a guess.
 */
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { towns } from '../server/running.ts';
import { unlock } from '../web/app.ts';
import { runVillage, type Village } from '../web/village.ts';
import { answer, end, householdsOf, newPhone, openAgain, visit } from './day.ts';
import type { Profile } from './profile.ts';

let village: Village;
let folder: string;
let phone: Profile | undefined;
beforeAll(async () => {
  village = await runVillage();
  folder = mkdtempSync(join(tmpdir(), 'nuanjia-stolen-'));
});
afterAll(async () => {
  await phone?.kill();
  await village?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/**
 * A text as the bytes in which a browser may write it. Four bytes stand in megabytes of sealed rows by chance, so names of
 * two characters are looked for as UTF-8 alone; longer ones, which lie beside them, in every form.
 */
function bytesOf(text: string): readonly Buffer[] {
  const narrow = Buffer.from(text);
  if (text.length < 3) return [narrow];
  const wide = Buffer.from(text, 'utf16le');
  return [narrow, wide, Buffer.from(wide).swap16()];
}

/** Those of some texts that stand somewhere in the files of a folder. */
function textsIn(place: string, texts: readonly string[]): ReadonlySet<string> {
  const files = globSync('**/*', { cwd: place })
    .map((path) => join(place, path))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile());
  const found = new Set<string>();
  for (const file of files) {
    const bytes = readFileSync(file);
    for (const text of texts) if (bytesOf(text).some((one) => bytes.includes(one))) found.add(text);
  }
  return found;
}

const note = '暗号：蓝色的门后面有一只猫';
const control = '谁都可以读的一句话';

test('in no byte of a stolen profile stands anything of anybody, and a guess does not open it', async () => {
  const profile = join(folder, 'phone');
  const worker = await village.at.staff('family-worker', { town: towns[0] });
  const owner = await newPhone(village, worker, { folder: profile });
  await owner.context.setOffline(true);
  const [person] = householdsOf(village.people, 1);
  await visit(village, owner.page, person!);
  await answer(owner.page, '今天做了');
  await end(owner.page, note);
  await owner.page.evaluate(`localStorage.setItem('control', ${JSON.stringify(control)})`);
  // The browser writes by and by.
  await owner.page.waitForTimeout(6000);
  await owner.kill();
  const stolen = join(folder, 'stolen');
  cpSync(profile, stolen, { recursive: true });
  const planted = village.people.flatMap(({ name, pinyin, phone: number }) => [
    name,
    ...(pinyin[0].length > 6 ? [pinyin[0]] : []),
    ...(number === undefined ? [] : [number]),
  ]);
  expect([...textsIn(stolen, [control, note, ...new Set(planted)])]).toEqual([control]);
  phone = await openAgain(village, { folder: stolen });
  await phone.context.setOffline(true);
  await phone.page.goto(`${village.site}/app/`);
  await unlock(phone.page, '482915');
  await expect.poll(() => phone!.page.locator('[role=alert]').innerText()).toContain('口令不对');
}, 180_000);
