/** Words of the desk's rooms stand in one list: none takes another's place. */
import { expect, test } from 'vitest';
import { zh as budget } from './budget/words.ts';
import { zh as cases } from './cases/words.ts';
import { zh as fund } from './fund/words.ts';
import { zh as money } from './money/words.ts';
import { zh as papers } from './papers/words.ts';
import { zh as policy } from './policy/words.ts';
import { deskWords } from './words.ts';

test('no word of a room takes the place of another’s', () => {
  const rooms = [budget, cases, fund, money, papers, policy];
  const names = rooms.flatMap((room) => Object.keys(room));
  expect(names.filter((name, at) => names.indexOf(name) < at)).toEqual([]);
  const taken = rooms.flatMap((room) =>
    Object.entries(room).filter(([name, words]) => {
      const all: Readonly<Record<string, string>> = deskWords['zh-CN'];
      return all[name] !== words;
    }),
  );
  expect(taken).toEqual([]);
});
