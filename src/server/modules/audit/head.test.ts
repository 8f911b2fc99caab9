/** A head that is kept elsewhere finds what a chain that was made whole again cannot show. */
import { generateKeyPairSync } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../test/postgres/database.ts';
import { countyOf, readCounty } from '../../../db/county.ts';
import { type Database, openDatabase } from '../../../db/database.ts';
import { createCounty, migrate } from '../../../db/migrate.ts';
import {
  compareHead,
  comparisonWords,
  exportHead,
  openSigningKey,
  readPublicKey,
  verifyAudit,
  verifyHead,
} from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'nuanjia-audit-'));
const { privateKey, publicKey } = generateKeyPairSync('ed25519');
let home: TestDatabase;
let db: Database;

/** A county of its own with as many audit rows. */
async function countyWith(code: string, rows: number) {
  const county = await createCounty(db, { code, name: '云溪县', pack: 'cn' });
  await readTimes(code, rows);
  return county;
}
async function readTimes(code: string, times: number) {
  for (let n = 0; n < times; n++)
    await readCounty(countyOf(db, code), { kind: 'read', actor: 'test' }, async () => n);
}
const attack = (code: string, text: string) =>
  db.pool.query(`set search_path to county_${code}, pg_catalog; ${text}; reset search_path`);

/** Deletes the tail and makes the counter row fit: the chain is whole again. */
const cutAfter = (seq: number) => `delete from audit_event where seq > ${seq};
  update journal set audit_seq = ${seq}, audit_hash = (select hash from audit_event where seq = ${seq})`;

/** Changes a row and hashes it and all later ones again: the chain is whole again. */
const rewriteFrom = (seq: number) => `update audit_event set actor = '站员' where seq = ${seq};
  do $$ declare one audit_event%rowtype; before bytea := (select hash from audit_event where seq = ${seq - 1}); begin
    for one in select * from audit_event where seq >= ${seq} order by seq loop
      before := sha256(before || convert_to(audit_text(one.seq, one.at, one.actor, one.action, one.event_id, one.subjects, one.detail), 'UTF8'));
      update audit_event set hash = before where seq = one.seq;
    end loop;
    update journal set audit_hash = before;
  end $$`;

beforeAll(async () => {
  home = await testDatabase();
  db = openDatabase(home.url);
  await migrate(db);
});
afterAll(async () => {
  await db.close();
  await home.drop();
  rmSync(folder, { recursive: true, force: true });
});

describe('a signed head', () => {
  test('says which county, row and hash, and is believed by who has the public key', async () => {
    const county = await countyWith('990411', 3);
    const head = verifyHead(await exportHead(county, privateKey), publicKey);
    const { head: hash } = await verifyAudit(county);
    expect(head).toMatchObject({ county: '990411', seq: 3, hash });
    expect(Math.abs(Date.parse(head.at) - Date.now())).toBeLessThan(3_600_000);
    const windows = (await exportHead(county, privateKey)).replaceAll('\n', '\r\n');
    expect(verifyHead(windows, publicKey)).toMatchObject({ seq: 3, hash });
  });

  test('is refused with any character changed, with another key, and as another text', async () => {
    const county = await countyWith('990412', 2);
    const text = await exportHead(county, privateKey);
    for (let at = 0; at < text.length; at++) {
      const other = text[at] === '7' ? '8' : '7';
      const changed = text.slice(0, at) + other + text.slice(at + 1);
      expect(() => verifyHead(changed, publicKey)).toThrow();
    }
    expect(() => verifyHead(text.replace('seq 2', 'seq 1'), publicKey)).toThrow(
      expect.objectContaining({ code: 'AUDIT_HEAD_FORGED' }),
    );
    expect(() => verifyHead(text, generateKeyPairSync('ed25519').publicKey)).toThrow(
      expect.objectContaining({ code: 'AUDIT_HEAD_OTHER_KEY' }),
    );
    expect(() => verifyHead('seq 2', publicKey)).toThrow(
      expect.objectContaining({ code: 'AUDIT_HEAD_FORMAT' }),
    );
  });

  test('is not made of a chain that does not end where its counter says', async () => {
    const county = await countyWith('990413', 4);
    await attack('990413', 'delete from audit_event where seq = 4');
    await expect(exportHead(county, privateKey)).rejects.toMatchObject({
      code: 'AUDIT_HEAD_BROKEN',
    });
  });
});

