/**
 * Arrears from history: what became owed, or stopped being owed, for periods that had already begun when
 * facts or policy changed.
 */
import { type County, readCounty } from '../../../db/county.ts';
import { dayOfText } from '../../../db/database.ts';
import { firstOfYear, UNVERIFIED, yearOf } from '../../../rules/index.ts';
import { rightChangesOf, type ShownPayment, type ShownRow } from './queries.ts';

export type Arrears = {
  /** Fen that became owed for periods that had begun. */
  readonly owedFen: number;
  /** Fen that had been owed for such periods and are no longer: listed, never taken back by itself. */
  readonly noLongerFen: number;
  /** By program and calendar year; fen are negative where nothing is owed any longer. */
  readonly years: readonly {
    readonly program: string;
    readonly year: number;
    readonly fen: number;
  }[];
};

/** One change of one person's rights, with the day on which it came about. */
export type RightChange = Pick<ShownRow, 'program' | 'on_day' | 'before' | 'after'>;

/**
 * What the changes of one person come to. Changes of a calendar year weigh against each other, so a
 * period that moved is no arrears, and what was added and taken back comes to nothing.
 *
 * Units: fen of certain lines whose amount may be paid, at the least that it can be.
 */
export function arrearsOf(history: readonly RightChange[]): Arrears {
  const sums = new Map<string, { program: string; year: number; fen: number }>();
  for (const { program, on_day, before, after } of history) {
    for (const [group, sign] of [
      [before, -1],
      [after, 1],
    ] as const) {
      for (const { from, fen } of (group?.payments ?? []).flatMap(periodsOf)) {
        if (from > on_day) continue;
        const year = yearOf(from);
        const sum = sums.get(`${program} ${year}`) ?? { program, year, fen: 0 };
        sum.fen += sign * fen;
        sums.set(`${program} ${year}`, sum);
      }
    }
  }
  const years = [...sums.values()]
    .filter(({ fen }) => fen !== 0)
    .toSorted((a, b) => a.year - b.year || (a.program < b.program ? -1 : 1));
  const sumOf = (sign: 1 | -1) => years.reduce((sum, { fen }) => sum + Math.max(0, sign * fen), 0);
  return { owedFen: sumOf(1), noLongerFen: sumOf(-1), years };
}

/** The arrears of a person on record. */
export async function arrearsOfPerson(
  county: County,
  { actor, person }: { readonly actor: string; readonly person: number },
): Promise<Arrears> {
  const history = await readCounty(county, { kind: 'read-arrears', actor }, async (tx) => {
    tx.seen(person);
    return rightChangesOf(tx, person);
  });
  return arrearsOf(history);
}

function periodsOf({ from, years, amountFen, standing, isCertain }: ShownPayment) {
  if (!isCertain || standing >= UNVERIFIED) return [];
  const first = dayOfText(from);
  return Array.from({ length: years }, (_, i) => ({
    from: i === 0 ? first : firstOfYear(yearOf(first) + i),
    fen: amountFen,
  }));
}
