/**
 * What the coming months cost and who pays it: owed periods spread over their months, each month's sum
 * divided by the shares that a text assigns.
 */
import { type County, readCounty } from '../../../db/county.ts';
import { dayText } from '../../../db/database.ts';
import { dividedFen, type Payer } from '../../../model/money/payer.ts';
import type { FundingTier } from '../../../programs/definition.ts';
import { fundingOf } from '../../../programs/funding/funding.ts';
import { firstOfMonth, monthIndexOf } from '../../../rules/index.ts';
import { jurisdictionOf } from '../policy/index.ts';
import { currentPolicy, type ForecastRow, forecastOf } from './queries.ts';

/**
 * Cost of a month and program, whether or not it has been paid already.
 *
 * Units: fen. A period's fen are spread evenly over its months, the odd ones in the first, so sums over
 * all months are the sums of the periods.
 */
export type ForecastMonth = {
  /** First day of the month. */
  readonly month: number;
  readonly program: string;
  /** Certain and payable. */
  readonly fen: number;
  /** The same by who pays; the parts add up to it. */
  readonly byPayer: Readonly<Record<Payer, number>>;
  /** What unknown facts may add at most; absent where nothing known bounds it. */
  readonly possibleFen?: number;
  /** Certain, but nobody has verified the amount, so it may not be paid yet. */
  readonly withheldFen: number;
};

export type ForecastOptions = {
  readonly actor: string;
  /** A day of the first month. */
  readonly from: number;
  readonly months: number;
  /** Group of provinces that the county belongs to; without it shares by tier stay unassigned. */
  readonly tier?: FundingTier;
};

/** Cost by month, program and payer under the current policy; months without any are left out. */
export async function forecast(
  county: County,
  { actor, from, months, tier }: ForecastOptions,
): Promise<readonly ForecastMonth[]> {
  const first = dayText(firstOfMonth(monthIndexOf(from)));
  const act = { kind: 'forecast', actor, detail: { from: first, months } };
  const { rows, policy } = await readCounty(county, act, async (tx) => ({
    rows: await forecastOf(tx, first, months),
    policy: await currentPolicy(tx),
  }));
  if (policy === undefined) return [];
  const { programs } = await jurisdictionOf(county, policy);
  const byId = new Map(programs.map((program) => [program.id, program]));
  const groups = Map.groupBy(rows, ({ month, program }) => `${month} ${program}`);
  return [...groups.values()].map((group) => {
    const { month, program } = group[0]!;
    const cost = costOf(group);
    const split = fundingOf(byId.get(program)!, month, tier);
    return { month, program, ...cost, byPayer: dividedFen(cost.fen, split) };
  });
}

function costOf(rows: readonly ForecastRow[]) {
  const sum = (of: (row: ForecastRow) => number) => rows.reduce((all, row) => all + of(row), 0);
  const payable = rows.filter(({ is_withheld }) => !is_withheld);
  const possible = sum((row) =>
    row.is_withheld ? 0 : row.up_to_fen - (row.is_certain ? row.fen : 0),
  );
  return {
    fen: sum((row) => (row.is_certain && !row.is_withheld ? row.fen : 0)),
    withheldFen: sum((row) => (row.is_certain && row.is_withheld ? row.fen : 0)),
    ...(payable.every(({ is_bounded }) => is_bounded) && { possibleFen: possible }),
  };
}
