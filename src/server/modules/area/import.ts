/**
 * Area lists into the record: dated codes and names beside those that are there. What is on record is
 * ended, never overwritten, and a list that is read in twice changes nothing.
 */
import { type Changing, type County, changeCounty, snapshotCounty } from '../../../db/county.ts';
import type { AreaEntry } from '../../../model/areas/entry.ts';
import { type AreaPlan, findSuccessor, type PlannedRow, planAreas } from './plan.ts';
import {
  endAreaCode,
  insertAreaCodes,
  insertAreas,
  insertSuccessors,
  lockAreas,
  nextAreaIds,
  type SuccessorRow,
} from './queries.ts';
import { fromOf, recordedAreas, untilOf } from './recorded.ts';

/** What a list would change. */
export const previewAreas = (county: County, entries: readonly AreaEntry[]): Promise<AreaPlan> =>
  snapshotCounty(county, async (tx) => planAreas(await recordedAreas(tx), entries).plan);

export type ImportAreasOptions = {
  readonly actor: string;
  /** Name of the list. */
  readonly source?: string;
};

/** Brings into the record what contradicts nothing there, and says what that was. */
export async function importAreas(
  county: County,
  entries: readonly AreaEntry[],
  { actor, source }: ImportAreasOptions,
): Promise<AreaPlan> {
  const preview = await previewAreas(county, entries);
  if (preview.added.length + preview.renamed.length + preview.ended.length === 0) return preview;
  const act = { kind: 'area-import', actor, ...(source !== undefined && { source }) };
  const { value } = await changeCounty(county, act, async (tx) => {
    await lockAreas(tx, county.code);
    // Another list may have been read in while this one waited.
    const { plan, rows } = planAreas(await recordedAreas(tx), entries);
    await write(tx, rows);
    tx.changed('area', undefined);
    tx.note({
      added: plan.added.length,
      renamed: plan.renamed.length,
      ended: plan.ended.length,
      contradictions: plan.contradictions.length,
    });
    return plan;
  });
  return value;
}

type Rows = ReadonlyMap<string, readonly PlannedRow[]>;

async function write(tx: Changing, rows: Rows): Promise<void> {
  const all = [...rows.values()].flat();
  const fresh = all.filter(({ state }) => state === 'new');
  await nameAreas(tx, fresh);
  for (const { entry, area, state } of all) {
    if (state === 'ended') await endAreaCode(tx, area.id!, fromOf(entry), untilOf(entry));
  }
  await insertAreaCodes(
    tx,
    fresh.map(({ entry, area }) => ({
      area_id: area.id!,
      code: entry.code,
      name: entry.name,
      parent_id: parentOf(rows, entry),
      from_day: fromOf(entry),
      until_day: untilOf(entry),
    })),
  );
  await insertSuccessors(
    tx,
    all.filter(({ state }) => state !== 'kept').flatMap((row) => successorsOf(rows, row)),
  );
}

/** Gives a number to every area that has none. */
async function nameAreas(tx: Changing, fresh: readonly PlannedRow[]): Promise<void> {
  const unnamed = new Map(
    fresh.filter(({ area }) => area.id === undefined).map(({ area, entry }) => [area, entry]),
  );
  const ids = await nextAreaIds(tx, unnamed.size);
  const areas = [...unnamed].map(([area, { level, kind }], i) => {
    area.id = ids[i]!;
    return { id: area.id, level, kind: kind ?? null };
  });
  await insertAreas(tx, areas);
}

/** The area above on the last day of the entry. */
function parentOf(rows: Rows, entry: AreaEntry): number | null {
  const above = entry.parent === undefined ? undefined : rows.get(entry.parent);
  const last = above?.findLast((row) => fromOf(row.entry) < untilOf(entry)) ?? above?.[0];
  return last?.area.id ?? null;
}

function successorsOf(rows: Rows, { entry, area }: PlannedRow): SuccessorRow[] {
  if (entry.until === undefined) return [];
  const { until } = entry;
  return entry.successors.flatMap((code) => {
    const next = findSuccessor(rows, entry, code)?.area;
    const isOther = next !== undefined && next !== area;
    return isOther ? [{ area_id: area.id!, successor_id: next.id!, on_day: until }] : [];
  });
}
