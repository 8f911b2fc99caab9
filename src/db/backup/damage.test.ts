/** No backup that was changed, cut, or is not ours is taken for whole; keys stay apart and private. */
import { createSecretKey, randomBytes } from 'node:crypto';
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
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../test/postgres/database.ts';
import { type Database, openDatabase } from '../database.ts';
import { getBackupKey } from './backup-key.ts';
import { filledCounty } from './fixtures/county.ts';
import { restoreBackup } from './restore.ts';
import { verifyBackup } from './verify.ts';
import { writeBackup } from './write.ts';

const key = createSecretKey(randomBytes(32));
const folder = mkdtempSync(join(tmpdir(), 'nuanjia-damage-'));
let home: TestDatabase;
let db: Database;
let whole: Buffer;

beforeAll(async () => {
  home = await testDatabase();
  db = openDatabase(home.url);
  await filledCounty(db, '990281', 200);
  await writeBackup(db, join(folder, 'whole'), { key });
  whole = readFileSync(join(folder, 'whole'));
}, 60_000);
afterAll(async () => {
  await db.close();
  await home.drop();
  rmSync(folder, { recursive: true });
});

/** The code of the error that a file with these bytes is refused with; undefined when it is not. */
async function findRefusal(bytes: Uint8Array, given = key): Promise<string | undefined> {
  const file = join(folder, 'tried');
  writeFileSync(file, bytes);
  return verifyBackup(file, { key: given }).then(
    () => undefined,
    (error: { readonly code: string }) => error.code,
  );
}

describe('a backup is refused', () => {
  test('with any byte flipped', async () => {
    const place = fc.nat({ max: whole.length - 1 });
    const flipped = fc.asyncProperty(place, fc.integer({ min: 1, max: 255 }), async (at, by) => {
      const bytes = Buffer.from(whole);
      bytes[at]! ^= by;
      expect(await findRefusal(bytes)).toMatch(/^BACKUP_(DAMAGED|CUT_OFF|KEY|FORMAT|NEWER)$/);
    });
    await fc.assert(flipped, { numRuns: 200 });
  });

  test('with any byte of its head or of its first frame head flipped', async () => {
    for (let at = 0; at < 63; at++) {
      const bytes = Buffer.from(whole);
      bytes[at]! ^= 1;
      expect(await findRefusal(bytes)).toMatch(/^BACKUP_/);
    }
  });

  test('cut off anywhere', async () => {
    const place = fc.nat({ max: whole.length - 1 });
    const cut = fc.asyncProperty(place, async (length) => {
      expect(await findRefusal(whole.subarray(0, length))).toBe('BACKUP_CUT_OFF');
    });
    await fc.assert(cut, { numRuns: 50, examples: [[0], [20], [57], [58], [60], [63]] });
  });

  test('cut off between two frames', async () => {
    for (const end of frameEnds(whole).slice(0, -1))
      expect(await findRefusal(whole.subarray(0, end))).toBe('BACKUP_CUT_OFF');
  });

  test('with two frames exchanged, one left out, or something added', async () => {
    const ends = frameEnds(whole);
    const frames = ends.slice(1).map((end, i) => whole.subarray(ends[i], end));
    const file = (order: readonly Buffer[]) => Buffer.concat([whole.subarray(0, 58), ...order]);
    expect(await findRefusal(file(frames))).toBeUndefined();
    expect(await findRefusal(file(frames.toSpliced(3, 2, frames[4]!, frames[3]!)))).toBe(
      'BACKUP_DAMAGED',
    );
    expect(await findRefusal(file(frames.toSpliced(4, 1)))).toBe('BACKUP_DAMAGED');
    expect(await findRefusal(file([...frames, frames[1]!]))).toBe('BACKUP_DAMAGED');
    expect(await findRefusal(Buffer.concat([whole, Buffer.alloc(1)]))).toBe('BACKUP_DAMAGED');
  });

  test('with the kind of a frame changed, at that very frame', async () => {
    for (const [frame, at] of frameEnds(whole).slice(0, -1).entries()) {
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at]! + 1) % 4;
      writeFileSync(join(folder, 'kind'), bytes);
      await expect(verifyBackup(join(folder, 'kind'), { key })).rejects.toMatchObject({
        code: 'BACKUP_DAMAGED',
        detail: { frame, byte: at },
      });
    }
  });

  test('with another key, and the error tells the two apart', async () => {
    const other = createSecretKey(randomBytes(32));
    expect(await findRefusal(whole, other)).toBe('BACKUP_KEY');
    const { detail } = await verifyBackup(join(folder, 'whole'), { key: other }).catch((e) => e);
    expect(detail.sealedWith).not.toBe(detail.given);
  });

  test('when it is something else, of a later format, or not there', async () => {
    const later = Buffer.from(whole);
    later.writeUInt16BE(2, 16);
    expect(await findRefusal(later)).toBe('BACKUP_NEWER');
    expect(await findRefusal(Buffer.from('PK\x03\x04 a zip file'))).toBe('BACKUP_FORMAT');
    await expect(verifyBackup(join(folder, 'nowhere'), { key })).rejects.toMatchObject({
      code: 'BACKUP_NOT_FOUND',
    });
  });

  test('by the place: the table whose rows were hit', async () => {
    const bytes = Buffer.from(whole);
    bytes[frameEnds(whole).at(-2)! - 20]! ^= 4;
    writeFileSync(join(folder, 'hit'), bytes);
    await expect(verifyBackup(join(folder, 'hit'), { key })).rejects.toMatchObject({
      code: 'BACKUP_DAMAGED',
      detail: { part: 'platform.county_key', byte: frameEnds(whole).at(-3) },
    });
  });

  test('before anything is written to the database', async () => {
    const empty = await testDatabase();
    const other = openDatabase(empty.url);
    writeFileSync(join(folder, 'cut'), whole.subarray(0, whole.length - 9));
    const restore = restoreBackup(other, join(folder, 'cut'), { key, actor: 'test' });
    await expect(restore).rejects.toMatchObject({ code: 'BACKUP_CUT_OFF' });
    const schemas = `select count(*) from pg_namespace where nspname ~ '^(platform|county)'`;
    expect((await other.pool.query(schemas)).rows).toEqual([{ count: 0 }]);
    await other.close();
    await empty.drop();
  });
});

