/** Every value that the desk shows is called something and counted in something, in both languages. */
import { expect, test } from 'vitest';
import { leversOf } from '../../../../programs/budget/levers.ts';
import { getJurisdiction } from '../../../../programs/packs.ts';
import { packs } from '../../../../programs/registry.ts';
import { openValues } from '../../../../programs/version/signed.ts';
import { parameterWords, shownIn, unitOf } from './parameter-words.ts';

const places = packs.map(({ id }) => getJurisdiction(packs, id));
const amounts = places.flatMap((place) =>
  leversOf(place, '2026-11-22').flatMap((lever) => (lever.kind === 'amount' ? [lever] : [])),
);
const parameters = places.flatMap(({ programs }) =>
  programs.flatMap(({ id: program, parameters }) =>
    Object.values(parameters).map((one) => ({ ...one, program })),
  ),
);
const open = parameters.filter((one) => openValues(one).length > 0);

test('amounts to try and values to sign have words in every pack', () => {
  const silent = [...amounts, ...open].filter(({ name, unit }) =>
    [parameterWords(name), shownIn(unit).words].some(
      (words) => !/\p{Script=Han}/u.test(words['zh-CN']) || /\p{Script=Han}/u.test(words.en),
    ),
  );
  expect(silent.map(({ program, name, unit }) => `${program} ${name} ${unit}`)).toEqual([]);
  expect([amounts.length, open.length].every((count) => count > 20)).toBe(true);
});

test('every unit of fen is shown in yuan, with a hundredth of the number', () => {
  const shown = parameters.map(({ unit }) => [
    unit.startsWith('fen'),
    shownIn(unit).per === 100,
    shownIn(unit).words['zh-CN'].startsWith('元'),
  ]);
  expect(shown.filter((one) => new Set(one).size > 1)).toEqual([]);
});

test('the unit of a parameter is found by its program and name, also where a province changes it', () => {
  const lost = parameters.filter(({ program, name, unit }) => unitOf(program, name) !== unit);
  expect(lost).toEqual([]);
});
