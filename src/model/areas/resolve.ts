/**
 * What an area code meant on a day, and which areas it has become: codes on old papers outlive the towns
 * that they named.
 */
import { type AreaEntry, depthOf } from './entry.ts';

/** Entries by code, the earliest first. */
export type AreaIndex = ReadonlyMap<string, readonly AreaEntry[]>;

export type ResolvedArea = {
  /** The entry that the code meant on the day. */
  readonly meant: AreaEntry;
  /**
   * The areas of today that it has become: itself while it lives. One that ended without successors
   * is the area above it. Empty when nothing above it is left either.
   */
  readonly now: readonly AreaEntry[];
};

const fromOf = (area: AreaEntry): number => area.from ?? -Infinity;
const untilOf = (area: AreaEntry): number => area.until ?? Infinity;

/** The index that {@link resolveArea} and {@link addressNames} read. */
export function indexAreas(areas: Iterable<AreaEntry>): AreaIndex {
  const index = new Map<string, AreaEntry[]>();
  for (const area of areas) {
    const same = index.get(area.code);
    if (same) same.push(area);
    else index.set(area.code, [area]);
  }
  for (const same of index.values()) {
    if (same.length > 1) same.sort((a, b) => fromOf(a) - fromOf(b));
  }
  return index;
}

/**
 * What a code meant on a day, and what that place is today.
 * Unknown: undefined when no entry has the code. Outside the days of its entries a code means the
 * last that had begun, since papers keep old codes, or else the first.
 */
export function resolveArea(
  index: AreaIndex,
  code: string,
  on: number,
  today: number,
): ResolvedArea | undefined {
  const meant = findEntry(index, code, on);
  return meant && { meant, now: livingFrom(index, meant, today) };
}

function findEntry(index: AreaIndex, code: string, on: number): AreaEntry | undefined {
  const same = index.get(code);
  return same?.findLast((area) => fromOf(area) <= on) ?? same?.[0];
}

/** Level by level upwards until something lives; parents stand above, so this ends. */
function livingFrom(index: AreaIndex, start: AreaEntry, today: number): readonly AreaEntry[] {
  for (let area: AreaEntry | undefined = start; area; area = findParent(index, area)) {
    const living = livingSuccessors(index, area, today);
    if (living.length > 0) return living;
  }
  return [];
}

function findParent(index: AreaIndex, area: AreaEntry): AreaEntry | undefined {
  if (area.parent === undefined) return undefined;
  const parent = findEntry(index, area.parent, untilOf(area) - 1);
  return parent && depthOf(parent.level) < depthOf(area.level) ? parent : undefined;
}

/** Each step leads to an entry that ends later, so following ends and cannot run in a circle. */
function livingSuccessors(index: AreaIndex, start: AreaEntry, today: number): readonly AreaEntry[] {
  const seen = new Set([start]);
  for (const area of seen) {
    if (untilOf(area) <= today) for (const next of successorsOf(index, area)) seen.add(next);
  }
  return [...seen].filter((area) => untilOf(area) > today);
}

/** The entries that an ended area passed into. */
export function successorsOf(index: AreaIndex, area: AreaEntry): readonly AreaEntry[] {
  // Renamed: the code goes on under another entry, and nobody has to write it down as its own successor.
  if (area.successors.length === 0) {
    return (index.get(area.code) ?? []).filter((next) => fromOf(next) === untilOf(area));
  }
  return area.successors.flatMap((code) => {
    const next = index.get(code)?.find((entry) => untilOf(entry) > untilOf(area));
    return next ? [next] : [];
  });
}

/** Levels that exist only in the statistics and say nothing in an address. */
const emptyNames: ReadonlySet<string> = new Set([
  ...['市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划'],
]);

/**
 * The names from the province down to an area as an address has them on a day: without levels that only
 * fill up the statistics, such as 市辖区 or the county 东莞市 of the city 东莞市.
 */
export function addressNames(index: AreaIndex, area: AreaEntry, on: number): readonly string[] {
  const names: string[] = [];
  for (let at: AreaEntry | undefined = area; at; ) {
    if (!emptyNames.has(at.name) && at.name !== names[0]) names.unshift(at.name);
    const parent: AreaEntry | undefined =
      at.parent === undefined ? undefined : findEntry(index, at.parent, on);
    at = parent && depthOf(parent.level) < depthOf(at.level) ? parent : undefined;
  }
  return names;
}
