/** The first administrators are made at the command line: three people, by codes that are good once. */
import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exitCodes } from '../terminal.ts';

const main = join(import.meta.dirname, '../main.ts');
let folder: string;
type Outcome = { readonly code: number; readonly out: string; readonly err: string };

const run = (environment: Readonly<Record<string, string>>, words: readonly string[]) =>
  new Promise<Outcome>((done) => {
    const { DATABASE_URL: _, ...outside } = process.env;
    const home = { NUANJIA_HOME: join(folder, 'home'), LANG: 'en', LC_ALL: '' };
    const env = { ...outside, ...home, ...environment };
    execFile(process.execPath, [main, ...words], { env }, (error, out, err) =>
      done({ code: Number(error?.code ?? 0), out, err }),
    );
  });
const account = (...words: readonly string[]) => run({}, ['account', ...words]);
const invite = (login: string, ...more: readonly string[]) =>
  account('invite', '--login', login, '--name', '测一', ...more);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nuanjia-account-'));
  // As root the server runs as somebody else, who has to pass.
  chmodSync(folder, 0o711);
  const { out, err } = await run({}, ['start', '--once', '--size', '20', '--on', '2026-11-22']);
  expect(out, err).toContain('20 people');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('nuanjia account', () => {
  test('says that nobody may sign in at first, and then invites administrators with a code each', async () => {
    expect((await account('list')).out).toContain('There are no accounts yet');
    const security = await invite('A001', '--duty', 'security');
    expect(security.out, security.err).toMatch(/\n {2}([0-9A-Z]{4}-){6}[0-9A-Z]{2}\n/);
    expect(security.out).toMatch(/opens http:\/\/localhost:8080\/\d{6}\/invitation/);
    const audit = await run({ NUANJIA_ORIGIN: 'https://nuanjia.example' }, [
      ...['account', 'invite', '--login', 'A002', '--name', '测二', '--duty', 'audit'],
    ]);
    expect(audit.out).toMatch(/opens https:\/\/nuanjia\.example\/\d{6}\/invitation/);
    const { out } = await account('list');
    expect(out).toMatch(/1 +A001 +测一 +staff +invited +— +security-administrator/);
    expect(out).toMatch(/2 +A002 +测二 +staff +invited +— +audit-administrator/);
    expect(out).not.toMatch(/([0-9A-Z]{4}-){6}/);
  });

  test('disables, enables and invites again, and ends sessions', async () => {
    expect((await account('disable', '1')).out).toContain('disabled and signed out');
    expect((await account('invite-again', '1')).err).toContain('ACCOUNT_DISABLED');
    expect((await account('enable', '1', '--language', 'zh-CN')).out).toContain('已恢复');
    expect((await account('invite-again', '1')).out).toContain('one-time code of account 1');
    expect((await account('sessions', 'end', '1')).out).toContain('0 sessions');
  });

  test.each([
    [['invite', '--login', 'a001', '--name', '测三'], 'ACCOUNT_LOGIN_TAKEN'],
    [['invite', '--login', 'A009', '--name', '测三', '--duty', 'boss'], 'ACCOUNT_DUTY_UNKNOWN'],
    [['disable', '99'], 'ACCOUNT_UNKNOWN'],
    [['settings', '--idle', '600'], 'ACCOUNT_SETTING'],
    [['provider', '--issuer', 'http://sso.example'], 'SIGN_IN_PROVIDER_ADDRESS'],
  ])('%s is refused in words', async (words, expected) => {
    const { code, err } = await account(...words);
    expect([code, err]).toEqual([exitCodes.usage, expect.stringContaining(expected)]);
  });

  test('sets what the county decides about signing in', async () => {
    expect((await account('settings', '--idle', '15', '--password-days', '90')).out).toBe('Set.\n');
    expect((await account('provider', '--issuer', 'https://sso.example')).out).toBe('Set.\n');
    expect((await account('provider')).out).toBe('Set.\n');
  });
});
