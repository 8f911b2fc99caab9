/** People are found as they are remembered: a piece of the name, its sound, its initials, the end of a number. */
import { expect, test } from 'vitest';
import { packed } from '../fixtures/phones.ts';
import { searchPeople } from './search.ts';

const people = [
  packed(1, { name: '测王秀英', pinyin: ['ce wang xiu ying', 'cwxy'], phone: '139-0000-1234' }),
  packed(2, { name: '测王秀', pinyin: ['ce wang xiu', 'cwx'] }),
  packed(3, { name: '测李明', pinyin: ['ce li ming', 'clm'], phone: '13900005678' }),
].map((person) => ({ ...person, ref: `person/${person.id}` as const, said: [] }));

test.each([
  ['测王秀', [2, 1]],
  ['cwx', [2, 1]],
  ['Wang Xiu', [2, 1]],
  ['ＬＩＭＩＮＧ', [3]],
  ['1234', [1]],
  ['139', []],
  ['', []],
  ['nobody', []],
])('"%s" finds %j', (text, ids) => {
  expect(searchPeople(people, text).map(({ id }) => id)).toEqual(ids);
});
