/** The guard says in time what is refused, gives up its ballast when the server asks for room, and makes it again. */
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  bytesOf,
  byteWords,
  type DiskGuard,
  diskLimits,
  type Space,
  spaceOf,
  watchDisk,
} from './disk.ts';

const GIGABYTE = 1 << 30;
const large = 1000 * GIGABYTE;
let folder: string;
let ballast: string;
let seconds: number;
let guard: DiskGuard | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nuanjia-disk-'));
  ballast = join(folder, 'ballast');
  seconds = 0;
});
afterEach(async () => {
  await guard?.close();
  rmSync(folder, { recursive: true });
});

/** A guard over a disk with so much room; what comes back sets the room anew. */
function watch(freeBytes: number, totalBytes = large) {
  let space: Space = { freeBytes, totalBytes };
  let looks = 0;
  const measure = () => {
    looks++;
    return space;
  };
  guard = watchDisk({ folder, ballast, measure, now: () => seconds * 1000 });
  const setFree = (bytes: number) => {
    space = { freeBytes: bytes, totalBytes };
    seconds += 2;
  };
  return { guard, setFree, looks: () => looks };
}
const serverIsFull = () => Object.assign(new Error('could not extend file'), { code: '53100' });

describe('room', () => {
  test.each([
    [large, 20, 2],
    [10 * GIGABYTE, 1.5, 0.8],
  ])('of %d bytes: imports need so many GB and changes so many', (totalBytes, imports, changes) => {
    const inGigabytes = (limit: keyof typeof diskLimits) =>
      bytesOf(diskLimits[limit], { freeBytes: 0, totalBytes }) / GIGABYTE;
    expect(inGigabytes('importsBelow')).toBeCloseTo(imports);
    expect(inGigabytes('readOnlyBelow')).toBeCloseTo(changes);
  });

  test('becomes short: first imports are refused, then changes; with room all is well again', () => {
    const { guard, setFree } = watch(20 * GIGABYTE);
    guard.assertImportable();
    expect(guard.state()).toBe('ok');
    setFree(20 * GIGABYTE - 1);
    expect(guard.state()).toBe('imports-refused');
    guard.assertWritable();
    const low = { code: 'DB_DISK_LOW', detail: { folder, free: '20.0 GB', needed: '20.0 GB' } };
    expect(() => guard.assertImportable()).toThrow(expect.objectContaining(low));
    setFree(GIGABYTE);
    expect(guard.state()).toBe('read-only');
    const readOnly = { code: 'DB_READ_ONLY', detail: { folder, free: '1.0 GB', needed: '2.0 GB' } };
    expect(() => guard.assertWritable()).toThrow(expect.objectContaining(readOnly));
    expect(() => guard.assertImportable()).toThrow(expect.objectContaining(readOnly));
    setFree(large);
    expect(guard.state()).toBe('ok');
  });

  test('is looked at once a second, and at once after a failure', () => {
    const { guard, looks } = watch(large);
    for (let turn = 0; turn < 100; turn++) guard.assertImportable();
    expect(looks()).toBe(1);
    seconds += 1;
    guard.assertImportable();
    expect(looks()).toBe(2);
    const other = new Error('connection lost');
    expect(guard.explain(other)).toBe(other);
    guard.assertImportable();
    expect(looks()).toBe(3);
  });

  test('of the disk under a folder is what the system says', () => {
    const { freeBytes, totalBytes } = spaceOf(folder);
    expect(freeBytes).toBeGreaterThan(0);
    expect(freeBytes).toBeLessThanOrEqual(totalBytes);
    expect([byteWords(1.25 * GIGABYTE), byteWords(5_000_000)]).toEqual(['1.3 GB', '4 MB']);
  });
});

describe('the ballast', () => {
  const mebibytes = 64 << 20;

  test('is written in full, given up when the server is full, and made again when there is room', async () => {
    const { guard, setFree } = watch(mebibytes, mebibytes);
    await expect.poll(() => existsSync(ballast)).toBe(true);
    const { size, blocks, mode } = statSync(ballast);
    expect(size).toBe(Math.floor(mebibytes * 0.02));
    expect(blocks * 512).toBeGreaterThanOrEqual(size);
    expect(mode & 0o777).toBe(0o600);

    setFree(0);
    const error = serverIsFull();
    expect(guard.explain(error)).toMatchObject({ code: 'DB_READ_ONLY', cause: error });
    expect([existsSync(ballast), guard.state()]).toEqual([false, 'read-only']);
    setFree(mebibytes * 0.02);
    seconds += 60;
    expect([guard.state(), existsSync(ballast)]).toEqual(['read-only', false]);
    setFree(mebibytes);
    expect(guard.state()).toBe('ok');
    await expect.poll(() => existsSync(ballast)).toBe(true);
  });

  test('is not made where changes would then be refused', async () => {
    const { guard } = watch(mebibytes * 0.09, mebibytes);
    await guard.close();
    expect(existsSync(ballast)).toBe(false);
  });

  test('that is being written is removed when the guard is closed', async () => {
    const { guard } = watch(large);
    await guard.close();
    expect([existsSync(ballast), existsSync(`${ballast}.part`)]).toEqual([false, false]);
  });
});

describe('a server elsewhere', () => {
  test('is written to until it says that its disk is full, and again a minute later', () => {
    guard = watchDisk({ now: () => seconds * 1000 });
    guard.assertImportable();
    expect(guard.explain(serverIsFull())).toMatchObject({ code: 'DB_SERVER_FULL' });
    seconds = 59;
    const refused = { code: 'DB_SERVER_FULL', detail: { seconds: '1' } };
    expect(() => guard!.assertWritable()).toThrow(expect.objectContaining(refused));
    expect(guard.state()).toBe('read-only');
    seconds = 60;
    guard.assertImportable();
    expect(guard.state()).toBe('ok');
  });
});
