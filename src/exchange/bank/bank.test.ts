/** Bank files: what is written is exact and the same every time; what is read is right, or refused whole. */
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ReplyLine } from '../../model/money/settle.ts';
import { day } from '../../rules/index.ts';
import { replyCsv, replyXml } from './fixtures/bank.ts';
import { fenOf } from './format.ts';
import { bankFormatIds, bankFormats, type Order, readReference, yuanText } from './index.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const textOf = (file: Uint8Array) => new TextDecoder().decode(file);
const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
const orders = fc.record({
  name: fc.constant('R7'),
  office: word,
  day: fc.constant(day('2026-11-22')),
  lines: fc.array(
    fc.record({
      reference: fc.nat(10 ** 6).map((id) => `R7-${id}`),
      ...{ holder: word, account: fc.stringMatching(/^\d{16,19}$/), bank: word, purpose: word },
      amountFen: fc.integer({ min: 1, max: 10 ** 9 }),
    }),
    { maxLength: 5 },
  ),
});

describe('an order', () => {
  test.each(bankFormatIds)('in %s is the same bytes every time', (id) => {
    fc.assert(
      fc.property(orders, (order) => {
        const { write } = bankFormats[id];
        expect(write(structuredClone(order))).toEqual(write(order));
      }),
    );
  });

  test('as a table is what any reader of tables sees, and its last line adds up', () => {
    fc.assert(
      fc.property(orders, (order) => {
        const file = textOf(bankFormats.csv.write(order));
        const rows: string[][] = parse(file, { bom: true, relax_column_count: false });
        const lines = rows.slice(1, -1);
        expect(lines.map((cells) => fenOf(cells[5]!))).toEqual(
          order.lines.map(({ amountFen }) => amountFen),
        );
        expect(lines.map((cells) => cells[2]!.replace(/^'/, ''))).toEqual(
          order.lines.map(({ holder }) => holder.replace(/^'/, '')),
        );
        const sum = order.lines.reduce((fen, { amountFen }) => fen + amountFen, 0);
        expect(rows.at(-1)).toEqual(['合计', `${lines.length}`, '', '', '', yuanText(sum), '']);
      }),
    );
  });

  test('never begins a cell so that a spreadsheet program would calculate it', () => {
    const line = { reference: 'R1-1', account: '62000001', bank: '@银行', amountFen: 1 };
    const order: Order = {
      ...{ name: 'R1', office: '', day: 0 },
      lines: [{ ...line, holder: '=1+1', purpose: '＋补贴' }],
    };
    expect(textOf(bankFormats.csv.write(order))).toContain("'=1+1,62000001,'@银行,0.01,'＋补贴");
  });

  test('in ISO 20022 holds no markup but its own', () => {
    const line = { reference: 'R1-1', account: '62000001', bank: 'a&b', amountFen: 105 };
    const order: Order = {
      ...{ name: 'R1', office: '<县>', day: day('2026-11-22') },
      lines: [{ ...line, holder: '测]]>\u0001', purpose: '补贴' }],
    };
    const text = textOf(bankFormats.iso20022.write(order));
    expect(text).toContain('<Nm>&lt;县&gt;</Nm>');
    expect(text).toContain('<Nm>测]]&gt;</Nm>');
    expect(text).toContain('<InstdAmt Ccy="CNY">1.05</InstdAmt>');
  });
});

const replies = fc.array(
  fc.record(
    {
      reference: fc.nat(99).map((id) => `R7-${id}`),
      outcome: fc.constantFrom<ReplyLine['outcome']>('paid', 'failed', 'pending'),
      amountFen: fc.nat(10 ** 9),
      day: fc.constant(day('2026-11-25')),
      reason: fc.constantFrom('账号不存在', '户名<不>符', '"停用", 请&核实'),
    },
    { requiredKeys: ['reference', 'outcome'] },
  ),
  { maxLength: 6 },
);

describe('a reply', () => {
  test('is read as the bank wrote it, in both formats', () => {
    fc.assert(
      fc.property(replies, (lines) => {
        expect(bankFormats.csv.read(bytes(replyCsv(lines)))).toEqual({ lines });
        expect(bankFormats.iso20022.read(bytes(replyXml(lines)))).toEqual({ lines });
      }),
    );
  });

  test('in GB18030 is read as well', () => {
    const gb = Uint8Array.of(
      ...[0xc6, 0xbe, 0xd6, 0xa4, 0xba, 0xc5, 0x2c, 0xbd, 0xe1, 0xb9, 0xfb, 0x0a],
      ...[0x52, 0x31, 0x2d, 0x31, 0x2c, 0xb3, 0xc9, 0xb9, 0xa6, 0x0a],
    );
    expect(bankFormats.csv.read(gb)).toEqual({ lines: [{ reference: 'R1-1', outcome: 'paid' }] });
  });

  test('of a bank that refused the whole file says why', () => {
    const status =
      '<OrgnlGrpInfAndSts><GrpSts>RJCT</GrpSts><StsRsnInf><AddtlInf>重复文件</AddtlInf></StsRsnInf></OrgnlGrpInfAndSts>';
    const text = `<Document><CstmrPmtStsRpt>${status}</CstmrPmtStsRpt></Document>`;
    expect(bankFormats.iso20022.read(bytes(text))).toEqual({ lines: [], refused: '重复文件' });
  });

  test.each([
    ['BANK_FILE_TOTALS', '凭证号,结果,金额\nR1-1,成功,1.00\n合计,1,2.00\n'],
    ['BANK_FILE_TOTALS', '凭证号,结果,金额\nR1-1,成功,1.00\n合计,2,1.00\n'],
    ['BANK_FILE_BROKEN', '凭证号,结果\n合计,0\nR1-1,成功\n'],
    ['BANK_FILE_BROKEN', '凭证号,结果\nR1-1,也许\n'],
    ['BANK_FILE_BROKEN', '凭证号,结果,金额\nR1-1,成功,一元\n'],
    ['BANK_FILE_BROKEN', '凭证号,结果,金额\nR1-1,成功,1.005\n'],
    ['BANK_FILE_BROKEN', '凭证号,结果,入账日期\nR1-1,成功,2026-02-30\n'],
    ['BANK_FILE_BROKEN', '凭证号,结果,结果\nR1-1,成功,失败\n'],
    ['BANK_FILE_BROKEN', '金额\n1\n'],
    ['BANK_FILE_BROKEN', '凭证号,结果\n"R1-1,成功\n'],
    ['BANK_FILE_BROKEN', ''],
  ])('is refused whole: %s %j', (code, text) => {
    expect(() => bankFormats.csv.read(bytes(text))).toThrow(expect.objectContaining({ code }));
  });
});

test('a reference names its run and line, and nothing else does', () => {
  expect(readReference('R12-345')).toEqual({ run: 12, instruction: 345 });
  for (const text of ['', 'R12', 'r12-3', 'R12-3 ', 'R-1-2', `R1-${'9'.repeat(16)}`]) {
    expect(readReference(text)).toBeUndefined();
  }
});

test('amounts are exact to the fen', () => {
  fc.assert(
    fc.property(fc.nat(10 ** 14), (fen) => {
      expect(fenOf(yuanText(fen))).toBe(fen);
    }),
  );
  expect([fenOf('1,234.5'), fenOf('12,34'), fenOf('-1'), fenOf('1e3'), fenOf('.5')]).toEqual([
    ...[123_450, undefined, undefined, undefined, undefined],
  ]);
});

describe('whatever bytes arrive', () => {
  const damaged = fc
    .tuple(replies, fc.array(fc.tuple(fc.nat(2000), fc.nat(255)), { maxLength: 4 }), fc.nat(2000))
    .map(([lines, flips, length]) =>
      [replyCsv, replyXml].map((write) => {
        const file = bytes(write(lines));
        for (const [at, value] of flips) if (at < file.length) file[at] = value;
        return length < 200 ? file.subarray(0, length) : file;
      }),
    );

  test.each(bankFormatIds)('%s reads them or refuses them with a code', (id) => {
    const isRefused = (file: Uint8Array) => {
      try {
        for (const { outcome } of bankFormats[id].read(file).lines) {
          expect(['paid', 'failed', 'pending']).toContain(outcome);
        }
      } catch (error) {
        expect((error as { code: string }).code).toMatch(/^BANK_FILE_/);
      }
    };
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), isRefused));
    fc.assert(
      fc.property(damaged, (files) => files.forEach(isRefused)),
      { numRuns: 500 },
    );
  });
});
