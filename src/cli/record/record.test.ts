/**
 * A clerk's walk through the county record at the real command line: a roster comes in, a fact changes
 * what is owed, lists are written, and a backup answers the same elsewhere.
 */
import { execFile } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countyOf } from '../../db/county.ts';
import { openInstallation } from '../../server/installation.ts';
import { usageOf } from '../../server/modules/read-log/index.ts';
import { exitCodes } from '../terminal.ts';

const main = join(import.meta.dirname, '../main.ts');
const roster = join(import.meta.dirname, '../../../docs/guide/clerk/roster.csv');
let folder: string;
let home: string;

type Outcome = { readonly code: number; readonly out: string; readonly err: string };

/** Every command opens the embedded server of the home and closes it again. */
const at = (where: string, words: readonly string[]): Promise<Outcome> =>
  new Promise((done) => {
    const { DATABASE_URL: _, ...outside } = process.env;
    const env = { ...outside, LANG: 'en', LC_ALL: '', NUANJIA_HOME: where };
    execFile(process.execPath, [main, ...words], { env }, (error, out, err) =>
      done({ code: Number(error?.code ?? 0), out, err }),
    );
  });
const nuanjia = (...words: readonly string[]) => at(home, words);
const on = ['--on', '2026-11-22'];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nuanjia-record-'));
  // As root the server runs as somebody else, who has to pass.
  chmodSync(folder, 0o711);
  home = join(folder, 'home');
  const { out, err } = await nuanjia('start', '--once', '--size', '400', ...on);
  expect(out, err).toContain('400 people');
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The number after some words, such as `undo 12`. */
const numberAfter = (text: string, words: string): string =>
  new RegExp(`${words} (\\d+)`).exec(text)![1]!;

describe('a roster', () => {
  test('is previewed without a trace, read in once, and found unchanged when it comes again', async () => {
    const preview = await nuanjia('import', roster, ...on);
    expect(preview.out).toMatch(/Preview: nothing was written\.[\s\S]*new people +12/);
    expect(preview.err).toContain('The check digit of the id number does not fit');
    expect((await nuanjia('person', '990101196611208416', ...on)).err).toContain('NOBODY_CALLED');
    const read = await nuanjia('import', roster, '--apply', ...on);
    expect(read.out).toMatch(/new people +12[\s\S]*Childcare subsidy +\+2 +\+¥7,200/);
    const again = await nuanjia('import', roster, '--apply', ...on);
    expect(again.out).toContain('read in before');
    expect(again.out).toContain('Who is entitled today and what is unpaid stay the same.');
  });

  test('whose columns speak of care is read in without them, and says what was left out', async () => {
    const path = join(folder, 'care.csv');
    writeFileSync(path, '姓名,性别,出生日期,户号,分娩日期\n测丁香,女,1996-05-05,77,2026-10-01\n');
    for (const words of [[], ['--apply']]) {
      const { out } = await nuanjia('import', path, ...words, ...on);
      expect(out).toMatch(/new people +1\n[\s\S]*left out[\s\S]*\n +date of delivery +1\n/);
    }
    const { out } = await nuanjia('facts', '测丁香');
    expect(out).toContain('5 May 1996');
    expect(out).not.toContain('2026');
  });

  test('that says otherwise leaves the record as it is, and a person decides', async () => {
    const other = join(folder, 'other.csv');
    const text = readFileSync(roster, 'utf8').replace('测大川,男', '测大河,男');
    writeFileSync(other, text);
    const read = await nuanjia('import', other, '--apply', ...on);
    expect(read.out).toMatch(/unchanged people +12/);
    expect(read.out).toMatch(/name +测大川 +测大河 +other\.csv · 3/);
    const number = /^ *(\d+) +\d+ +name/m.exec(read.out)![1]!;
    const decided = await nuanjia('conflicts', '--decide', number, 'replace', ...on);
    expect(decided.out).toContain('decided for the roster');
    expect((await nuanjia('facts', '测大河')).out).toContain('测大河');
    expect((await nuanjia('conflicts')).out).toContain('No conflicts wait');
  });
});

