/** Every problem that one row can have: its code, whether the row is left out, and where it is. */
import { describe, expect, test } from 'vitest';
import { BEGINNING, day, END } from '../../rules/index.ts';
import { codesOf, factsOf, readRows, readTable } from './roster-example.ts';

/** One row under a header. */
const withCell = (column: string, value: string) => readTable(`姓名 | ${column}\n甲 | ${value}`);

describe('a row is left out', () => {
  test.each([
    ['身份证号', '12345', 'ROSTER_NUMBER_FORM'],
    ['身份证号', '990101199003070024', 'ROSTER_NUMBER_CHECK'],
    ['身份证号', '990101199002300018', 'ROSTER_NUMBER_DATE'],
    ['身份证号', '9.90101E+17', 'ROSTER_NUMBER_DIGITS_LOST'],
    ['出生日期', '2024-02-30', 'ROSTER_DATE_IMPOSSIBLE'],
    ['出生日期', '去年', 'ROSTER_DATE_FORM'],
    ['出生日期', '05/06/2024', 'ROSTER_DATE_ORDER'],
    ['出生日期', '1965年五月初三', 'ROSTER_DATE_LUNAR'],
    ['出生日期', '1066-10-14', 'ROSTER_DATE_RANGE'],
    ['出生日期', '2026-11-23', 'ROSTER_DATE_FUTURE'],
  ])('when %s is %s: %s', (column, value, code) => {
    const { problems, counts } = withCell(column, value);
    const at = { file: 'roster.xlsx', sheet: '人员', row: 2 };
    expect(problems).toEqual([{ ...at, column, value, code, severity: 'error' }]);
    expect(counts).toMatchObject({ people: 0, refused: 1 });
  });

  test('when the death comes before the birth', () => {
    const result = readTable('姓名|出生日期|死亡日期\n甲|1990-01-01|1989-12-31');
    expect(result.problems).toMatchObject([
      { code: 'ROSTER_DEATH_BEFORE_BIRTH', severity: 'error', detail: { born: '1990-01-01' } },
    ]);
  });

  test('when it says neither name nor number', () => {
    const result = readTable('姓名|身份证号|性别\n|无|女');
    expect(result.problems).toMatchObject([{ code: 'ROSTER_ROW_WITHOUT_PERSON', row: 2 }]);
    expect(result.counts.refused).toBe(1);
  });

  test('when a workbook has rounded the number', () => {
    const result = readRows([
      ['姓名', '身份证号'],
      ['甲', 990101199003070000],
    ]);
    expect(codesOf(result)).toEqual(['ROSTER_NUMBER_DIGITS_LOST']);
  });

  test('and the others are not', () => {
    const { people } = readTable('姓名|出生日期\n甲|1990-13-01\n乙|1990-12-01');
    expect(people.names).toEqual(['乙']);
  });
});

