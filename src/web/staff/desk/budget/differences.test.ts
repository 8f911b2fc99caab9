/** Differences are whole: what payers bear more and what is not verified make up what a try costs more. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { payers } from '../../../../model/money/payer.ts';
import { differencesOf, totalOf } from './differences.ts';
import { monthsFrom, nextJanuary } from './months.ts';

const fen = fc.integer({ min: 0, max: 1_000_000 });
const cost = fc
  .record({
    month: fc.constantFrom('2027-01-01', '2027-02-01'),
    program: fc.constantFrom('cn/rural-award', 'cn/childcare-subsidy'),
    byPayer: fc.record({ central: fen, province: fen, county: fen, unassigned: fen }),
    withheldFen: fen,
  })
  .map((one) => ({
    ...one,
    fen: payers.reduce((sum, payer) => sum + one.byPayer[payer], 0),
  }));
const costs = fc.uniqueArray(cost, { selector: ({ month, program }) => `${month} ${program}` });

test('the parts of every difference are the whole, and all of them the total', () => {
  const property = fc.property(costs, costs, (before, after) => {
    const rows = differencesOf(before, after);
    for (const row of rows) {
      const borne = payers.reduce((sum, payer) => sum + row.byPayer[payer], row.withheld);
      expect(borne).toBe(row.after - row.before);
    }
    const whole = rows.reduce((sum, row) => sum + row.after - row.before, 0);
    expect(whole).toBe(totalOf(after) - totalOf(before));
  });
  fc.assert(property);
});

test('a try may begin with this month or one of the next, and mostly with a January', () => {
  expect(monthsFrom('2026-11-22', 4)).toEqual([
    ...['2026-11-01', '2026-12-01', '2027-01-01', '2027-02-01'],
  ]);
  expect(nextJanuary('2026-11-22')).toBe('2027-01-01');
});
