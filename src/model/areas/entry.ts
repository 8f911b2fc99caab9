/**
 * One area as an area list says it: a code that meant a place from one day until another. The same code
 * may stand in several entries, one after the other, as when a town is renamed.
 */

/** From the highest to the lowest; groups (村民小组) are this project's own level. */
export const areaLevels = ['province', 'city', 'county', 'town', 'village', 'group'] as const;
export type AreaLevel = (typeof areaLevels)[number];

/** Digits of a code. A group has no national code: its village's 12 digits and a number of three. */
export const digitsOfLevel = {
  province: 2,
  city: 4,
  county: 6,
  town: 9,
  village: 12,
  group: 15,
} as const satisfies Readonly<Record<AreaLevel, number>>;

export const villageKinds = ['villagers-committee', 'residents-committee', 'other'] as const;
export type VillageKind = (typeof villageKinds)[number];

export type AreaEntry = {
  readonly code: string;
  readonly name: string;
  readonly level: AreaLevel;
  /** Of villages only; what the code says, unless the list says something else. */
  readonly kind?: VillageKind;
  /** The code of the area above; absent at the top of the list. Levels in between may be missing. */
  readonly parent?: string;
  /** First day with this code and name; absent: always so far. */
  readonly from?: number;
  /** First day without; absent: still so. */
  readonly until?: number;
  /** Codes of the areas it became part of on `until`; empty unless it has ended. */
  readonly successors: readonly string[];
};

/** 0 for a province, 5 for a group. */
export const depthOf = (level: AreaLevel): number => areaLevels.indexOf(level);

/** The level of a code by its digits; undefined when no area code has so many. */
export function findLevel(code: string): AreaLevel | undefined {
  if (!/^\d+$/.test(code)) return undefined;
  return areaLevels.find((level) => digitsOfLevel[level] === code.length);
}

/**
 * What kind of committee a village code says it has: 001-199 residents, 200-399 villagers, 400-599
 * farms, zones and the like. The name alone does not tell, and the code may be wrong, so a list can
 * say otherwise.
 */
export function villageKindOf(code: string): VillageKind {
  const digit = Number(code[9]);
  if (digit <= 1) return 'residents-committee';
  return digit <= 3 ? 'villagers-committee' : 'other';
}
