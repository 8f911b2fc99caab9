/** Area lists at the command line: previewed, brought in, and asked about. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testCounty, type TestCounty } from '../../test/postgres/county.ts';
import { cutOutAreas } from '../model/areas/cut-out.ts';
import { everyArea } from '../server/modules/area/index.ts';
import { exitCodes } from './terminal.ts';

let at: TestCounty;
let home: string;
beforeAll(async () => {
  at = await testCounty();
  home = mkdtempSync(join(tmpdir(), 'nuanjia-areas-'));
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

test('a county that comes with the software is previewed, brought in, and then unchanged', async () => {
  const preview = await nuanjia('areas', '--cut-out', '330604');
  expect(preview.out).toContain('387 new, 0 changed, 0 ended, 0 unchanged');
  expect(preview.out).toContain('province 1, city 1, county 1, town 20, village 364');
  expect(preview.out).toContain('nothing has changed');
  expect(await everyArea(at.county)).toEqual([]);
  const applied = await nuanjia('areas', '--cut-out', '330604', '--apply');
  expect(applied.out).toContain('Brought into the record');
  const again = await nuanjia('areas', '--cut-out', '330604', '--apply');
  expect(again.out).toBe(
    '0 new, 0 changed, 0 ended, 387 unchanged\nThere is nothing to bring in.\n',
  );
});

test('a list of its own ends a town, and says what it could not read or bring in', async () => {
  const path = join(home, 'areas.csv');
  const rows = [
    '代码,名称,止,后继',
    '330604,上虞区,,',
    '330604001,百官镇,,',
    '330604002,曹娥街道,2026-01-01,330604001',
    '33060,不明,,',
  ];
  writeFileSync(path, rows.join('\n'));
  const { out, err, code } = await nuanjia('areas', path, '--apply');
  expect(code).toBe(0);
  expect(err).toMatch(/areas\.csv · 5 · 33060: This is no area code/);
  expect(out).toContain('ends 2026-01-01: 330604002 曹娥街道 …2026-01-01 → 330604001');
  expect(out).toContain('330604001 百官镇: another name (on record 330604001 百官街道)');
  const orphans = cutOutAreas('330604').filter(({ parent }) => parent === '330604002').length;
  expect(orphans).toBeGreaterThan(0);
  expect(out).toContain(`${18 + orphans} on record that the list does not have`);
});

test('it says which source it needs', async () => {
  for (const words of [[], ['x.csv', '--cut-out', '330604'], ['--cut-out', '110101']]) {
    expect(await nuanjia('areas', ...words)).toMatchObject({ code: exitCodes.usage, out: '' });
  }
  const chinese = await nuanjia('areas', '--cut-out', '520526', '--language', 'zh-CN');
  expect(chinese.out).toMatch(/^新增 667，变更 0，终止 0，不变 0\n {2}\+ 省 1，市 1，县 1，/);
});