describe('compared with a head kept elsewhere', () => {
  test('a chain that went on is continued, also from before its first row', async () => {
    const county = await countyWith('990414', 0);
    const first = verifyHead(await exportHead(county, privateKey), publicKey);
    await readTimes('990414', 5);
    const later = verifyHead(await exportHead(county, privateKey), publicKey);
    await readTimes('990414', 2);
    const continued = { state: 'continued', lastSeq: 7, isRestored: false };
    expect(await compareHead(county, first)).toEqual(continued);
    expect(await compareHead(county, later)).toEqual(continued);
  });

  test.each([
    ['990415', 'a tail deleted together with the counter', cutAfter(4), 'cut-off', 4],
    ['990416', 'a row changed and the chain hashed again', rewriteFrom(3), 'changed', 6],
    ['990417', 'an old copy that went on by itself', cutAfter(4), 'changed', 9],
  ])('%s: %s is found though the chain is whole', async (code, _, statement, state, lastSeq) => {
    const county = await countyWith(code, 6);
    const head = verifyHead(await exportHead(county, privateKey), publicKey);
    await attack(code, statement);
    await readTimes(code, lastSeq === 9 ? 5 : 0);
    expect((await verifyAudit(county)).broken).toBeUndefined();
    const comparison = await compareHead(county, head);
    expect(comparison).toEqual({ state, lastSeq, isRestored: false });
    expect(comparisonWords(comparison).en).not.toBe('');
  });

  test('a restore by the software is said to be one', async () => {
    const county = await countyWith('990418', 3);
    const head = verifyHead(await exportHead(county, privateKey), publicKey);
    await attack('990418', `${cutAfter(2)}; update journal set epoch = gen_random_uuid()`);
    const comparison = await compareHead(county, head);
    expect(comparison).toEqual({ state: 'cut-off', lastSeq: 2, isRestored: true });
    expect(comparisonWords(comparison)['zh-CN']).toContain('恢复过备份');
  });

  test('the head of another county is refused', async () => {
    const county = await countyWith('990419', 1);
    const head = verifyHead(await exportHead(county, privateKey), publicKey);
    await expect(compareHead(countyOf(db, '990414'), head)).rejects.toMatchObject({
      code: 'AUDIT_HEAD_OTHER_COUNTY',
    });
  });
});

describe('the signing key', () => {
  test('is made once, for its owner only, and its public text opens what it signs', async () => {
    const made = openSigningKey(join(folder, 'new'));
    expect(openSigningKey(join(folder, 'new')).publicText).toBe(made.publicText);
    const file = join(folder, 'new', 'keys', 'audit-signing.key');
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
    const text = await exportHead(countyOf(db, '990414'), made.privateKey);
    const key = readPublicKey(made.publicText, 'test');
    expect(verifyHead(text, key).county).toBe('990414');
  });

  test('is refused when others can read it or when it is no key', () => {
    openSigningKey(join(folder, 'open'));
    const file = join(folder, 'open', 'keys', 'audit-signing.key');
    writeFileSync(file, 'no key');
    expect(() => openSigningKey(join(folder, 'open'))).toThrow(
      expect.objectContaining({ code: 'AUDIT_KEY_BROKEN', detail: { file } }),
    );
    chmodSync(file, 0o644);
    const code = process.platform === 'win32' ? 'AUDIT_KEY_BROKEN' : 'AUDIT_KEY_EXPOSED';
    expect(() => openSigningKey(join(folder, 'open'))).toThrow(expect.objectContaining({ code }));
    expect(() => readPublicKey('no key', 'a file')).toThrow(
      expect.objectContaining({ code: 'AUDIT_KEY_BROKEN' }),
    );
  });
});
