/** The fictional area list holds every place that generated people have to do with. */
import { expect, test } from 'vitest';
import { readAreaList } from '../exchange/areas/index.ts';
import { day } from '../rules/index.ts';
import { fictionalAreaList } from './area-list.ts';
import { generateCounty } from './county.ts';

test('it is what an importer reads from it', () => {
  const areas = fictionalAreaList(20_000);
  const rows = areas.map(({ code, name }) => [code, name]);
  const read = readAreaList([['code', 'name'], ...rows]);
  expect(read.problems).toEqual([]);
  // An importer puts all areas of a level before those below.
  expect(read.areas).toEqual(areas.toSorted((a, b) => a.code.length - b.code.length));
});

test('its villages have committees of both kinds, in five levels of areas', () => {
  const areas = fictionalAreaList(20_000);
  expect(new Set(areas.map(({ level }) => level)).size).toBe(5);
  expect(new Set(areas.map(({ kind }) => kind))).toEqual(
    new Set([undefined, 'villagers-committee', 'residents-committee']),
  );
});

test.each([300, 20_000])('everybody of %i people lives and is registered in it', (size) => {
  const codes = new Set(fictionalAreaList(size).map(({ code }) => code));
  const people = [...generateCounty({ seed: 1, size, on: day('2026-11-22') })];
  const places = people.flatMap(({ facts }) =>
    facts.filter(({ kind }) => kind === 'residence' || kind === 'household-registration'),
  );
  expect(places.length).toBeGreaterThan(size);
  expect(places.filter(({ value }) => value !== undefined && !codes.has(`${value}`))).toEqual([]);
});
