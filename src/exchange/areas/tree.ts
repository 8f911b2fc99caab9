/**
 * From the rows of an area list to a tree: every entry below an area that exists, no code with two meanings
 * on one day, and only successors that lead to the present.
 */
import { type AreaEntry, areaLevels, depthOf, findLevel } from '../../model/areas/entry.ts';
import type { AreaProblem, AreaProblemCode } from '../../model/areas/problem.ts';
import { type AreaIndex, indexAreas } from '../../model/areas/resolve.ts';
import type { AreaRow } from './row.ts';

export type ReportAt = (row: AreaRow, code: AreaProblemCode, detail: AreaProblem['detail']) => void;

const fromOf = ({ from }: AreaEntry): number => from ?? -Infinity;
const untilOf = ({ until }: AreaEntry): number => until ?? Infinity;

/** The rows that have a place in the tree, from the province down, with their parents filled in. */
export function placeInTree(rows: readonly AreaRow[], report: ReportAt): readonly AreaRow[] {
  const byLevel = Map.groupBy(rows, ({ entry }) => entry.level);
  const top = areaLevels.find((level) => byLevel.has(level));
  const placed = new Map<string, AreaRow[]>();
  for (const row of areaLevels.flatMap((level) => byLevel.get(level) ?? [])) {
    const same = placed.get(row.entry.code);
    const other = same?.find((earlier) => overlap(earlier.entry, row.entry));
    if (other) {
      report(row, 'AREA_DUPLICATE', { otherRow: other.row });
      continue;
    }
    const entry = withParent(row, placed, row.entry.level === top, report);
    if (entry === undefined) continue;
    if (same) same.push({ entry, row: row.row });
    else placed.set(entry.code, [{ entry, row: row.row }]);
  }
  return [...placed.values()].flat();
}

const overlap = (a: AreaEntry, b: AreaEntry): boolean =>
  fromOf(a) < untilOf(b) && fromOf(b) < untilOf(a);

/** The entry with the parent that is in the list; at the top of the list it needs none. */
function withParent(
  row: AreaRow,
  placed: ReadonlyMap<string, readonly AreaRow[]>,
  isTop: boolean,
  report: ReportAt,
): AreaEntry | undefined {
  const { parent: written, ...entry } = row.entry;
  const named = written === undefined ? impliedParents(entry) : [written, ...shortened(written)];
  const above = named.filter((code) => isAbove(code, entry));
  const parent = above.find((code) => placed.has(code));
  if (parent === undefined) {
    if (written !== undefined && above.length === 0) {
      report(row, 'AREA_PARENT_LEVEL', { parent: written });
    } else if (isTop) {
      return entry;
    } else {
      report(row, 'AREA_PARENT_MISSING', { parent: named[0] ?? '' });
    }
    return undefined;
  }
  const end = Math.max(...placed.get(parent)!.map((above) => untilOf(above.entry)));
  if (end < untilOf(entry)) report(row, 'AREA_PARENT_ENDED', { parent });
  return { ...entry, parent };
}

/** Lists of six digits write the province 330000 and the city 330600, which are 33 and 3306 here. */
function shortened(code: string): readonly string[] {
  const short = code.endsWith('00') && /^(\d\d)(?:0000|(\d\d)00)$/.exec(code);
  return short ? [short[1]! + (short[2] ?? '')] : [];
}

function isAbove(code: string, { level }: AreaEntry): boolean {
  const above = findLevel(code);
  return above !== undefined && depthOf(above) < depthOf(level);
}

/** A county may stand right below its province, and a town below a city without counties. */
function impliedParents({ code, level }: AreaEntry): readonly string[] {
  const digits = {
    province: [],
    city: [2],
    county: [4, 2],
    town: [6, 4],
    village: [9],
    group: [12],
  };
  return digits[level].map((count) => code.slice(0, count));
}

/** The entries with those successors only that last longer than they do; so no circle is left. */
export function withSuccessors(rows: readonly AreaRow[], report: ReportAt): readonly AreaEntry[] {
  const hasAny = rows.some(({ entry }) => entry.successors.length > 0);
  const byCode: AreaIndex = hasAny ? indexAreas(rows.map(({ entry }) => entry)) : new Map();
  return rows.map((row) => {
    const { entry } = row;
    if (entry.successors.length === 0) return entry;
    const successors = entry.successors.filter((successor) => {
      const problem = findFault(entry, successor, byCode);
      if (problem) report(row, problem, { successor });
      return problem === undefined;
    });
    return { ...entry, successors };
  });
}

function findFault(
  entry: AreaEntry,
  successor: string,
  byCode: AreaIndex,
): AreaProblemCode | undefined {
  const next = byCode.get(successor);
  if (!next) return 'AREA_SUCCESSOR_UNKNOWN';
  if (entry.until === undefined) return 'AREA_SUCCESSOR_EARLY';
  if (next.some((area) => untilOf(area) > untilOf(entry))) return undefined;
  const reached = new Set([successor]);
  for (const code of reached) {
    for (const area of byCode.get(code) ?? []) for (const on of area.successors) reached.add(on);
  }
  return reached.has(entry.code) ? 'AREA_SUCCESSOR_CIRCLE' : 'AREA_SUCCESSOR_ENDED';
}
