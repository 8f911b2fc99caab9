/** The forecast adds up to the fen, by month, program and payer. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testCounty, type TestCounty } from '../../../../test/postgres/county.ts';
import { payers } from '../../../model/money/payer.ts';
import { spreadOverMonths } from '../../../programs/owed/changes.ts';
import { day, firstOfMonth, monthIndexOf } from '../../../rules/index.ts';
import { actor, fillCounty, type Model, type ModelLine, modelOf } from './fixtures/model.ts';
import { forecast, type ForecastMonth } from './index.ts';

let at: TestCounty;
let lines: Model['lines'];

beforeAll(async () => {
  at = await testCounty();
  await fillCounty(at, 8, 2000);
  ({ lines } = await modelOf(at));
}, 120_000);
afterAll(() => at.drop());

type Cost = Pick<ForecastMonth, 'fen' | 'possibleFen' | 'withheldFen'>;
type Part = (line: ModelLine) => number;

/** What a line adds to each sum of a month. */
const parts: Readonly<Record<keyof Cost, Part>> = {
  fen: ({ isCertain, status, lowFen }) => (isCertain && status < 2 ? lowFen : 0),
  possibleFen: ({ isCertain, status, lowFen, highFen }) =>
    status === 2 ? 0 : isCertain ? highFen - lowFen : highFen,
  withheldFen: ({ isCertain, status, lowFen }) => (isCertain && status === 2 ? lowFen : 0),
};

/** Line by line and month by month. */
function forecastSlowly(from: number, months: number): Map<string, Required<Cost>> {
  const first = monthIndexOf(from);
  const costs = new Map<string, Required<Cost>>();
  for (const line of lines) {
    for (const [name, part] of Object.entries(parts) as [keyof Cost, Part][]) {
      for (const [month, fen] of spreadOverMonths({ ...line, lowFen: part(line) })) {
        if (month < first || month >= first + months) continue;
        const key = `${firstOfMonth(month)} ${line.program}`;
        const cost = costs.get(key) ?? { fen: 0, possibleFen: 0, withheldFen: 0 };
        costs.set(key, { ...cost, [name]: cost[name] + fen });
      }
    }
  }
  return costs;
}

const shown = (rows: readonly ForecastMonth[]) =>
  new Map(
    rows.map(({ month, program, byPayer: _, ...cost }) => [
      `${month} ${program}`,
      { fen: cost.fen, possibleFen: cost.possibleFen, withheldFen: cost.withheldFen },
    ]),
  );

describe('the forecast', () => {
  test.each([
    ['2026-11-22', 60],
    ['2024-02-29', 1],
    ['2019-07-01', 30],
  ])('from %s over %i months is what the lines say', async (from, months) => {
    const rows = await forecast(at.county, { actor, from: day(from), months });
    const expected = forecastSlowly(day(from), months);
    expect(expected.size).toBeGreaterThan(0);
    expect(shown(rows)).toEqual(expected);
  });

  test('over whole years is the sum of the lines of those years', async () => {
    const [from, until] = [day('2027-01-01'), day('2032-01-01')];
    const rows = await forecast(at.county, { actor, from, months: 60 });
    const within = lines.filter((line) => line.from >= from && line.until <= until);
    const sum = (of: Part) => within.reduce((fen, line) => fen + of(line), 0);
    expect(rows.reduce((fen, month) => fen + month.fen, 0)).toBe(sum(parts.fen));
    expect(rows.reduce((fen, { possibleFen = 0 }) => fen + possibleFen, 0)).toBe(
      sum(parts.possibleFen),
    );
    expect(sum(parts.fen)).toBeGreaterThan(1_000_000);
  });

  test('is divided among those who pay, by the tier of the province', async () => {
    const options = { actor, from: day('2027-01-01'), months: 12 };
    const rows = await forecast(at.county, { ...options, tier: 1 });
    for (const { fen, byPayer } of rows) {
      expect(payers.reduce((sum, payer) => sum + byPayer[payer], 0)).toBe(fen);
    }
    const award = rows.find(({ program, fen }) => program === 'cn/rural-award' && fen > 0)!;
    expect(award.byPayer.central).toBe(Math.round(award.fen * 0.8));
    const [unknown] = await forecast(at.county, options);
    expect(unknown!.byPayer).toEqual({ ...unknown!.byPayer, central: 0, unassigned: unknown!.fen });
  });
});
