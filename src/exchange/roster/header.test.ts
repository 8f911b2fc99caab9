/** Headers as they are found in real tables, and what must not be taken for one. */
import { describe, expect, test } from 'vitest';
import { meanings, rosterColumns } from './columns.ts';
import { findHeader, findMeaning } from './header.ts';

describe('a header means the same', () => {
  test.each([
    '身份证号',
    '身 份 证 号',
    '身份证号\n（18位）',
    '身份证号：',
    '*身份证号(必填)',
    '公民身份号码',
    '居民身份证号码【文本】',
    'ID Number',
    'id_number',
    'ＩＤ　Ｎｕｍｂｅｒ',
    'ID-card number.',
  ])('however it is written: %j', (header) => {
    expect(findMeaning(header)).toBe('idNumber');
  });

  test('in every synonym of the table, and no synonym means two things', () => {
    const seen = new Map<string, string>();
    for (const meaning of meanings) {
      const { header, alsoChinese, alsoEnglish } = rosterColumns[meaning];
      for (const word of [header['zh-CN'], header.en, ...alsoChinese, ...alsoEnglish]) {
        expect([word, findMeaning(word)]).toEqual([word, meaning]);
        expect(seen.get(word) ?? meaning).toBe(meaning);
        seen.set(word, meaning);
      }
    }
  });

  test.each([
    '',
    '联系电话',
    '民族',
    'phone',
    '（身份证号）x',
    '现有子女数',
  ])('but %j is not known', (header) => {
    expect(findMeaning(header)).toBeUndefined();
  });
});

describe('a row is a header', () => {
  test('when it names people and one thing more', () => {
    const header = findHeader(['序号', '姓名', '联系电话', '出生日期']);
    expect(header?.placeOf).toEqual({ number: 0, name: 1, born: 3 });
    expect(header?.columns.map(({ meaning }) => meaning)).toEqual([
      'number',
      'name',
      undefined,
      'born',
    ]);
  });

  test.each([
    [['暖州省晴川市云溪县花名册', null, null]],
    [['姓名']],
    [['性别', '出生日期']],
    [['张三', '990101199003070023', '女']],
    [[null, 3, true]],
    [[]],
  ])('but %j is none', (cells) => {
    expect(findHeader(cells)).toBeUndefined();
  });

  test('the first of two columns with one meaning counts', () => {
    const header = findHeader(['姓名', '身份证', '性别', '身份证号']);
    expect(header?.placeOf.idNumber).toBe(1);
    expect(header?.columns[3]).toMatchObject({ repeats: true });
  });

  test('also in two rows, where the upper one names a group', () => {
    const above = ['户号', '本人', null, '母亲', null];
    const cells = [null, '姓名', '身份证号', '姓名', '身份证号'];
    const { placeOf } = findHeader(cells, above)!;
    expect(placeOf).toEqual({ household: 0, name: 1, idNumber: 2, mother: 4 });
  });

  test('a title above it does not disturb', () => {
    const header = findHeader(['姓名', '身份证号'], ['云溪县花名册', null]);
    expect(header?.placeOf).toEqual({ name: 0, idNumber: 1 });
  });

  test('“起始日期” alone dates the column to its left', () => {
    const { placeOf } = findHeader(['姓名', '户口性质', '起始日期', '户籍地', '起始日期'])!;
    expect(placeOf).toMatchObject({ registrationTypeSince: 2, registeredAtSince: 4 });
  });
});