describe('a row is read, with a notice', () => {
  test.each([
    ['性别', '雌', 'ROSTER_VALUE_UNKNOWN'],
    ['户口性质', '蓝印', 'ROSTER_VALUE_UNKNOWN'],
    ['户口性质', '无', 'ROSTER_VALUE_UNKNOWN'],
    ['残疾等级', '五级', 'ROSTER_VALUE_UNKNOWN'],
    ['并发症等级', '4', 'ROSTER_VALUE_UNKNOWN'],
    ['独生子女证', '也许', 'ROSTER_VALUE_UNKNOWN'],
    ['国籍', '123', 'ROSTER_VALUE_UNKNOWN'],
    ['婚姻状况', '同居', 'ROSTER_VALUE_UNKNOWN'],
    ['就业状况', '务农', 'ROSTER_VALUE_UNKNOWN'],
    ['子女数', '很多', 'ROSTER_VALUE_UNKNOWN'],
    ['与户主关系', '某某', 'ROSTER_VALUE_UNKNOWN'],
    ['户籍地', '本村', 'ROSTER_AREA_UNKNOWN'],
    ['居住地', '朝阳区', 'ROSTER_AREA_UNKNOWN'],
    ['死亡日期', '2027-01-01', 'ROSTER_DATE_FUTURE'],
    ['末次月经', '2026-02-30', 'ROSTER_DATE_IMPOSSIBLE'],
    ['母亲身份证号', '某某', 'ROSTER_RELATIVE_NUMBER'],
  ])('when %s is %s: %s', (column, value, code) => {
    const { problems, counts } = withCell(column, value);
    expect(problems).toMatchObject([{ column, value, code, severity: 'notice', row: 2 }]);
    expect(counts).toMatchObject({ people: 1, refused: 0 });
  });

  test('and what could not be read is unknown, never no', () => {
    const unknown = [[BEGINNING, END, -Infinity, Infinity]];
    expect(factsOf(withCell('残疾等级', '五级'))['disability-level']).toEqual(unknown);
    expect(factsOf(withCell('居住地', '本村')).residence).toEqual(unknown);
    const { population } = withCell('死亡日期', '2027-01-01').people;
    expect([population.diedEarliest[0], population.diedLatest[0]]).toEqual([BEGINNING, END]);
  });

  test('when it has a number but no name', () => {
    const result = readTable('姓名|身份证号\n|990101199003070023');
    expect(codesOf(result)).toEqual(['ROSTER_NAME_MISSING']);
    expect(result.counts.people).toBe(1);
  });

  test('when a column contradicts the number; the column wins', () => {
    const { problems, people } = readTable(
      '姓名|身份证号|性别|出生日期\n甲|990101199003070023|男|1990-03-08',
    );
    expect(problems).toMatchObject([
      { code: 'ROSTER_SEX_DIFFERS', value: '男' },
      { code: 'ROSTER_BIRTH_DIFFERS', detail: { inNumber: '1990-03-07' } },
    ]);
    expect(people.population.bornLatest[0]).toBe(day('1990-03-08'));
  });

  test('but a year that the number makes exact contradicts nothing', () => {
    const { problems, people } = readTable('姓名|身份证号|出生年月\n甲|990101199003070023|1990');
    expect(problems).toEqual([]);
    expect(people.population.bornEarliest[0]).toBe(day('1990-03-07'));
  });
});

describe('a person who is listed twice', () => {
  const row = (order: number, sex: string) => `${order} | 甲 | 990101199003070023 | ${sex}`;

  test('in the same words is one person', () => {
    const result = readTable(`序号|姓名|身份证号|性别\n${row(1, '女')}\n${row(2, '女')}`);
    expect(result.problems).toMatchObject([
      { code: 'ROSTER_DUPLICATE_SAME', severity: 'notice', row: 3, detail: { otherRow: 2 } },
    ]);
    expect(result.counts).toMatchObject({ people: 1, repeated: 1 });
  });

  test('in other words is who the first row says, and the later row is left out', () => {
    const result = readTable(`序号|姓名|身份证号|性别\n${row(1, '女')}\n${row(2, '')}`);
    expect(result.problems).toMatchObject([
      { code: 'ROSTER_DUPLICATE_DIFFERENT', severity: 'error', row: 3, detail: { otherRow: 2 } },
    ]);
    expect(result.counts).toMatchObject({ people: 1, refused: 1 });
  });
});

describe('a sheet', () => {
  test('without a header that anybody knows is not read', () => {
    const result = readTable('甲 | 女 | 1990-01-01\n乙 | 男 | 1991-01-01');
    expect(result.problems).toMatchObject([{ code: 'ROSTER_HEADER_UNKNOWN', severity: 'error' }]);
    expect(result.counts.people).toBe(0);
  });

  test('with two columns of one meaning is read by the first', () => {
    const result = readTable('姓名|出生日期|生日\n甲|1990-01-01|1991-01-01');
    expect(result.problems).toMatchObject([{ code: 'ROSTER_COLUMN_TWICE', column: '生日' }]);
  });

  test('says the same thing ten thousand times at most, and then how often more', () => {
    const rows = Array.from({ length: 10_005 }, () => ['甲', '本村']);
    const { problems } = readRows([['姓名', '居住地'], ...rows]);
    expect(problems).toHaveLength(10_001);
    expect(problems.at(-1)).toMatchObject({
      code: 'ROSTER_MORE_OF_THE_SAME',
      detail: { same: 'ROSTER_AREA_UNKNOWN', left: 5, limit: 10_000 },
    });
  });
});
