/** Unreached money put together by village: a village is known by its code, and two of one name stay two. */
import type { listUnreachedPlaces } from '../../../../../api/contracts/case/unreached.ts';
import type { AnswerOf } from '../../../../../api/contract.ts';

type Row = AnswerOf<typeof listUnreachedPlaces>['villages'][number];

export type Village = {
  /** Absent: of people without a village on record. */
  readonly code?: string;
  /** Its name; with its code where another one has the same. */
  readonly label: string;
  readonly fen: number;
  readonly fenByProgram: ReadonlyMap<string, number>;
};

export const totalOf = (rows: readonly { readonly fen: number }[]): number =>
  rows.reduce((sum, { fen }) => sum + fen, 0);

/** Villages, those with most money first. */
export function villagesOf(rows: readonly Row[], nowhere: string): readonly Village[] {
  const nameOf = ({ name, village }: Row) => name ?? village ?? nowhere;
  const villages = [...Map.groupBy(rows, ({ village }) => village)];
  const names = villages.map(([, [first]]) => nameOf(first!));
  const isTwice = (name: string) => names.indexOf(name) < names.lastIndexOf(name);
  return villages
    .map(([code, own], at): Village => {
      const name = names[at]!;
      return {
        ...(code !== undefined && { code }),
        label: isTwice(name) && code !== undefined ? `${name} ${code}` : name,
        fen: totalOf(own),
        fenByProgram: new Map(own.map(({ program, fen }) => [program, fen])),
      };
    })
    .toSorted((one, other) => other.fen - one.fen);
}
