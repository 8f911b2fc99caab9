/** The fictional land as an area list, as an importer would have read it. */
import { undatedAreas } from '../model/areas/cut-out.ts';
import type { AreaEntry } from '../model/areas/entry.ts';
import { fictionalPlaces, homeVillages, otherVillages } from './places.ts';

/**
 * Every area that people of a generated county of this size can live in, be registered in or have come
 * from, with the areas above; each after the one it lies in.
 */
export function fictionalAreaList(size: number): readonly AreaEntry[] {
  const codes = [...homeVillages(size), ...otherVillages].map(({ code }) => code);
  const wanted = new Set(
    codes.flatMap((code) => [2, 4, 6, 9, 12].map((digits) => code.slice(0, digits))),
  );
  return undatedAreas(
    fictionalPlaces
      .filter(({ code }) => wanted.has(code))
      .map(({ code, name }) => [code, name] as const),
  );
}
