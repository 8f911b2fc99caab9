/** What she reads of a line is whether the money is with her. */
import { expect, test } from 'vitest';
import { day } from '../../../rules/index.ts';
import type { StatementRow } from './queries.ts';
import { lineShown } from './routes.ts';

const row: StatementRow = {
  ...{ program: 'cn/rural-award', part: 1, fen: 96_000, holds: [], arrears: null, run: 1 },
  ...{ from: day('2026-01-01'), until: day('2027-01-01'), state: 'paid' },
  ...{ paidOn: day('2026-11-22'), lastDigits: '4321' },
};

test.each([
  ['paid', 'paid'],
  ['paid-after-all', 'paid'],
  ['recorded', 'paid'],
  ['returned', 'refused'],
  ['failed', 'refused'],
  ['held', 'held'],
  ['unknown', 'on-its-way'],
] as const)('a line that is %s is shown as %s', (state, shown) => {
  expect(lineShown({ ...row, state }, 'zh-CN').state).toBe(shown);
});
