/** What can be written: sheets of typed columns, given row by row so that memory stays flat. */
import type { Cell } from './types.ts';

export type ColumnKind = 'text' | 'day' | 'yuan' | 'integer';

export type Column = {
  readonly header: string;
  /** In characters of the default font. A Chinese character takes two. */
  readonly width?: number;
  /** How the cells look; `yuan` is a number of yuan, not fen. */
  readonly kind?: ColumnKind;
};

export type RowSource = Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>;

export type SheetToWrite = {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: RowSource;
  /** Rows that stay in sight, counted from the top; the header's row unless told otherwise. */
  readonly freezeRows?: number;
  /** Lines above the header, each in the first cell of its own row. */
  readonly notes?: readonly string[];
};

export type WriteOptions = {
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: { readonly rows: number }) => void;
};

/** Rows written between two looks at the signal and two turns of the event loop. */
export const WRITE_TURN_ROWS = 500;