describe('a fact', () => {
  test('shows at once what it changes in what is owed to whom, and so does its undoing', async () => {
    const told = await nuanjia('fact', '测新苗', 'death', '2026-06-10', ...on);
    expect(told.out).toMatch(/^death {2}10 June 2026\nrecorded as fact \d+, change \d+/);
    expect(told.out).toMatch(
      /Childcare subsidy\n +− entitled from 11 June 2026 to 10 December 2026 \(inclusive\)\n/,
    );
    expect(told.out).toMatch(/测小禾 \(no\. \d+\)\n[\s\S]*Care for parents/);
    const undone = await nuanjia('undo', numberAfter(told.out, 'nuanjia undo'), ...on);
    expect(undone.out).toMatch(/\+ entitled from 11 June 2026 to 10 December 2026/);
    const history = await nuanjia('facts', '测新苗', '--history');
    expect(history.out).toMatch(/death +10 June 2026 +\d+ +fact-add +\(taken back by change \d+\)/);
  });

  test('about the past says to the yuan what is owed as arrears', async () => {
    const { out } = await nuanjia('facts', '拟青山');
    const birth = /^ *(\d+) +birth/m.exec(out)![1]!;
    const words = ['fact', '拟青山', 'birth', '1965-11-20', '--correct', birth];
    const { out: effect } = await nuanjia(...words, '--source', 'household register', ...on);
    expect(effect).toMatch(/\+ entitled from 21 November 2025 to 20 November 2026 \(inclusive\)/);
    expect(effect).toMatch(/\+ ¥160 {2}2025\n +\+ ¥800 {2}2026\n/);
    expect(effect).toMatch(/In all: due already \+ ¥\d+/);
  });

  test.each([
    [['测新苗', 'shoe-size', '36'], 'COMMAND_FACT_KIND'],
    [['拟秋月', 'children-ever', '2'], 'FACT_SOURCE_NEEDED'],
    [['拟秋月', 'delivery', '2026-01-01', '--source', 'x'], 'FACT_IN_CARE_RECORD'],
    [['测新苗'], 'COMMAND_FACT_WHAT'],
  ])('%s is refused in words', async (words, expected) => {
    const { code, err } = await nuanjia('fact', ...words, ...on);
    expect([code, err]).toEqual([exitCodes.usage, expect.stringContaining(expected)]);
    expect(err).not.toContain('at async');
  });
});

describe('a person', () => {
  test('is found by identity number, with days, money, reasons and what to confirm', async () => {
    const { out } = await nuanjia('person', '990101196611208416', ...on);
    expect(out).toMatch(/^拟青山 \(no\. \d+\) {2}22 November 2026\n/);
    expect(out).toMatch(/2026-01-01 – 2026-12-31 +¥960 +unpaid\n +2027–2036, each year +¥960/);
    expect(out).toContain('· the person is 60 or older: yes, from 21 November 2025');
    expect(out).not.toContain('990101196611208416');
  });

  test('of a name that several have is not guessed', async () => {
    const { code, out, err } = await nuanjia('person', '测', ...on);
    expect([code, err]).toEqual([exitCodes.usage, expect.stringContaining('SEVERAL_CALLED')]);
    expect(out).toMatch(/no\. +name +born\n/);
  });
});

