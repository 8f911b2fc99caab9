/** Holds lines of a draft that are doubtful, and lets those go that no longer are. */
import type { Changing } from '../../../db/county.ts';
import { type Hold, holdsOf } from '../../../model/money/holds.ts';
import { type CheckRow, checkRows } from './check-queries.ts';
import { type LineMove, moveLines } from './queries.ts';

/** Looks at all lines of a draft, or at one. Gives how many moved. */
export async function checkLines(
  tx: Changing,
  { run, line }: { readonly run: number; readonly line?: number },
): Promise<number> {
  const rows = await checkRows(tx, run, line ?? null);
  const moves = rows.map(moveOf).filter((move) => move !== undefined);
  await moveLines(tx, run, moves);
  return moves.length;
}

/** What becomes of a line; undefined: nothing changed. */
function moveOf(row: CheckRow): LineMove | undefined {
  const { id, account, newAccount, diedFrom, payeeDiedFrom, birthCorrectedOn, ...facts } = row;
  const found = holdsOf(
    {
      ...facts,
      hasAccount: newAccount !== null,
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
