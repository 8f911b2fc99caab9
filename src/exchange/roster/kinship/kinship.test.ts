/** Kinship by number and by household: who is linked, who stays open, and what cannot be. */
import { describe, expect, test } from 'vitest';
import { MANY } from '../../../rules/index.ts';
import { checkCharacter } from '../../../model/identity-number.ts';
import { codesOf, readTable, relativesOf, unlistedOf } from '../roster-example.ts';

/** A valid number in an area that does not exist. */
function numberOf(born: string, sequence: string): string {
  const digits = `990101${born}${sequence}`;
  return digits + checkCharacter(digits);
}
const mother = numberOf('19700101', '002');
const father = numberOf('19680101', '001');
const child = numberOf('19950101', '002');

describe('relatives named by number', () => {
  test('are linked whatever the order of the rows', () => {
    const result = readTable(`
      姓名 | 身份证号  | 父亲身份证号 | 母亲身份证号 | 配偶身份证号
      子   | ${child}  | ${father}    | ${mother}    |
      母   | ${mother} |              |              | ${father}
      父   | ${father} |              |              |`);
    expect(result.problems).toEqual([]);
    expect(relativesOf(result, '子', 'parents')).toEqual(['父', '母']);
    expect(relativesOf(result, '母', 'children')).toEqual(['子']);
    expect(relativesOf(result, '父', 'spouse')).toEqual(['母']);
    expect(unlistedOf(result, '子', 'parents')).toEqual([0, 0]);
    expect(unlistedOf(result, '父', 'spouse')).toEqual([0, 0]);
  });

  test('who are not in the roster are there all the same, not listed', () => {
    const result = readTable(`姓名|身份证号|母亲身份证号\n子|${child}|${mother}`);
    expect(result.problems).toMatchObject([
      { code: 'ROSTER_RELATIVE_NOT_LISTED', row: 2, column: '母亲身份证号', value: mother },
    ]);
    expect(unlistedOf(result, '子', 'parents')).toEqual([1, 2]);
  });

  test('whose number cannot be read are there too', () => {
    const result = readTable(`姓名|身份证号|母亲身份证号\n子|${child}|123`);
    expect(codesOf(result)).toEqual(['ROSTER_RELATIVE_NUMBER']);
    expect(unlistedOf(result, '子', 'parents')).toEqual([1, 2]);
  });

  test('can be guardians', () => {
    const result = readTable(
      `姓名|身份证号|监护人身份证号\n孙|${child}|${mother}\n祖母|${mother}|`,
    );
    expect(relativesOf(result, '孙', 'guardians')).toEqual(['祖母']);
  });
});

describe('who is not named', () => {
  const table = `
    姓名 | 身份证号  | 婚姻状况 | 子女数
    母   | ${mother} | 已婚     | 2
    父   | ${father} | 未婚     |
    子   | ${child}  |          |`;

  test('stays open, but for what the marital status and the number of children say', () => {
    const result = readTable(table);
    expect(unlistedOf(result, '母', 'spouse')).toEqual([1, 1]);
    expect(unlistedOf(result, '父', 'spouse')).toEqual([0, 0]);
    expect(unlistedOf(result, '子', 'spouse')).toEqual([0, MANY]);
    expect(unlistedOf(result, '母', 'children')).toEqual([2, 2]);
    expect(unlistedOf(result, '父', 'children')).toEqual([0, MANY]);
    expect(unlistedOf(result, '子', 'parents')).toEqual([0, MANY]);
  });

  test('does not exist beside a child that is listed, and children have no children', () => {
    const result = readTable(`
      姓名 | 身份证号  | 出生日期   | 母亲身份证号
      母   | ${mother} |            |
      父   | ${father} |            |
      幼   |           | 2020-05-05 | ${mother}`);
    expect(unlistedOf(result, '母', 'children')).toEqual([0, 0]);
    expect(unlistedOf(result, '父', 'children')).toEqual([0, MANY]);
    expect(unlistedOf(result, '幼', 'children')).toEqual([0, 0]);
    expect(unlistedOf(result, '幼', 'spouse')).toEqual([0, 0]);
  });

  test('does not exist where the roster is said to be complete', () => {
    const result = readTable(table, ['children', 'parents']);
    expect(unlistedOf(result, '父', 'children')).toEqual([0, 0]);
    expect(unlistedOf(result, '子', 'parents')).toEqual([0, 0]);
  });
});

