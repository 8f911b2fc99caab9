/**
 * The area list of any county, or the national one, as a tree of dated areas, with a problem for
 * everything in it that is doubtful.
 */
import type { AreaEntry } from '../../model/areas/entry.ts';
import {
  type AreaProblem,
  type AreaProblemCode,
  areaProblemKinds,
} from '../../model/areas/problem.ts';
import { type AreaHeader, findAreaHeader } from './columns.ts';
import { type AreaRow, readAreaRow } from './row.ts';
import { placeInTree, withSuccessors } from './tree.ts';

export type AreaList = {
  /** Every area after the one it lies in. */
  readonly areas: readonly AreaEntry[];
  /** In the order of rows. */
  readonly problems: readonly AreaProblem[];
};

/**
 * The areas of a list and what is wrong with it.
 *
 * Headers are `代码,名称,上级代码,级别,类型,起,止,后继` (`code,name,parent,level,kind,from,until,successor`), of
 * which only the first two are needed, or those of the national list. A header may come again, so the
 * files of several levels can be read one after the other, in any order. Dates are `[from, until)`.
 */
export function readAreaList(rows: Iterable<readonly string[]>): AreaList {
  const problems: AreaProblem[] = [];
  const report = (
    row: number,
    area: string,
    code: AreaProblemCode,
    detail: AreaProblem['detail'],
  ) => problems.push({ row, area, code, severity: areaProblemKinds[code].severity, detail });
  const reportAt = (
    { row, entry }: AreaRow,
    code: AreaProblemCode,
    detail: AreaProblem['detail'],
  ) => report(row, entry.code, code, detail);

  const read = readRows(rows, report);
  const areas = withSuccessors(placeInTree(read, reportAt), reportAt);
  return { areas, problems: problems.sort((a, b) => a.row - b.row) };
}

function readRows(
  rows: Iterable<readonly string[]>,
  report: (row: number, area: string, code: AreaProblemCode, detail: AreaProblem['detail']) => void,
): readonly AreaRow[] {
  const read: AreaRow[] = [];
  let header: AreaHeader | undefined;
  let number = 0;
  let isWithoutHeader = false;
  for (const cells of rows) {
    number++;
    if (cells.every((cell) => cell.trim() === '')) continue;
    const isCode = header !== undefined && /^\s*\d/.test(cells[header.code!] ?? '');
    const next = isCode ? undefined : findAreaHeader(cells);
    if (next) {
      header = next;
    } else if (header) {
      const area = cells[header.code!]?.trim() ?? '';
      const entry = readAreaRow(cells, header, (code, detail = {}) => {
        report(number, area, code, detail);
      });
      if (entry) read.push({ entry, row: number });
    } else if (!isWithoutHeader) {
      isWithoutHeader = true;
      report(number, '', 'AREA_HEADER_UNKNOWN', {});
    }
  }
  return read;
}
