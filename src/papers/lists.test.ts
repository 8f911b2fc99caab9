/** Lists and statements: their sums are those of their lines, and a public notice holds nothing but what may be posted. */
import { expect, test } from 'vitest';
import fc from 'fast-check';
import { yuanWords } from '../exchange/report/index.ts';
import { readPdf } from './fixtures/read-pdf.ts';
import { noticeSheet, print, type RunLine, runList, statement, unreachedList } from './index.ts';
import { textOf } from './paper.ts';

const sheet = { language: 'zh-CN', office: '云溪县', day: '2026-11-22' } as const;
const period = { from: '2025-01-01', until: '2026-01-01' };
const fen = fc.integer({ min: 1, max: 10_000_000 });

test('what a statement says was paid in all is the sum of the lines that were paid', () => {
  const line = fc.record({ fen, state: fc.constantFrom('paid', 'held', 'on-its-way', 'refused') });
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
      const full = lines.map((one) => ({ ...period, ...one, programName: '育儿补贴', words: [] }));
      const text = textOf(statement({ ...sheet, name: '测某', lines: full }));
      let paid = 0;
      for (const one of lines) if (one.state === 'paid') paid += one.fen;
      expect(text).toContain(`["已到账合计","${yuanWords(paid)}"]`);
    }),
  );
});

const runLine: RunLine = {
  ...period,
  name: '测某',
  fen: 96_000,
  state: 'held',
  words: ['没有账户'],
};
const run = { ...sheet, run: 3, programName: '奖励扶助', cutOff: '2026-11-22', unit: '第一镇' };

test('a run on paper adds up, has places for two hands, and says what it does not list', async () => {
  const sums = [
    { state: 'held', lines: 2, fen: 192_000 },
    { state: 'draft', lines: 5, fen: 480_000 },
  ];
  const paper = runList({ ...run, sums, lines: [runLine, runLine] });
  const { text } = await readPdf(await print([paper]));
  for (const words of ['¥6,720', '提出人签字', '同意人签字（另一单位）', '另有 5 笔']) {
    expect(text).toContain(words);
  }
});

test('a run whose lines are all listed says nothing of others', () => {
  const sums = [{ state: 'held', lines: 1, fen: 96_000 }];
  expect(textOf(runList({ ...run, sums, lines: [runLine] }))).not.toContain('另有');
});

test('who has not claimed is listed with the sum, how to reach them, and room for what came of it', () => {
  const one = { name: '测某', programName: '育儿补贴', fen: 120_000, since: '2025-01-01' };
  const lines = [
    { ...one, why: 'never-asked', hasPhone: true, claimUntil: '2027-01-01' },
    { ...one, why: 'returned', hasPhone: false, visitedOn: '2026-10-01' },
  ];
  const text = textOf(unreachedList(sheet, lines));
  for (const words of [
    '¥2,400',
    '有电话',
    '等她补材料',
    '2026年10月1日',
    '最迟申领（含）',
    '2026年12月31日',
  ]) {
    expect(text).toContain(words);
  }
});

test('a public notice shows masked names, village, program and days; an empty one is a page too', async () => {
  const line = { maskedName: '测○某', village: '上村', programName: '奖励扶助', ...period };
  const { text } = await readPdf(await print([noticeSheet(sheet, [line])]));
  for (const words of ['测○某', '上村', '2025年12月31日', '不用说明自己是谁']) {
    expect(text).toContain(words);
  }
  expect((await readPdf(await print([noticeSheet(sheet, [])]))).pages).toHaveLength(1);
});
