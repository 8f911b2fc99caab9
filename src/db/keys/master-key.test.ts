/** The master key: made once, kept private, never replaced, and never guessed from damage. */
import { execFile } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { getMasterKey, newMasterKeyText, readMasterKey } from './master-key.ts';

const homes: string[] = [];
afterAll(() => {
  for (const home of homes) rmSync(home, { recursive: true });
});

function newHome(): { home: string; file: string } {
  const home = mkdtempSync(join(tmpdir(), 'nuanjia-keys-'));
  homes.push(home);
  return { home, file: join(home, 'keys', 'master.key') };
}
const coded = (code: string) => expect.objectContaining({ code });

describe('the master key', () => {
  test('is made at the first start, for its owner only, and found at the second', () => {
    const { home, file } = newHome();
    const made = getMasterKey(home, {}, true);
    expect(getMasterKey(home, {}, true).equals(made)).toBe(true);
    expect(getMasterKey(home, {}, false).equals(made)).toBe(true);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(join(home, 'keys')).mode & 0o777).toBe(0o700);
    expect(readdirSync(join(home, 'keys'))).toEqual(['master.key']);
  });

  test('shuts its own folder and no folder above it', () => {
    const { home } = newHome();
    mkdirSync(join(home, 'ordinary'));
    getMasterKey(join(home, 'new'), {}, true);
    expect(statSync(join(home, 'new')).mode).toBe(statSync(join(home, 'ordinary')).mode);
  });

  test('is one when many processes start for the first time at once', async () => {
    const { home, file } = newHome();
    const module = join(import.meta.dirname, 'master-key.ts');
    const script = `import { getMasterKey } from ${JSON.stringify(module)};
      console.log(getMasterKey(${JSON.stringify(home)}, {}, true).export().toString('base64'));`;
    const run = promisify(execFile);
    const starts = Array.from({ length: 6 }, () =>
      run(process.execPath, ['--input-type=module', '--eval', script]),
    );
    const keys = (await Promise.all(starts)).map(({ stdout }) => stdout.trim());
    expect(new Set(keys)).toEqual(new Set([readFileSync(file, 'utf8').trim()]));
    expect(readdirSync(join(home, 'keys'))).toEqual(['master.key']);
  });

  test('is taken from the environment before any file, and then no file is made', () => {
    const { home } = newHome();
    const text = newMasterKeyText();
    const key = getMasterKey(home, { NUANJIA_MASTER_KEY: text }, true);
    expect(key.export()).toEqual(Buffer.from(text, 'base64'));
    expect(readdirSync(home)).toEqual([]);
  });

  test('is missed, not made anew, when something was sealed before', () => {
    const { home } = newHome();
    expect(() => getMasterKey(home, {}, false)).toThrow(coded('KEY_FILE_MISSING'));
    expect(readdirSync(home)).toEqual([]);
  });

  test('is refused when others may read its file', () => {
    const { home, file } = newHome();
    getMasterKey(home, {}, true);
    chmodSync(file, 0o640);
    expect(() => getMasterKey(home, {}, false)).toThrow(coded('KEY_FILE_EXPOSED'));
  });

  test.each([
    ['empty', () => ''],
    ['cut', (text: string) => text.slice(0, 20)],
    ['too long', (text: string) => `${text}AAAA`],
    ['mistyped', (text: string) => `!${text.slice(1)}`],
  ])('is refused when its file is %s', (_, damage) => {
    const { home, file } = newHome();
    getMasterKey(home, {}, true);
    writeFileSync(file, damage(newMasterKeyText()));
    expect(() => getMasterKey(home, {}, true)).toThrow(coded('KEY_FILE_BROKEN'));
  });

  test('does not stand in the error about it', () => {
    const text = newMasterKeyText().slice(1);
    const failed = () => readMasterKey(text, 'NUANJIA_MASTER_KEY');
    expect(failed).toThrow('KEY_FILE_BROKEN {"source":"NUANJIA_MASTER_KEY"}');
  });
});
