/** The workbook's sheets: their order, their cells, and that rows are made while they are read. */
import { expect, test } from 'vitest';
import { award, childHealth, ON, problem, subsidy, text } from './fixture.ts';
import { reportSheets, type SheetsInput } from './sheets.ts';

const sheets = (more: Partial<SheetsInput> = {}) =>
  reportSheets({
    assessments: [subsidy(), award(), childHealth()],
    problems: [problem()],
    on: ON,
    language: 'zh-CN',
    ...more,
  });
const rowsOf = (name: string, more: Partial<SheetsInput> = {}) => [
  ...sheets(more).find((sheet) => sheet.name === name)!.rows,
];

test('a summary comes first, then each program, the missing facts and the problems', () => {
  expect(sheets().map(({ name }) => name)).toEqual([
    '汇总',
    '育儿补贴',
    '农村部分计划生育家庭奖励扶助',
    '0～6岁儿童健康管理',
    '缺少的事实',
    '问题',
  ]);
});

test('a row has the last day included and the amount of each payment year in yuan', () => {
  const [row] = rowsOf('育儿补贴');
  expect(row!.slice(0, 3)).toEqual(['990101202407010013', '测 小禾', '现在应享']);
  // 2025-01-01 and 2027-06-30.
  expect(row!.slice(3, 5)).toEqual([{ day: 20089 }, { day: 20999 }]);
  expect(row!.slice(6, 9)).toEqual([3600, 3600, 1800]);
});

test('each row is as wide as its columns', () => {
  for (const { columns, rows } of sheets()) {
    for (const row of rows) expect(row).toHaveLength(columns.length);
  }
});

test('an open end is an empty cell and an unverified amount has its own column', () => {
  const [row] = rowsOf('农村部分计划生育家庭奖励扶助');
  expect(row![2]).toBe('差一个答案');
  expect(row![4]).toBeNull();
  expect(row![6]).toBe(640);
  expect(row!.at(-1)).toBe('户口性质');
});

test('each missing fact says of whom it is asked, and how', () => {
  const [row] = rowsOf('缺少的事实');
  expect(row!.slice(2, 5)).toEqual([
    '农村部分计划生育家庭奖励扶助',
    '990101196605060021',
    '测 外祖母',
  ]);
  expect(row!.at(-1)).toContain('农业户口');
});

test('each problem says where it is and what to do', () => {
  expect(rowsOf('问题')).toEqual([
    [
      'roster.xlsx',
      '花名册',
      7,
      '出生日期',
      '2024-02-30',
      '错误',
      '没有2024年2月30日这一天，请改正。',
      'ROSTER_DATE_IMPOSSIBLE',
    ],
  ]);
});

test('names are short, without forbidden characters, and none twice', () => {
  const programName = text('[甲]', 'Award [for/all]: a very long name of a program');
  const twice = [subsidy({ programName }), award({ programName }), childHealth()];
  const names = sheets({ assessments: twice, language: 'en' }).map(({ name }) => name);
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
  expect(names.every((name) => name.length <= 31 && !/[[\]:*?/\\]/.test(name))).toBe(true);
});

test('assessments that can be read only once are refused, not written as empty sheets', () => {
  const once = [subsidy()].values();
  expect(() => sheets({ assessments: once })).toThrow('read twice');
});

test('rows are made one by one, and a sheet can be read again', () => {
  let made = 0;
  function* many() {
    for (let index = 0; index < 1000; index++) {
      made++;
      yield subsidy();
    }
  }
  const [, program] = sheets({ assessments: { [Symbol.iterator]: many } });
  const before = made;
  for (const _ of program!.rows) break;
  expect(made - before).toBe(1);
  expect([...program!.rows]).toHaveLength(1000);
});
