/** The bank that is none: what it replies is read back as what it was told to say, in both formats. */
import { describe, expect, test } from 'vitest';
import { day } from '../../rules/index.ts';
import { bankFormatIds, bankFormats, fictionalReply, type Order } from './index.ts';

const on = day('2026-11-25');
const order: Order = {
  ...{ name: 'R7', office: '云溪县卫生健康局', day: day('2026-11-22') },
  lines: [1, 2, 3].map((id) => ({
    ...{ reference: `R7-${id}`, holder: `测"${id},`, account: `6299000${id}`, bank: '拟<农>商行' },
    ...{ amountFen: 36_000 + id, purpose: '奖扶 2026年' },
  })),
};

describe.each(bankFormatIds)('an order in %s', (id) => {
  const file = bankFormats[id].write(order);

  test('is paid but for the lines that are named', () => {
    const { format, bytes, ...sums } = fictionalReply(file, { failing: [2, 2], day: on });
    expect([format, sums]).toEqual([id, { paid: 2, failed: 1 }]);
    expect(bankFormats[id].read(bytes).lines).toEqual([
      { reference: 'R7-1', outcome: 'paid', amountFen: 36_001, day: on },
      { reference: 'R7-2', outcome: 'failed', amountFen: 36_002, reason: '账号不存在' },
      { reference: 'R7-3', outcome: 'paid', amountFen: 36_003, day: on },
    ]);
  });

  test('has no line that is not in it', () => {
    for (const line of [0, 4, 1.5]) {
      expect(() => fictionalReply(file, { failing: [line], day: on })).toThrow(
        expect.objectContaining({ code: 'BANK_LINE_UNKNOWN', detail: { line, lines: 3 } }),
      );
    }
  });
});

test.each(['', 'x', '<a/>', '序号,凭证号\n1,R7-1\n', 'R7-1,成功'])('%j is no order', (text) => {
  const bytes = new TextEncoder().encode(text);
  expect(() => fictionalReply(bytes, { failing: [], day: on })).toThrow(
    expect.objectContaining({ code: 'BANK_FILE_BROKEN' }),
  );
});
