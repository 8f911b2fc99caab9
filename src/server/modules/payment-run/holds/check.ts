/** Holds lines of a draft that are doubtful, and lets those go that no longer are. */
import type { Changing } from '../../../../db/county.ts';
import { type Checked, type Hold, holdsOf } from '../../../../model/money/holds.ts';
import { yearOf } from '../../../../rules/index.ts';
import {
  besideRows,
  type CheckRow,
  checkRows,
  frozenOfMerged,
  isPolicyStill,
  type LineSum,
  owedNow,
  type OwedRow,
  saidPaid,
  unknownNow,
} from './check-queries.ts';
import { type LineMove, moveLines } from '../queries.ts';

/** Looks at all lines of a draft, or at one. Gives how many moved. */
export async function checkLines(
  tx: Changing,
  { run, line }: { readonly run: number; readonly line?: number },
): Promise<number> {
  const rows = await checkRows(tx, run, line ?? null);
  const less = await owedLess(tx, run, rows);
  const said = await saidPaid(tx, run);
  const unknown = await unknownNow(tx, run);
  const moves = rows
    .map((row) =>
      moveOf(row, {
        isRuleFailed: unknown.has(row.person),
        isOwedLess: !unknown.has(row.person) && less.has(keyOf(row)),
        isSaidPaid: said.has(row.id),
      }),
    )
    .filter((move) => !!move);
  await moveLines(tx, run, moves);
  return moves.length;
}

const keyOf = ({ person, from }: { readonly person: number; readonly from: number }) =>
  `${person} ${yearOf(from)}`;

/**
 * Years of people of which less is owed now than their lines say, with what is on its way to other records of theirs.
 * Under another policy than the run's no sums are compared, for it changes nothing in the run: then a year goes to one
 * record alone.
 */
async function owedLess(
  tx: Changing,
  run: number,
  rows: readonly LineSum[],
): Promise<ReadonlySet<string>> {
  if (rows.length === 0) return new Set();
  const beside = byYear(await besideRows(tx, run));
  const wanted = Map.groupBy(rows, keyOf);
  if (!(await isPolicyStill(tx, run))) {
    return new Set([...wanted.keys()].filter((key) => beside.has(key)));
  }
  const owed = byYear(await owedNow(tx, run, [...new Set(rows.map(({ person }) => person))]));
  const sum = (lines: readonly LineSum[]) => lines.reduce((fen, one) => fen + one.amountFen, 0);
  return new Set(
    [...wanted]
      .filter(([key, lines]) => sum(lines) + (beside.get(key) ?? 0) > (owed.get(key) ?? 0))
      .map(([key]) => key),
  );
}

const byYear = (rows: readonly OwedRow[]): ReadonlyMap<string, number> =>
  new Map(rows.map(({ person, year, fen }) => [`${person} ${year}`, fen]));

/** How many people a run that was agreed to would pay what another record of theirs was sent, since they were merged. */
export async function paidTwice(tx: Changing, run: number): Promise<number> {
  const beside = byYear(await besideRows(tx, run));
  const rows = (await frozenOfMerged(tx, run)).filter((row) => beside.has(keyOf(row)));
  const less = await owedLess(tx, run, rows);
  return new Set(rows.filter((row) => less.has(keyOf(row))).map(({ person }) => person)).size;
}

/** What becomes of a line; undefined: nothing changed. */
function moveOf(
  row: CheckRow,
  compared: Pick<Checked, 'isRuleFailed' | 'isOwedLess' | 'isSaidPaid'>,
): LineMove | undefined {
  const { id, account, newAccount, diedFrom, payeeDiedFrom, birthCorrectedOn, ...facts } = row;
  const found = holdsOf(
    {
      ...{ ...facts, ...compared, hasAccount: newAccount !== null },
      ...(diedFrom !== null && { diedFrom }),
      ...(payeeDiedFrom !== null && { payeeDiedFrom }),
      ...(birthCorrectedOn !== null && { birthCorrectedOn }),
    },
    row.released,
  );
  if (isSame(found, row.holds) && account === newAccount) return undefined;
  return { id, to: found.length > 0 ? 'held' : 'draft', holds: found, payeeAccount: newAccount };
}

const isSame = (one: readonly Hold[], other: readonly Hold[]): boolean =>
  one.join(' ') === other.join(' ');