describe('lists', () => {
  test('of the unpaid go into a file, and add up to what is said on the screen', async () => {
    const path = join(folder, 'unpaid.csv');
    const { out } = await nuanjia('unpaid', ...on, '--limit', '3');
    await nuanjia('unpaid', ...on, '--out', path);
    const [header, ...rows] = readFileSync(path, 'utf8').trimEnd().split('\r\n');
    expect(header).toContain('unpaid (yuan)');
    const amounts = rows.map((row) => Number(row.split(',').at(-3)));
    const yuan = amounts.reduce((sum, amount) => sum + amount, 0);
    // Some have nothing but what can no longer be claimed.
    const people = amounts.filter((amount) => amount > 0).length;
    expect(out).toContain(`${people} people, ¥${yuan.toLocaleString('en')}\n`);
    expect(out).toContain('There are more: add --after');
  });

  test('of people by what a woman has told of a pregnancy are refused', async () => {
    for (const command of [
      ['entitled', '--program'],
      ['unpaid', '--program'],
      ['person', '12'],
    ]) {
      const { code, err, out } = await nuanjia(...command, 'maternal-care', ...on);
      expect([code, out, err]).toEqual([
        ...[exitCodes.usage, ''],
        expect.stringContaining('PROGRAM_NOT_LISTED'),
      ]);
    }
    const all = await nuanjia('entitled', ...on, '--format', 'json');
    const { rows } = JSON.parse(all.out) as { rows: readonly { program: string }[] };
    expect(rows.length).toBeGreaterThan(100);
    expect(rows.filter(({ program }) => /pregnan|folic|maternity/i.test(program))).toEqual([]);
  });
});

test('a backup is whole, is restored elsewhere, and gives the same answers there', async () => {
  const file = join(folder, 'county.nuanjia');
  expect((await nuanjia('backup', file)).out).toContain('up to change');
  expect((await nuanjia('verify', file)).out).toContain('the backup is whole');
  const elsewhere = join(folder, 'elsewhere');
  mkdirSync(join(elsewhere, 'keys'), { recursive: true, mode: 0o700 });
  for (const key of ['backup.key', 'master.key']) {
    copyFileSync(join(home, 'keys', key), join(elsewhere, 'keys', key));
  }
  expect((await at(elsewhere, ['restore', file])).out).toContain('Restored:');
  expect((await at(elsewhere, ['verify'])).out).toContain('the record is sound');
  for (const words of [
    ['unpaid', ...on],
    ['person', '990101196611208416', ...on],
  ]) {
    const [here, there] = [await nuanjia(...words), await at(elsewhere, words)];
    expect([there.code, there.out]).toEqual([exitCodes.done, here.out]);
  }
  writeFileSync(file, readFileSync(file).subarray(0, -100));
  const cut = await nuanjia('verify', file);
  expect([cut.code, cut.err.includes('BACKUP_')]).toEqual([exitCodes.unreadable, true]);
});

test('that the whole record was copied stands in everybody’s read log', async () => {
  const environment = { NUANJIA_HOME: home };
  await nuanjia('backup', join(folder, 'once.nuanjia'));
  const { db, close } = await openInstallation({ environment });
  try {
    const county = countyOf(db, '990101');
    const request = { actor: 'test', language: 'en', now: new Date(), limit: 100 } as const;
    for (const person of [1, 2]) {
      const { usage } = await usageOf(county, { ...request, person });
      const [copied] = usage.filter(({ actionCode }) => actionCode === 'backup');
      const said = 'the whole record was copied to a backup';
      expect(copied).toMatchObject({ action: said, receiverCode: 'command-line' });
    }
  } finally {
    await close();
  }
});

test('the letters of a day are printed into a folder that only its owner reads', async () => {
  const out = join(folder, 'letters');
  const printed = await nuanjia('letters', '--out', out, '--origin', 'https://nuanjia.example/');
  expect(printed.out, printed.err).toMatch(/\d+ letters in \d+ PDF files/);
  expect(statSync(out).mode & 0o777).toBe(0o700);
});

test('letters are not mixed with other files, and a folder that was there stays as open as it was', async () => {
  const out = join(folder, 'letters-before');
  mkdirSync(out);
  chmodSync(out, 0o755);
  const print = () => nuanjia('letters', '--out', out, '--origin', 'https://nuanjia.example/');
  const printed = await print();
  expect(printed.out, printed.err).toMatch(/letters in/);
  expect(statSync(out).mode & 0o777).toBe(0o755);
  writeFileSync(join(out, 'letters-004.pdf'), 'of another day');
  const refused = await print();
  expect(refused.err).toContain(`There are files in the folder ${out}`);
  expect(refused.out).toBe('');
});