test('nothing of the record can be read in the file', () => {
  expect(whole.includes(Buffer.from('测小'))).toBe(false);
  expect(whole.includes(Buffer.from('county_990281'))).toBe(false);
});

/** Where the head ends, and each frame. */
function frameEnds(file: Buffer): number[] {
  const ends = [58];
  while (ends.at(-1)! < file.length) {
    const at = ends.at(-1)!;
    ends.push(at + 5 + file.readUInt32BE(at + 1));
  }
  return ends;
}

describe('the backup key', () => {
  const newHome = () => mkdtempSync(join(folder, 'home-'));
  const coded = (code: string) => expect.objectContaining({ code });

  test('is made for the first backup, for its owner only, and found later', () => {
    const at = newHome();
    const made = getBackupKey(at, {}, true);
    expect(getBackupKey(at, {}, false).equals(made)).toBe(true);
    expect(readdirSync(join(at, 'keys'))).toEqual(['backup.key']);
    expect(statSync(join(at, 'keys', 'backup.key')).mode & 0o777).toBe(0o600);
  });

  test('is missed, not made, to read a backup', () => {
    const at = newHome();
    expect(() => getBackupKey(at, {}, false)).toThrow(coded('BACKUP_KEY_MISSING'));
    expect(readdirSync(at)).toEqual([]);
  });

  test('is taken from the environment first', () => {
    const at = newHome();
    const text = randomBytes(32).toString('base64');
    const given = getBackupKey(at, { NUANJIA_BACKUP_KEY: text }, true);
    expect(given.export()).toEqual(Buffer.from(text, 'base64'));
    expect(readdirSync(at)).toEqual([]);
  });

  test('is refused when others may read it, or when it is not whole', () => {
    const at = newHome();
    mkdirSync(join(at, 'keys'));
    writeFileSync(join(at, 'keys', 'backup.key'), randomBytes(32).toString('base64'));
    chmodSync(join(at, 'keys', 'backup.key'), 0o644);
    expect(() => getBackupKey(at, {}, false)).toThrow(coded('BACKUP_KEY_EXPOSED'));
    const environment = { NUANJIA_BACKUP_KEY: 'c2hvcnQ=' };
    expect(() => getBackupKey(at, environment, false)).toThrow(coded('BACKUP_KEY_BROKEN'));
  });
});
