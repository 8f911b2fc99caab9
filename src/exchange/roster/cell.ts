/**
 * What a roster is read from: rows of cells, whatever kind of file they were in.
 */
import { isoDate, toDay } from '../../rules/index.ts';

/** The content of one cell. A date is a civil day: days since 1970-01-01, without a zone. */
export type Cell = string | number | boolean | { readonly day: number } | null;

/** One row with content. `row` is the number Excel shows; `sheet` is empty for a text file. */
export type TableRow = {
  readonly sheet: string;
  readonly row: number;
  readonly cells: readonly Cell[];
};

/** The cell as one would read it aloud, without spaces around it. */
export function cellText(cell: Cell | undefined): string {
  if (typeof cell === 'string') return cell.trim();
  if (cell === null || cell === undefined) return '';
  return typeof cell === 'object' ? isoDate(toDay(cell.day)) : String(cell);
}
