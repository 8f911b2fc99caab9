/** Arrears are what became owed for periods that had begun, net of what moved within a year. */
import { expect, test } from 'vitest';
import { day } from '../../../rules/index.ts';
import { arrearsOf, type RightChange } from './arrears.ts';
import type { ShownPayment } from './queries.ts';

const program = 'cn/childcare-subsidy';
const line = (from: string, until: string, yuan: number, more: Partial<ShownPayment> = {}) => ({
  ...{ from, until, years: 1, amountFen: yuan * 100, standing: 0, isCertain: true },
  ...more,
});
const change = (
  on: string,
  before: readonly ShownPayment[] | null,
  after: readonly ShownPayment[] | null,
): RightChange => ({
  program,
  on_day: day(on),
  before: before && { payments: before },
  after: after && { payments: after },
});
const whole = line('2025-01-01', '2028-01-01', 3600, { years: 3 });

test('a right that was found late is owed for the years that had begun, not for those to come', () => {
  const { owedFen, years } = arrearsOf([change('2026-11-22', null, [whole])]);
  expect(owedFen).toBe(7_200_00);
  expect(years.map(({ year, fen }) => [year, fen])).toEqual([
    [2025, 3_600_00],
    [2026, 3_600_00],
  ]);
});

test('a period that begins earlier than was known adds only what it adds', () => {
  const [march, january] = [
    line('2026-03-01', '2027-01-01', 1000),
    line('2026-01-01', '2027-01-01', 1200),
  ];
  expect(arrearsOf([change('2026-11-22', [march], [january])]).owedFen).toBe(200_00);
});

test('what was added and taken back comes to nothing', () => {
  const there = change('2026-05-01', null, [whole]);
  const back = change('2026-06-01', [whole], null);
  expect(arrearsOf([there, back])).toEqual({ owedFen: 0, noLongerFen: 0, years: [] });
});

test('a loss in one year does not eat a gain in another', () => {
  const [lost, gained] = [
    line('2024-01-01', '2025-01-01', 300),
    line('2025-01-01', '2026-01-01', 600),
  ];
  expect(arrearsOf([change('2026-11-22', [lost], [gained])])).toMatchObject({
    owedFen: 600_00,
    noLongerFen: 300_00,
  });
});

test('what is uncertain or not verified is owed to nobody yet', () => {
  const lines = [
    line('2025-01-01', '2026-01-01', 300, { isCertain: false }),
    line('2025-01-01', '2026-01-01', 300, { standing: 2 }),
  ];
  expect(arrearsOf([change('2026-11-22', null, lines)]).owedFen).toBe(0);
});
