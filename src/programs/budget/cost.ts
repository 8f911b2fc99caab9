/**
 * Sums of what payment lines cost by program and calendar month: the forecast of people who are in memory, such as under
 * rules that are only tried.
 */
import { firstOfMonth, monthIndexOf, UNVERIFIED } from '../../rules/index.ts';
import { spreadOverMonths } from '../owed/changes.ts';
import type { Line, PersonLines } from '../payments.ts';

/** Calendar months that are counted. */
export type MonthWindow = {
  /** A day of the first of them. */
  readonly from: number;
  readonly months: number;
};

/** Units: fen. As the forecast of the record has them, see forecast_month in the database. */
export type Cost = {
  /** Certain and payable. */
  readonly fen: number;
  /** Certain, but nobody has verified the amount, so it may not be paid yet. */
  readonly withheldFen: number;
  /** What unknown facts may add at most; absent where nothing known bounds it. */
  readonly possibleFen?: number;
};

/** Cost of a program in a month, which is named by its first day. */
export type MonthCost = Cost & { readonly month: number; readonly program: string };

type Sums = {
  readonly fen: Float64Array;
  readonly withheld: Float64Array;
  readonly possible: Float64Array;
  readonly isUnbounded: Uint8Array;
  readonly isTouched: Uint8Array;
};

export type CostSums = {
  /** Adds somebody's lines of a program; gives her certain fen within the months, withheld ones among them. */
  readonly add: (program: string, lines: Pick<PersonLines, 'sure' | 'open'>) => number;
  /** By month, then program; months without any are left out. */
  readonly take: () => readonly MonthCost[];
};

/** The months of a line that are counted, with their place and fen. */
function* within(line: Line, fen: number, first: number, months: number) {
  for (const [month, part] of spreadOverMonths({ ...line, lowFen: fen })) {
    if (month >= first && month < first + months) yield [month - first, part] as const;
  }
}

/**
 * Sums that grow line by line.
 *
 * Units: fen. A line's fen are spread evenly over its months, the odd ones in the first.
 */
export function costSums({ from, months }: MonthWindow): CostSums {
  const first = monthIndexOf(from);
  const programs = new Map<string, Sums>();
  const sumsOf = (program: string): Sums => {
    const sums = programs.get(program) ?? emptySums(months);
    programs.set(program, sums);
    return sums;
  };
  const addSure = (sums: Sums, line: Line): number => {
    const isWithheld = line.status >= UNVERIFIED;
    let all = 0;
    for (const [place, fen] of within(line, line.lowFen, first, months)) {
      sums[isWithheld ? 'withheld' : 'fen'][place]! += fen;
      sums.isTouched[place] = 1;
      if (!isWithheld) sums.possible[place]! -= fen;
      all += fen;
    }
    if (!isWithheld) addPossible(sums, line);
    return all;
  };
  const addPossible = (sums: Sums, line: Line): void => {
    const isBounded = Number.isFinite(line.highFen);
    for (const [place, fen] of within(
      line,
      isBounded ? line.highFen : line.lowFen,
      first,
      months,
    )) {
      sums.possible[place]! += fen;
      sums.isTouched[place] = 1;
      if (!isBounded) sums.isUnbounded[place] = 1;
    }
  };
  return {
    add: (program, { sure, open }) => {
      const sums = sumsOf(program);
      let all = 0;
      for (const line of sure) all += addSure(sums, line);
      for (const line of open) if (line.status < UNVERIFIED) addPossible(sums, line);
      return all;
    },
    take: () =>
      Array.from({ length: months }, (_, place) => place).flatMap((place) =>
        [...programs]
          .filter(([, { isTouched }]) => isTouched[place] === 1)
          .toSorted(([a], [b]) => (a < b ? -1 : 1))
          .map(([program, sums]) => ({
            ...{ month: firstOfMonth(first + place), program },
            ...{ fen: sums.fen[place]!, withheldFen: sums.withheld[place]! },
            ...(sums.isUnbounded[place] === 0 && { possibleFen: sums.possible[place]! }),
          })),
      ),
  };
}

const emptySums = (months: number): Sums => ({
  fen: new Float64Array(months),
  withheld: new Float64Array(months),
  possible: new Float64Array(months),
  isUnbounded: new Uint8Array(months),
  isTouched: new Uint8Array(months),
});
