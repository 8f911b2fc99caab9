/**
 * The fictional land: area codes 99…, which no real place has, from the province to the village.
 */

import { fictionalAreas } from '../model/fictional-areas.ts';

export type Place = {
  /** 2, 4, 6, 9 or 12 digits: province, city, county, town, village. */
  readonly code: string;
  readonly name: string;
};

export type Village = Place & {
  /** Names of province, city, county, town and village, as an address begins. */
  readonly fullName: string;
};

/** Counties whose people are generated, and counties that people come from and go to. */
export const homeCounties: readonly string[] = ['990101', '990102'];
export const otherCounties: readonly string[] = ['990201', '990202'];

const townNames = [
  ...['清溪', '稻香', '石桥', '竹坞', '梅岭', '杏林', '柳塘', '槐荫', '枫泾', '桃源'],
  ...['鹿鸣', '白鹭', '青禾', '望月', '听泉', '云起', '暖阳', '晴岚', '松涛', '麦浪'],
];
const villageNames = [
  ...['东风', '向阳', '前进', '新桥', '上湾', '下湾', '南坡', '北坡', '大井', '小井'],
  ...['老槐', '新塘', '沙洲', '石头', '后山', '前河', '双溪', '三岔', '四方', '五柳'],
];

/** Streets (0…) have communities; towns (1…) and townships (2…) have mostly villages. */
function townOf(county: string, index: number): Place {
  const kind = index < 4 ? 0 : index < 16 ? 1 : 2;
  const suffix = ['街道', '镇', '乡'][kind]!;
  return { code: `${county}${kind}${twoDigits(index + 1)}`, name: townNames[index]! + suffix };
}

function villageOf(town: Place, index: number): Place {
  const isCommunity = town.name.endsWith('街道') || index % 7 === 6;
  const code = `${town.code}${isCommunity ? '0' : '2'}${twoDigits(index + 1)}`;
  return { code, name: villageNames[index]! + (isCommunity ? '社区' : '村') };
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');

function villagesOf(county: string, town: Place): readonly Village[] {
  const above = [county.slice(0, 2), county.slice(0, 4), county].map(
    (code) => fictionalAreas.find((area) => area.code === code)!.name,
  );
  return villageNames.map((_, index) => {
    const village = villageOf(town, index);
    return { ...village, fullName: [...above, town.name, village.name].join('') };
  });
}

const towns = [...homeCounties, ...otherCounties].map((county) => ({
  county,
  towns: townNames.map((_, index) => townOf(county, index)),
}));

const villages = towns.map((of) => ({
  county: of.county,
  byTown: of.towns.map((town) => villagesOf(of.county, town)),
}));

/** Every fictional place, each after the one it lies in. */
export const fictionalPlaces: readonly Place[] = [
  ...fictionalAreas,
  ...towns.flatMap((of) => of.towns),
  ...villages.flatMap((of) => of.byTown.flat().map(({ code, name }) => ({ code, name }))),
];

const peoplePerVillage = 1500;

/** The villages that so many people live in: about 1,500 each, while there are villages left. */
export function homeVillages(size: number): readonly Village[] {
  const all = villages.filter(({ county }) => homeCounties.includes(county));
  const wanted = Math.max(6, Math.round(size / peoplePerVillage));
  const towns = Math.min(townNames.length, Math.max(3, Math.ceil(wanted / 24)));
  const perTown = Math.min(villageNames.length, Math.ceil(wanted / (towns * all.length)));
  return all.flatMap(({ byTown }) => {
    // Streets, towns and townships in turn, so that a small county has some of each.
    const order = byTown.map((_, index) => byTown[(index * 7 + 3) % byTown.length]!);
    return order.slice(0, towns).flatMap((inTown) => inTown.slice(0, perTown));
  });
}

/** Villages of the other city, where people who moved live or are registered. */
export const otherVillages: readonly Village[] = villages
  .filter(({ county }) => otherCounties.includes(county))
  .flatMap(({ byTown }) => byTown.flat());

const namesByCode = new Map(
  [...fictionalAreas, ...towns.flatMap((of) => of.towns)].map((p) => [p.code, p.name]),
);
for (const village of villages.flatMap((of) => of.byTown.flat())) {
  namesByCode.set(village.code, village.fullName);
}

/** The written address of an area code; a code that is no fictional place gives itself. */
export function addressOf(code: string): string {
  if (code.length === 12) return namesByCode.get(code) ?? code;
  return [2, 4, 6, 9]
    .filter((digits) => digits <= code.length)
    .map((digits) => namesByCode.get(code.slice(0, digits)) ?? '')
    .join('');
}
