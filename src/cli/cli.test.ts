/** The command line as a stranger uses it: files in, answers out, clear words when something is wrong. */
import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Assessment } from '../model/assessment.ts';
import { checkCharacter } from '../model/identity-number.ts';
import { readSheets } from '../sheets/index.ts';
import { each } from './rosters.ts';
import { exitCodes } from './terminal.ts';

const main = join(import.meta.dirname, 'main.ts');
const fixtures = join(import.meta.dirname, '../sheets/fixtures');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nuanjia-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

type Outcome = { readonly code: number; readonly out: string; readonly err: string };
const nuanjia = (...words: readonly string[]): Promise<Outcome> =>
  new Promise((done) => {
    const options = { maxBuffer: 1 << 28, env: { ...process.env, LANG: 'C.UTF-8', LC_ALL: '' } };
    execFile(process.execPath, [main, ...words], options, (error, out, err) =>
      done({ code: Number(error?.code ?? 0), out, err }),
    );
  });

const idNumber = (birth: string, order: string): string => {
  const digits = `990101${birth.replaceAll('-', '')}${order}`;
  return digits + checkCharacter(digits);
};
const put = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const births = {
  '2021-12-31': [],
  '2022-01-01': [300],
  '2022-06-15': [1800],
  '2022-12-31': [3600],
  '2023-01-01': [3600, 300],
  '2023-12-10': [3600, 3600],
  '2024-02-29': [3600, 3600, 600],
  '2024-12-31': [3600, 3600, 3600],
  '2025-01-01': [3600, 3600, 3600],
} as const;

describe('assess', () => {
  test('pays the worked values of the childcare subsidy to the fen, and writes nothing but JSON', async () => {
    const rows = Object.keys(births).map((born) => `测孩,${idNumber(born, '001')},${born}`);
    const file = put('births.csv', `\uFEFF姓名,身份证号,出生日期\n${rows.join('\n')}\n`);
    const words = [
      '--on',
      '2026-11-22',
      '--program',
      'childcare-subsidy',
      '--format',
      'json',
      '--all',
    ];
    const { code, out } = await nuanjia('assess', file, ...words);
    const { on, results, problems } = JSON.parse(out) as {
      on: string;
      results: readonly Assessment[];
      problems: readonly unknown[];
    };
    expect([code, on, problems]).toEqual([exitCodes.done, '2026-11-22', []]);
    const paid = results.map(({ payments }) => payments.map(({ amountFen }) => amountFen / 100));
    expect(paid).toEqual(Object.values(births));
    const span = results.find(({ person }) => person === idNumber('2023-12-10', '001'))?.certain;
    expect(span).toEqual([['2025-01-01', '2026-12-11']]);
  });

  test('assesses the good rows of a GBK roster and returns the three planted errors with reasons', async () => {
    // Saved by LibreOffice Calc as text in the Chinese national encoding.
    const gbk = readFileSync(join(import.meta.dirname, 'fixtures/three-errors.gbk.csv'));
    const file = put('roster.csv', gbk);
    const back = join(folder, 'problems.xlsx');
    const json = ['--format', 'json', '--problem-rows', back, '--on', '2026-11-22'];
    const { code, out, err } = await nuanjia('assess', file, ...json);
    const { results, problems } = JSON.parse(out) as {
      results: readonly Assessment[];
      problems: readonly { readonly code: string; readonly row: number }[];
    };
    expect(code).toBe(exitCodes.done);
    expect(err).toContain('gb18030');
    expect(new Set(results.map(({ name }) => name))).toEqual(
      new Set(['测大山', '测秀英', '测小禾']),
    );
    expect(problems.map(({ code: what, row }) => [what, row])).toEqual([
      ['ROSTER_AREA_UNKNOWN', 4],
      ['ROSTER_NUMBER_CHECK', 5],
      ['ROSTER_DATE_IMPOSSIBLE', 7],
    ]);
    const rows: unknown[][] = [];
    await each(readSheets(back), ({ cells }) => void rows.push([...cells]));
    expect(rows.filter(([row]) => typeof row === 'number').map(([row]) => row)).toEqual([4, 5, 7]);
  });

  test('writes a workbook and a page by the name of the file', async () => {
    const file = put(
      'one.csv',
      `姓名,身份证号,国籍\n测小禾,${idNumber('2024-05-01', '002')},中国\n`,
    );
    for (const name of ['answers.xlsx', 'answers.html']) {
      const { code } = await nuanjia(
        'assess',
        file,
        '--on',
        '2026-11-22',
        '--out',
        join(folder, name),
      );
      expect(code).toBe(exitCodes.done);
    }
    expect(readFileSync(join(folder, 'answers.xlsx')).subarray(0, 2).toString()).toBe('PK');
    expect(readFileSync(join(folder, 'answers.html'), 'utf8')).toContain('测小禾');
  });
});

