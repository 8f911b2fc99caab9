/** Rows of text in columns that line up, with Chinese characters two columns wide. */
import { padTo, widthOf } from '../../exchange/report/text-width.ts';

/** Where a column's text stands; numbers stand right. */
export type Side = 'left' | 'right';

/** Lines of rows, each column as wide as its widest text, two blanks between. */
export function inColumns(rows: readonly (readonly string[])[], sides: readonly Side[]): string[] {
  const widths = sides.map((_, column) =>
    Math.max(0, ...rows.map((row) => widthOf(row[column] ?? ''))),
  );
  return rows.map((row) =>
    sides
      .map((side, column) => {
        const text = row[column] ?? '';
        const width = widths[column]!;
        return side === 'left' ? padTo(text, width) : ' '.repeat(width - widthOf(text)) + text;
      })
      .join('  ')
      .trimEnd(),
  );
}
