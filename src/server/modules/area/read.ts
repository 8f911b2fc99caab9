/** Areas as they are on a day, and what old codes have become. */
import { createHash } from 'node:crypto';
import { type County, snapshotCounty } from '../../../db/county.ts';
import { indexAreas, type ResolvedArea, resolveArea } from '../../../model/areas/resolve.ts';
import type { AreaEntry } from '../../../model/areas/entry.ts';
import { fromOf, recordedAreas, untilOf } from './recorded.ts';

/** The areas of a day, each after the one it lies in. */
export async function areasOf(county: County, on: number): Promise<readonly AreaEntry[]> {
  return (await everyArea(county)).filter((area) => fromOf(area) <= on && on < untilOf(area));
}

export type AreaList = {
  readonly hash: string;
  /** Absent: it is the one that is known already. */
  readonly areas?: readonly Pick<AreaEntry, 'code' | 'name' | 'level' | 'parent'>[];
};

/** The areas of a day within one, and those that it lies in; of a list that has the hash `known` only the hash. */
export async function areaList(
  county: County,
  asked: { readonly within: string; readonly today: number; readonly known: string | undefined },
): Promise<AreaList> {
  const { within, today, known } = asked;
  const areas = (await areasOf(county, today))
    .filter(({ code }) => code.startsWith(within) || within.startsWith(code))
    .map(({ code, name, level, parent }) => ({
      ...{ code, name, level },
      ...(parent !== undefined && { parent }),
    }));
  const hash = createHash('sha256').update(JSON.stringify(areas)).digest('hex');
  return { hash, ...(hash !== known && { areas }) };
}

/** What a code meant on a day, and which areas of today that place is; see resolveArea. */
export async function resolveCode(
  county: County,
  code: string,
  on: number,
  today: number,
): Promise<ResolvedArea | undefined> {
  return resolveArea(indexAreas(await everyArea(county)), code, on, today);
}

/** All entries on record, as an area list of this county would have them. */
export async function everyArea(county: County): Promise<readonly AreaEntry[]> {
  const areas = await snapshotCounty(county, recordedAreas);
  return areas.map(({ areaId: _, ...entry }) => entry);
}
