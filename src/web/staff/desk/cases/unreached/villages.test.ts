/** Unreached money by village: nobody's village is taken for another. */
import { expect, test } from 'vitest';
import { villagesOf } from './villages.ts';

const row = { program: 'cn/rural-award', people: 1, fen: 100 };

test('two villages of one name stay two, each with its code, and open each to its own rows', () => {
  const rows = [
    { ...row, village: '990101001001', name: '上村' },
    { ...row, village: '990101002001', name: '上村', fen: 300 },
    { ...row, village: '990101001001', name: '上村', program: 'cn/childcare-subsidy', fen: 50 },
    { ...row, village: '990101001002', name: '下村', fen: 10 },
  ];
  const villages = villagesOf(rows, '没有登记到村');
  expect(villages.map(({ code, label, fen }) => [code, label, fen])).toEqual([
    ['990101002001', '上村 990101002001', 300],
    ['990101001001', '上村 990101001001', 150],
    ['990101001002', '下村', 10],
  ]);
  expect(villages[1]!.fenByProgram.get('cn/childcare-subsidy')).toBe(50);
});

test('people without a village stand together, and a village without a name by its code', () => {
  const rows = [
    row,
    { ...row, program: 'cn/childcare-subsidy' },
    { ...row, village: '990101001003' },
  ];
  expect(villagesOf(rows, '没有登记到村').map(({ label, fen }) => [label, fen])).toEqual([
    ['没有登记到村', 200],
    ['990101001003', 100],
  ]);
});
