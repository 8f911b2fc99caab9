/** Laws of reading: the order of columns, the way of writing dates and the kind of cell change nothing. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkCharacter } from '../../model/identity-number.ts';
import { civilDate, dayOf, isoDate, toDay } from '../../rules/index.ts';
import type { Cell } from './cell.ts';
import { readRows } from './roster-example.ts';
import type { RosterResult } from './reader.ts';

const headers = [
  '姓名',
  '身份证号',
  '性别',
  '出生日期',
  '户口性质',
  '户籍地',
  '残疾等级',
  '残疾证日期',
  '母亲身份证号',
  '户号',
  '与户主关系',
  '备注',
] as const;

const days = fc.integer({ min: dayOf(1930, 1, 1), max: dayOf(2026, 1, 1) });

const numbers = fc.tuple(days, fc.integer({ min: 1, max: 4 })).map(([born, sequence]) => {
  const digits = `990101${isoDate(toDay(born)).replaceAll('-', '')}00${sequence}`;
  return digits + checkCharacter(digits);
});

const rows = fc.uniqueArray(
  fc.tuple(
    fc.constantFrom('甲', '乙', '丙', ''),
    numbers,
    fc.constantFrom('男', '女', '', '不详', '坏'),
    days.map((value) => isoDate(toDay(value))),
    fc.constantFrom('农业', '非农业', '居民', '', '坏'),
    fc.constantFrom('浙江上虞', '990101', '', '某村'),
    fc.constantFrom('一级', '4', '', '无', '坏'),
    fc.constantFrom('2019', '2019-05', '', '坏'),
    fc.oneof(numbers, fc.constantFrom('', '坏')),
    fc.constantFrom('1', '2', ''),
    fc.constantFrom('户主', '妻', '子', '孙子', ''),
    fc.constant(''),
  ),
  { maxLength: 12, selector: ([, number]) => number },
);

/** All that was read, but for where it stood. */
const contentOf = ({ people, problems, counts }: RosterResult) => ({
  people,
  counts,
  problems: problems
    .map(({ row, code, column, value }) => `${row} ${code} ${column} ${value}`)
    .sort(),
});

test('columns in another order give the same people and the same problems', () => {
  const orders = fc.shuffledSubarray([...headers.keys()], { minLength: headers.length });
  fc.assert(
    fc.property(rows, orders, (table, order) => {
      const cells: readonly (readonly string[])[] = [headers, ...table];
      const shuffled = cells.map((row) => order.map((place) => row[place]!));
      expect(contentOf(readRows(shuffled))).toEqual(contentOf(readRows(cells)));
    }),
    { numRuns: 50 },
  );
});

test('dates in every form give the same people', () => {
  const forms: readonly ((value: number) => Cell)[] = [
    (value) => isoDate(toDay(value)),
    (value) => isoDate(toDay(value)).replaceAll('-', ''),
    (value) => ({ day: value }),
    (value) => value - dayOf(1899, 12, 30),
    (value) => {
      const { year, month, day } = civilDate(toDay(value));
      return `${year}年${month}月${day}日`;
    },
  ];
  fc.assert(
    fc.property(fc.array(days, { minLength: 1, maxLength: 5 }), (born) => {
      const read = forms.map((form) =>
        contentOf(readRows([['姓名', '出生日期'], ...born.map((value) => ['甲', form(value)])])),
      );
      for (const one of read) expect(one).toEqual(read[0]);
    }),
  );
});

test('whatever stands in the cells, reading ends and every row is counted', () => {
  const cell: fc.Arbitrary<Cell> = fc.oneof(
    fc.string(),
    fc.constantFrom('身份证号', '姓名', '户主', '子', '1', 'A1111111', 'A2222222'),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.record({ day: fc.integer({ min: -1e6, max: 1e6 }) }),
  );
  const table = fc.array(fc.array(cell, { maxLength: headers.length }), { maxLength: 15 });
  fc.assert(
    fc.property(table, (cells) => {
      const { counts, people } = readRows([headers, ...cells]);
      expect(counts.people + counts.refused + counts.repeated).toBe(counts.rows);
      expect(people.population.size).toBe(counts.people);
    }),
    { numRuns: 300 },
  );
});
