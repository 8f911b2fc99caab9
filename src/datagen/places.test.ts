/** The fictional places have codes of their own and whole addresses. */
import { expect, test } from 'vitest';
import { fictionalAreas } from '../model/fictional-areas.ts';
import { addressOf, fictionalPlaces, homeVillages, otherVillages } from './places.ts';

test('every place has an impossible code of its own and lies in a place of the list', () => {
  const codes = new Set(fictionalPlaces.map(({ code }) => code));
  expect(codes.size).toBe(fictionalPlaces.length);
  for (const { code } of fictionalPlaces) {
    expect(code).toMatch(/^99(\d\d(\d\d(\d{3}(\d{3})?)?)?)?$/);
    const parent = code.slice(0, { 4: 2, 6: 4, 9: 6, 12: 9 }[code.length] ?? 0);
    expect(parent === '' || codes.has(parent)).toBe(true);
  }
  expect(fictionalPlaces.slice(0, fictionalAreas.length)).toEqual(fictionalAreas);
});

test('a county of any size has streets, towns and townships, in both counties', () => {
  for (const size of [1, 20_000, 800_000, 5_000_000]) {
    const codes = homeVillages(size).map(({ code }) => code);
    expect(new Set(codes.map((code) => code[6]))).toEqual(new Set(['0', '1', '2']));
    expect(new Set(codes.map((code) => code.slice(0, 6))).size).toBe(2);
  }
  expect(homeVillages(20_000).length).toBeLessThan(homeVillages(800_000).length);
});

test('an address names all levels above', () => {
  const village = homeVillages(20_000)[0]!;
  expect(addressOf(village.code)).toBe(village.fullName);
  expect(village.fullName).toMatch(/^暖州省晴川市云溪县.+(街道|镇|乡).+(村|社区)$/);
  expect(addressOf('990102')).toBe('暖州省晴川市禾丰县');
  expect(otherVillages.every(({ code }) => code.startsWith('9902'))).toBe(true);
});