describe('where everyone’s children are said to be in the roster, there may be one more', () => {
  const open = (table: string) => unlistedOf(readTable(table, ['children']), '母', 'children');

  test('when a child’s link to the mother cannot be', () => {
    expect(
      open(`
        姓名 | 身份证号  | 出生日期   | 母亲身份证号
        子   | ${child}  | 1960-01-01 | ${mother}
        母   | ${mother} |            |`),
    ).toEqual([0, 1]);
  });

  test('when a row that names her was left out', () => {
    expect(
      open(`
        姓名 | 身份证号  | 出生日期   | 母亲身份证号
        子   |           | 2024-02-30 | ${mother}
        母   | ${mother} |            |`),
    ).toEqual([0, 1]);
  });

  test('when a row of her household was left out', () => {
    expect(
      open(`
        姓名 | 身份证号  | 出生日期   | 户号 | 与户主关系
        子   |           | 2024-02-30 | 1    | 子
        母   | ${mother} |            | 1    | 户主`),
    ).toEqual([0, 1]);
  });

  test('but not when the number of her children is given', () => {
    expect(
      open(`
        姓名 | 身份证号  | 出生日期   | 母亲身份证号 | 子女数
        子   |           | 2024-02-30 | ${mother}    |
        母   | ${mother} |            |              | 1`),
    ).toEqual([1, 1]);
  });
});

describe('a household', () => {
  const household = (relations: string) =>
    readTable(`姓名|性别|户号|与户主关系\n${relations.trim().replaceAll(/\s*\n\s*/g, '\n')}`);

  test('links spouse, children and parents of its head, and all its members', () => {
    const result = household(`
      王 | 男 | 1 | 户主
      李 | 女 | 1 | 妻
      大 | 女 | 1 | 长女
      二 | 男 | 1 | 次子
      奶 | 女 | 1 | 母亲
      别 | 女 | 2 | 户主`);
    expect(codesOf(result)).toEqual([]);
    expect(relativesOf(result, '王', 'spouse')).toEqual(['李']);
    expect(relativesOf(result, '大', 'parents')).toEqual(['王', '李']);
    expect(relativesOf(result, '王', 'children')).toEqual(['大', '二']);
    expect(relativesOf(result, '王', 'parents')).toEqual(['奶']);
    expect(relativesOf(result, '李', 'household')).toHaveLength(4);
    expect(relativesOf(result, '别', 'household')).toEqual([]);
  });

  test('does not make parents of relations that do not say whose child someone is', () => {
    const result = household('王|男|1|户主\n孙|女|1|孙女\n媳|女|1|儿媳\n继|女|1|继女');
    expect(relativesOf(result, '王', 'children')).toEqual([]);
    expect(relativesOf(result, '孙', 'parents')).toEqual([]);
  });

  test('with two heads names nobody', () => {
    const result = household('王|男|1|户主\n李|女|1|户主\n子|男|1|子');
    expect(result.problems).toMatchObject([{ code: 'ROSTER_HOUSEHOLD_HEADS', row: 3 }]);
    expect(relativesOf(result, '子', 'parents')).toEqual([]);
  });

  test('of more than 30 is a dormitory', () => {
    const rows = Array.from({ length: 31 }, (_, i) => `人${i}|男|1|其他`).join('\n');
    const result = household(rows);
    expect(codesOf(result)).toEqual(['ROSTER_HOUSEHOLD_LARGE']);
    expect(relativesOf(result, '人0', 'household')).toEqual([]);
  });

  test('gives way to a number that names another parent', () => {
    const result = readTable(`
      姓名 | 身份证号  | 母亲身份证号 | 户号 | 与户主关系
      子   | ${child}  | ${mother}    | 1    | 子
      主   | ${father} |              | 1    | 户主
      妻   | ${numberOf('19720101', '002')} | | 1 | 妻
      母   | ${mother} |              | 2    | 户主`);
    expect(codesOf(result)).toEqual([]);
    expect(relativesOf(result, '子', 'parents')).toEqual(['主', '母']);
    const other = numberOf('19720101', '004');
    const differs = readTable(`
      姓名 | 身份证号  | 母亲身份证号 | 户号 | 与户主关系
      子   | ${child}  | ${mother}    | 1    | 子
      主   | ${other}  |              | 1    | 户主
      母   | ${mother} |              | 2    | 户主`);
    expect(codesOf(differs)).toEqual(['ROSTER_HOUSEHOLD_DIFFERS']);
    expect(relativesOf(differs, '子', 'parents')).toEqual(['母']);
  });
});

