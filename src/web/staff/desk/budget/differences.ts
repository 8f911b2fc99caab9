/** What differs between two sets of monthly costs, month by month and program by program. */
import type { getTry } from '../../../../api/contracts/money/budget.ts';
import type { AnswerOf } from '../../../../api/contract.ts';
import { type Payer, payers } from '../../../../model/money/payer.ts';

type Cost = NonNullable<AnswerOf<typeof getTry>['found']>['before'][number];

/** Units: fen. What is certain, amounts that nobody has verified among it. */
export type MonthDifference = {
  readonly month: string;
  readonly program: string;
  readonly before: number;
  readonly after: number;
  /** What each bears more, or less where negative; with `withheld` they are the whole difference. */
  readonly byPayer: Readonly<Record<Payer, number>>;
  readonly withheld: number;
};

const certainOf = (cost: Cost | undefined): number => (cost ? cost.fen + cost.withheldFen : 0);

export const totalOf = (costs: readonly Cost[]): number =>
  costs.reduce((sum, cost) => sum + certainOf(cost), 0);

/** In order of months. */
export function differencesOf(
  before: readonly Cost[],
  after: readonly Cost[],
): readonly MonthDifference[] {
  const keyOf = ({ month, program }: Cost) => `${month} ${program}`;
  const olds = new Map(before.map((cost) => [keyOf(cost), cost]));
  const news = new Map(after.map((cost) => [keyOf(cost), cost]));
  return [...new Set([...olds.keys(), ...news.keys()])].toSorted().map((key) => {
    const [old, now] = [olds.get(key), news.get(key)];
    const { month, program } = (now ?? old)!;
    const parts = payers.map((payer) => [
      payer,
      (now?.byPayer[payer] ?? 0) - (old?.byPayer[payer] ?? 0),
    ]);
    return {
      ...{ month, program, before: certainOf(old), after: certainOf(now) },
      byPayer: Object.fromEntries(parts) as Record<Payer, number>,
      withheld: (now?.withheldFen ?? 0) - (old?.withheldFen ?? 0),
    };
  });
}
