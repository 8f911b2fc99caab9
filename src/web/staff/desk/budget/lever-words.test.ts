/** Every amount that can be tried is called something, and counted in something. */
import { expect, test } from 'vitest';
import { leversOf } from '../../../../programs/budget/levers.ts';
import { getJurisdiction } from '../../../../programs/packs.ts';
import { packs } from '../../../../programs/registry.ts';
import { amountWords, unitWords } from './lever-words.ts';

const amounts = packs.flatMap(({ id }) =>
  leversOf(getJurisdiction(packs, id), '2026-11-22').flatMap((lever) =>
    lever.kind === 'amount' ? [lever] : [],
  ),
);

test('amounts of every pack have words in both languages', () => {
  const silent = amounts.filter(({ name, unit }) =>
    [amountWords(name), unitWords(unit)].some(
      (words) => !/\p{Script=Han}/u.test(words['zh-CN']) || /\p{Script=Han}/u.test(words.en),
    ),
  );
  expect(silent.map(({ id, unit }) => `${id} ${unit}`)).toEqual([]);
  expect(amounts.length).toBeGreaterThan(20);
});
