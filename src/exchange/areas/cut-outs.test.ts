/** The counties that come with the software are whole and what an importer would have read. */
import { describe, expect, test } from 'vitest';
import { cutOutAreas } from '../../model/areas/cut-out.ts';
import type { AreaEntry } from '../../model/areas/entry.ts';
import { addressNames, indexAreas } from '../../model/areas/resolve.ts';
import { readAreaList } from './index.ts';

const countOf = (areas: readonly AreaEntry[]) =>
  Object.fromEntries(
    Map.groupBy(areas, ({ level }) => level)
      .entries()
      .map(([k, v]) => [k, v.length]),
  );

/** An importer puts all towns before all villages. */
const byLevel = (areas: readonly AreaEntry[]) =>
  areas.toSorted((a, b) => a.code.length - b.code.length);

/** Counted in the package's own files. */
const counties = [
  ['330604', { province: 1, city: 1, county: 1, town: 20, village: 364 }],
  ['520526', { province: 1, city: 1, county: 1, town: 41, village: 623 }],
] as const;

describe.each(counties)('county %s', (county, counts) => {
  const areas = cutOutAreas(county);

  test('has as many areas of each level as the national list', () => {
    expect(countOf(areas)).toEqual(counts);
  });

  test('reads as the same areas when it is imported as a list', () => {
    const rows = areas.map(({ code, name }) => [code, name]);
    const read = readAreaList([['code', 'name'], ...rows]);
    expect(read.problems).toEqual([]);
    expect(read.areas).toEqual(byLevel(areas));
  });
});

test('addresses of both begin with their provinces', () => {
  const addressOf = (county: '330604' | '520526', code: string) => {
    const index = indexAreas(cutOutAreas(county));
    return addressNames(index, index.get(code)![0]!, 0).join('');
  };
  expect(addressOf('330604', '330604111')).toBe('浙江省绍兴市上虞区谢塘镇');
  expect(addressOf('520526', '520526001001')).toBe(
    '贵州省毕节市威宁彝族回族苗族自治县海边街道大洼塘社区居民委员会',
  );
});
