/** Where the data folder is on each system, and who may look into it. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { homePath, isRoot, openHome } from './home.ts';

test('the folder is where each system keeps data, unless NUANJIA_HOME names one', () => {
  const env = { HOME: '/home/ce' };
  expect(homePath(env, 'linux', true)).toBe('/var/lib/nuanjia');
  expect(homePath(env, 'linux', false)).toBe('/home/ce/.local/share/nuanjia');
  expect(homePath({ ...env, XDG_DATA_HOME: '/data' }, 'linux', false)).toBe('/data/nuanjia');
  expect(homePath(env, 'darwin', false)).toBe('/home/ce/Library/Application Support/nuanjia');
  expect(homePath({ LOCALAPPDATA: '/L' }, 'win32', false)).toBe(join('/L', 'nuanjia'));
  expect(homePath({ ...env, NUANJIA_HOME: '/srv/n' }, 'linux', true)).toBe('/srv/n');
});

test('nobody else can list the folder or enter keys and backups', async () => {
  const place = mkdtempSync(join(tmpdir(), 'nuanjia-home-'));
  const home = await openHome(join(place, 'a', 'b'));
  const modeOf = (path: string) => statSync(path).mode & 0o777;
  expect(modeOf(home.folder)).toBe(isRoot() ? 0o711 : 0o700);
  expect([home.keys, home.backups].map(modeOf)).toEqual([0o700, 0o700]);
  rmSync(place, { recursive: true });
});

test('a folder that cannot be made is refused with its path', async () => {
  const path = join(import.meta.filename, 'inside-a-file');
  await expect(openHome(path)).rejects.toMatchObject({
    code: 'DB_FOLDER_UNUSABLE',
    detail: { path },
  });
});
