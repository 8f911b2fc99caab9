/**
 * Areas on record as entries of an area list: the form in which they are compared, resolved and shown.
 */
import type { Reading } from '../../../db/county.ts';
import { type AreaEntry, depthOf } from '../../../model/areas/entry.ts';
import { BEGINNING, END } from '../../../rules/index.ts';
import { type AreaRow, areaRows, type SuccessorRow, successorRows } from './queries.ts';

/** An entry with the number of its area, which stays when code and name change. */
export type RecordedArea = AreaEntry & { readonly areaId: number };

/** Everything on record, from the province down, by code and day. */
export async function recordedAreas(tx: Reading): Promise<readonly RecordedArea[]> {
  return entriesOf(await areaRows(tx), await successorRows(tx));
}

function entriesOf(
  rows: readonly AreaRow[],
  successors: readonly SuccessorRow[],
): readonly RecordedArea[] {
  const byArea = Map.groupBy(rows, ({ area_id }) => area_id);
  const after = Map.groupBy(successors, ({ area_id }) => area_id);
  const codeOn = (area: number, on: number): string => {
    const codes = byArea.get(area)!;
    return (codes.findLast(({ from_day }) => from_day <= on) ?? codes[0]!).code;
  };
  /** What it became: the same area under another code, or others. */
  const successorsOf = ({ area_id, code, until_day }: AreaRow): readonly string[] => {
    if (until_day === END) return [];
    const next = byArea.get(area_id)!.find(({ from_day }) => from_day === until_day);
    if (next) return next.code === code ? [] : [next.code];
    return (after.get(area_id) ?? []).map((row) => codeOn(row.successor_id, row.on_day));
  };
  return rows
    .map((row) => ({
      areaId: row.area_id,
      ...{ code: row.code, name: row.name, level: row.level },
      ...(row.kind !== null && { kind: row.kind }),
      ...(row.parent_id !== null && { parent: codeOn(row.parent_id, row.until_day - 1) }),
      ...(row.from_day !== BEGINNING && { from: row.from_day }),
      ...(row.until_day !== END && { until: row.until_day }),
      successors: successorsOf(row).toSorted(),
    }))
    .toSorted(byPlace);
}

/** Every area after the one it lies in; of one code the earliest first. */
export const byPlace = (a: AreaEntry, b: AreaEntry): number =>
  depthOf(a.level) - depthOf(b.level) ||
  (a.code < b.code ? -1 : Number(a.code > b.code)) ||
  fromOf(a) - fromOf(b);

export const fromOf = ({ from }: Pick<AreaEntry, 'from'>): number => from ?? BEGINNING;
export const untilOf = ({ until }: Pick<AreaEntry, 'until'>): number => until ?? END;
