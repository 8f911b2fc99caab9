/** The terminal table: widths in columns, no colour unless asked, totals at the end. */
import { expect, test } from 'vitest';
import { award, child, grandmother, manyPeople, ON, subsidy } from './fixture.ts';
import { reportTable, type TableInput, type TablePerson } from './table.ts';
import { widthOf } from './text-width.ts';

const lines = (people: Iterable<TablePerson>, more: Partial<TableInput<never>> = {}) =>
  [...reportTable({ on: ON, language: 'zh-CN', width: 120, color: false, ...more, people })]
    .join('')
    .split('\n');

test('a person is followed by what she is owed, with days, amount and reason', () => {
  const found = lines([child()]).find((line) => line.includes('育儿补贴'))!;
  expect(found).toBe(
    '  ● 现在应享         育儿补贴                   2025-01-01 – 2027-06-30         ¥3,600  孩子从2024年7月1日到2027年6月30…',
  );
});

test('an open answer shows what it may be worth and the question to ask', () => {
  const found = lines([grandmother()]).find((line) => line.includes('差一个答案'))!;
  expect(found).toContain('? 2026-05-06 – …');
  expect(found).toContain('? ¥1,920');
  expect(found).toContain('您的户口登记');
});

test('a service shows the step that can be done now', () => {
  const found = lines([child()]).find((line) => line.includes('儿童健康管理'))!;
  expect(found).toContain('可补做：24月龄健康检查');
});

test('no line is wider than the terminal', () => {
  for (const width of [120, 100, 200]) {
    const widths = lines([child(), grandmother()], { width }).map(widthOf);
    expect(Math.max(...widths)).toBeLessThanOrEqual(width);
  }
});

test('a narrow terminal has the reason on a line of its own', () => {
  const found = lines([child()], { width: 90 });
  const at = found.findIndex((line) => line.includes('育儿补贴'));
  expect(found[at + 1]).toMatch(/^ {4}孩子从2024年/);
});

test('colour appears only when asked for, beside the same words', () => {
  expect(lines([child()]).join('')).not.toContain('\u001b');
  const plain = lines([child()], { color: true })
    .join('\n')
    .replaceAll(/\p{Cc}\[\d+m/gu, '');
  expect(plain).toBe(lines([child()]).join('\n'));
});

test('escape sequences in a roster do not reach the terminal', () => {
  const evil = child({ name: '测\u001b[2J\r\n小禾\u009b31m' });
  const found = lines([evil]).find((line) => line.includes('小禾'))!;
  expect(found).toBe('测 [2J  小禾 31m  990101202407010013');
});

test('the last lines count people once, money per program, and problems', () => {
  const two = child({ assessments: [subsidy(), award()] });
  const end = lines([two, grandmother()], { problemCount: () => 3 })
    .slice(-5)
    .join('\n');
  expect(end).toMatch(/育儿补贴 +1 +0 +¥9,000 +—/);
  expect(end).toMatch(/合计 +1 +2 +¥9,000 +△ ¥1,280/);
  expect(end).toContain('2 人  ·  数据问题：3');
});

test('people are asked for one by one', () => {
  const { people, made } = manyPeople(1000);
  const table = reportTable({ on: ON, language: 'en', width: 100, color: false, people });
  for (let line = 0; line < 4; line++) table.next();
  expect(made()).toBeLessThanOrEqual(2);
});
