/** An installation does not start with a secret that somebody could guess or read somewhere. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openInstallation } from './installation.ts';
import { assertSecrets, isWeakKey } from './secrets.ts';

const base64 = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64');
const weak = (name: string) => expect.objectContaining({ code: 'SECRET_WEAK', detail: { name } });
const caught = (environment: Record<string, string>, folder = '/nowhere') => {
  try {
    assertSecrets(environment, folder);
    return undefined;
  } catch (error) {
    return error;
  }
};

describe.each(['NUANJIA_MASTER_KEY', 'NUANJIA_BACKUP_KEY'])('%s', (name) => {
  test.each([
    ['equal bytes', base64(Buffer.alloc(32, 7))],
    ['zeros', base64(Buffer.alloc(32))],
    ['a count', base64(Uint8Array.from({ length: 32 }, (_, at) => at))],
    ['a count by threes', base64(Uint8Array.from({ length: 32 }, (_, at) => at * 3))],
    ['a word, again and again', base64('changeme'.repeat(4))],
    ['a sentence', base64('correct horse battery staple, 32')],
    ['a short pattern', base64(Buffer.from('deadbeef'.repeat(8), 'hex'))],
  ])('of %s is refused, and not shown', (_, key) => {
    const error = caught({ [name]: key });
    expect(error).toEqual(weak(name));
    expect(JSON.stringify(error) + String(error)).not.toContain(key);
  });

  test('that is random passes, always', () => {
    const random = fc.noShrink(fc.constant(0)).map(() => base64(randomBytes(32)));
    fc.assert(
      fc.property(random, (key) => caught({ [name]: key }) === undefined),
      { numRuns: 2_000 },
    );
  });
});

describe('the secret of single sign-on', () => {
  test.each([
    'short',
    'changeme-changeme-changeme',
    'aaaaaaaaaaaaaaaaaaaaaaaa',
    'my-client-secret-2026',
  ])('"%s" is refused', (secret) =>
    expect(caught({ NUANJIA_OIDC_SECRET: secret })).toEqual(weak('NUANJIA_OIDC_SECRET')));

  test('that a provider made passes, and so does none', () => {
    expect(caught({ NUANJIA_OIDC_SECRET: '7Vq~x0GmRk2_Ld.Yw8cHnZ' })).toBeUndefined();
    expect(caught({})).toBeUndefined();
  });
});

describe('a key file', () => {
  test('that somebody wrote by hand is refused, unless the environment gives another key', () => {
    const home = mkdtempSync(join(tmpdir(), 'nuanjia-weak-'));
    mkdirSync(join(home, 'keys'));
    const file = join(home, 'keys', 'master.key');
    writeFileSync(file, `${base64('0123456789'.repeat(4).slice(0, 32))}\n`);
    expect(caught({}, home)).toEqual(weak(file));
    expect(caught({ NUANJIA_MASTER_KEY: base64(randomBytes(32)) }, home)).toBeUndefined();
    writeFileSync(file, `${base64(randomBytes(32))}\n`);
    expect(caught({}, home)).toBeUndefined();
    rmSync(home, { recursive: true });
  });
});

describe('an installation', () => {
  test('does not start with a weak key, and makes nothing', async () => {
    const home = mkdtempSync(join(tmpdir(), 'nuanjia-weak-'));
    const environment = {
      NUANJIA_HOME: join(home, 'data'),
      NUANJIA_MASTER_KEY: base64(Buffer.alloc(32)),
    };
    await expect(openInstallation({ environment })).rejects.toMatchObject({ code: 'SECRET_WEAK' });
    expect(readdirSync(home)).toEqual([]);
    rmSync(home, { recursive: true });
  });
});

test('no document of ours shows a key that would pass', () => {
  const docs = join(import.meta.dirname, '../../docs');
  const shown = readdirSync(docs, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .flatMap((file) => readFileSync(join(docs, file), 'utf8').match(/[A-Za-z0-9+/]{43}=/g) ?? []);
  expect(shown.filter((text) => !isWeakKey(text))).toEqual([]);
});