describe('kinship that cannot be is reported, and the relative stays unknown', () => {
  const withMother = (born: string, died = '') =>
    readTable(`
      姓名 | 身份证号 | 性别 | 出生日期   | 死亡日期 | 母亲身份证号
      子   | ${child} |      | 1995-01-01 |          | E1234567
      母   | E1234567 | 女   | ${born}    | ${died}  |`);

  test.each([
    ['1995-01-01', '', 'ROSTER_PARENT_YOUNGER'],
    ['1996', '', 'ROSTER_PARENT_YOUNGER'],
    ['1985-01-02', '', 'ROSTER_PARENT_TOO_YOUNG'],
    ['1970-01-01', '1994-12-31', 'ROSTER_PARENT_DEAD'],
  ])('a mother born %s who died %s: %s', (born, died, code) => {
    const result = withMother(born, died);
    expect(result.problems).toMatchObject([
      { code, severity: 'notice', row: 2, column: '母亲身份证号', value: 'E1234567' },
    ]);
    expect(relativesOf(result, '子', 'parents')).toEqual([]);
    expect(unlistedOf(result, '子', 'parents')).toEqual([1, 2]);
  });

  test.each([
    ['1985-01-01', ''],
    ['1985', ''],
    ['1970-01-01', '1995-01-01'],
    ['', '1995'],
  ])('but a mother born %s who died %s can be', (born, died) => {
    expect(relativesOf(withMother(born, died), '子', 'parents')).toEqual(['母']);
  });

  test('a father may have died ten months before the birth, not earlier', () => {
    const withFather = (died: string) =>
      codesOf(
        readTable(`
          姓名 | 身份证号  | 死亡日期 | 父亲身份证号
          子   | ${child}  |          | ${father}
          父   | ${father} | ${died}  |`),
      );
    expect(withFather('1994-03-01')).toEqual([]);
    expect(withFather('1994-02-28')).toEqual(['ROSTER_PARENT_DEAD']);
  });

  test('a mother who is a man', () => {
    const result = readTable(`姓名|身份证号|母亲身份证号\n子|${child}|${father}\n父|${father}|`);
    expect(codesOf(result)).toEqual(['ROSTER_PARENT_SEX']);
  });

  test('a person who is his own parent', () => {
    const result = readTable(`姓名|身份证号|母亲身份证号\n子|${child}|${child}`);
    expect(codesOf(result)).toEqual(['ROSTER_RELATIVE_SELF']);
    expect(unlistedOf(result, '子', 'parents')).toEqual([1, 2]);
  });

  test('people who are their own ancestors, but not their children', () => {
    const result = readTable(`
      姓名 | 身份证号 | 母亲身份证号
      甲   | A1111111 | A2222222
      乙   | A2222222 | A3333333
      丙   | A3333333 | A1111111
      丁   | A4444444 | A1111111`);
    expect(result.problems).toMatchObject(
      [2, 3, 4].map((row) => ({ code: 'ROSTER_KINSHIP_CYCLE', row, detail: { people: 3 } })),
    );
    expect(relativesOf(result, '丁', 'parents')).toEqual(['甲']);
  });

  test('a person who is the spouse of two', () => {
    const result = readTable(`
      姓名 | 身份证号 | 配偶身份证号
      甲   | A1111111 | A2222222
      乙   | A2222222 |
      丙   | A3333333 | A2222222`);
    expect(codesOf(result)).toEqual(['ROSTER_SPOUSE_OF_TWO', 'ROSTER_SPOUSE_OF_TWO']);
    expect(relativesOf(result, '乙', 'spouse')).toEqual([]);
    expect(unlistedOf(result, '乙', 'spouse')).toEqual([0, 1]);
  });

  test('more children in the roster than the row says there ever were', () => {
    const result = readTable(`
      姓名 | 身份证号  | 母亲身份证号 | 子女数
      子   | ${child}  | ${mother}    |
      母   | ${mother} |              | 0`);
    expect(result.problems).toMatchObject([
      { code: 'ROSTER_CHILDREN_FEWER', row: 3, column: '子女数', detail: { listed: 1 } },
    ]);
  });
});