describe('bad input', () => {
  test.each([
    ['nothing-there.csv', undefined, 'SHEET_NOT_FOUND'],
    ['empty.csv', '', 'SHEET_EMPTY'],
    ['picture.xlsx', Buffer.from('89504e470d0a1a0a', 'hex'), 'SHEET_UNKNOWN_KIND'],
    ['torn.xlsx', 'PK\u0003\u0004nothing more', 'SHEET_BROKEN'],
  ])('%s is refused in words and with its code', async (name, content, expected) => {
    const path = content === undefined ? join(folder, name) : put(name, content);
    const { code, out, err } = await nuanjia('assess', path, '--format', 'json');
    expect([code, out]).toEqual([exitCodes.unreadable, '']);
    expect(err).toContain(expected);
  });

  test('a workbook with a password says how to go on', async () => {
    const { code, err } = await nuanjia(
      'assess',
      join(fixtures, 'locked.xlsx'),
      '--language',
      'en',
    );
    expect(code).toBe(exitCodes.unreadable);
    expect(err).toContain('Save a copy without the password');
  });

  test('a header nobody knows reads nobody and guesses nothing', async () => {
    const { code, err } = await nuanjia('assess', put('header.csv', '甲,乙\n1,2\n'));
    expect(code).toBe(exitCodes.unreadable);
    expect(err).toContain('nuanjia template');
  });

  test.each([
    [['--on', '22.11.2026'], 'COMMAND_DATE'],
    [['--pack', 'cn-99'], 'PACK_UNKNOWN'],
    [['--program', 'no-such'], 'PROGRAM_UNKNOWN'],
    [['--format', 'pdf'], 'COMMAND_FORMAT'],
    [['--format', 'xlsx'], 'COMMAND_OUT_NEEDED'],
  ])('%s is a usage error', async (words, expected) => {
    const { code, err } = await nuanjia('assess', put('ok.csv', '姓名,性别\n测,女\n'), ...words);
    expect([code, err.includes(expected)]).toEqual([exitCodes.usage, true]);
  });
});

test('Ctrl-C leaves no half-written file', async () => {
  const inside = mkdtempSync(join(folder, 'stop-'));
  const words = ['generate', '--size', '2000000', '--out', join(inside, 'county.csv')];
  const child = spawn(process.execPath, [main, ...words]);
  const ended = new Promise<number | null>((done) => child.on('exit', (code) => done(code)));
  while (readdirSync(inside).length === 0) await new Promise((next) => setTimeout(next, 20));
  child.kill('SIGINT');
  expect(await ended).toBe(exitCodes.stopped);
  expect(readdirSync(inside)).toEqual([]);
});

test('the template it writes is a roster it reads', async () => {
  const file = join(folder, 'template.xlsx');
  await nuanjia('template', '--out', file);
  const { code, out } = await nuanjia('assess', file, '--on', '2026-11-22', '--format', 'json');
  const { problems } = JSON.parse(out) as { problems: readonly { readonly severity: string }[] };
  expect([code, problems.filter(({ severity }) => severity === 'error')]).toEqual([0, []]);
});

test('a pack that counts births is refused, with the safeguard and the law', async () => {
  const pack = mkdtempSync(join(folder, 'pack-'));
  writeFileSync(
    join(pack, 'pack.mjs'),
    `export const pack = {
      id: 'cn-99', name: { 'zh-CN': '示例县', en: 'Example' }, area: { id: 'cn-99', ranges: [] },
      ages: { attained: 'birthday', missingDay: 'month-end' },
      office: [{ kind: 'target', id: 'births', measure: 'births-within-plan', atLeast: 96 }],
    };`,
  );
  const { code, out } = await nuanjia('lint', pack, '--language', 'en');
  expect(code).toBe(exitCodes.refused);
  expect(out).toMatch(/R0[23] · .*ICPD/);
});
