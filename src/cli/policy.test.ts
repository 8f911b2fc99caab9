/** Policies at the command line: shown, compared into a file, and switched on. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  generatedOn,
  importGenerated,
  testCounty,
  type TestCounty,
} from '../../test/postgres/county.ts';
import { createCounty } from '../db/migrate.ts';
import { keepUp } from '../server/modules/entitlement/index.ts';
import { packsWithRate } from '../server/modules/policy/fixtures/raised.ts';
import { registerPolicy } from '../server/modules/policy/index.ts';
import { exitCodes } from './terminal.ts';

const actor = 'test';
let at: TestCounty;
let home: string;

beforeAll(async () => {
  at = await testCounty();
  home = mkdtempSync(join(tmpdir(), 'nuanjia-policy-'));
  await importGenerated(at, { seed: 9, size: 400 });
  const policy = await registerPolicy(at.county, packsWithRate(3_000_00), 'cn', { actor });
  await keepUp(at.county, policy, { actor, today: generatedOn });
});
afterAll(async () => {
  await at.drop();
  rmSync(home, { recursive: true });
});

type Outcome = { readonly code: number; readonly out: string; readonly err: string };
const nuanjia = (...words: readonly string[]): Promise<Outcome> =>
  new Promise((done) => {
    const script = join(import.meta.dirname, 'fixtures/record-commands.ts');
    const env = { ...process.env, LANG: 'en', DATABASE_URL: at.db.url, NUANJIA_HOME: home };
    execFile(process.execPath, [script, ...words], { env }, (error, out, err) =>
      done({ code: Number(error?.code ?? 0), out, err }),
    );
  });

const comparing = ['policy', 'compare', '--on', '2026-11-22'];

test('the policy in force is shown, and that the software has another', async () => {
  const { out, code } = await nuanjia('policy', 'show');
  expect(code).toBe(0);
  expect(out).toMatch(
    /^云溪县 990101\nin force: evaluation 1, policy cn [0-9a-f]{12}, year 2026\n/,
  );
  expect(out).toContain('are not those in force');
});

test('a comparison says who gains how much, and its file adds up to that', async () => {
  const path = join(home, 'changes.csv');
  const { out, err } = await nuanjia(...comparing, '--out', path);
  expect(err).toBe('');
  const [header, ...rows] = readFileSync(path, 'utf8').trimEnd().split('\r\n');
  expect(header).toBe('\uFEFFperson,program,change,month,fen');
  const fen = rows.map((row) => Number(row.split(',')[4]));
  const sum = fen.reduce((a, b) => a + b, 0);
  expect(sum).toBeGreaterThan(0);
  const yuan = [...out.matchAll(/^ {2}20\d\d +\+¥([\d,]+)$/gm)].map(([, text]) =>
    Number(text!.replaceAll(',', '')),
  );
  expect(yuan.reduce((a, b) => a + b, 0)).toBe(sum / 100);
  const people = new Set(
    rows.filter((row) => row.includes(',gain,')).map((row) => row.split(',')[0]),
  );
  expect(out).toContain(`${people.size} gain, 0 lose`);
  expect(out).toMatch(/Nothing has changed yet.*nuanjia policy switch 2\n/);
  expect(out.match(/^ {2}person \d+ .*\+?¥/gm)).toHaveLength(3);
});

test('the same in Chinese, without a name of anybody', async () => {
  const { out } = await nuanjia(...comparing, '--language', 'zh-CN');
  const names = await at.db.pool.query('select name from county_990101.person where name <> $1', [
    '',
  ]);
  expect(out).toContain('育儿补贴');
  expect(names.rows.filter(({ name }) => out.includes(name))).toEqual([]);
});

test('a switch makes the prepared evaluation answer, once', async () => {
  expect(await nuanjia('policy', 'switch', 'two')).toMatchObject({ code: exitCodes.usage });
  const { out } = await nuanjia('policy', 'switch', '2');
  expect(out).toMatch(/^Evaluation 2 answers now, in place of 1\. \d+ rights/);
  expect((await nuanjia('policy', 'show')).out).toContain('are those in force');
  const past = await nuanjia('policy', 'switch', '1');
  expect([past.code, past.err]).toEqual([
    exitCodes.usage,
    expect.stringMatching(/^Evaluation 1 cannot answer: a later one.*\[EVALUATION_NOT_READY\]\n$/),
  ]);
  expect((await nuanjia(...comparing)).out).toContain('nothing would change');
});

test('one of several counties has to be named', async () => {
  await createCounty(at.db, { code: '990102', name: '雾山县', pack: 'cn' });
  const { err, code } = await nuanjia('policy', 'show');
  expect([code, err.includes('COMMAND_COUNTY')]).toEqual([exitCodes.usage, true]);
  const other = await nuanjia('policy', 'show', '--county', '990102');
  expect(other.out).toContain('has not been evaluated yet');
});
