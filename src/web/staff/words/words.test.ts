/** The words of the application are there in both languages, say something, and take the same values. */
import { describe, expect, test } from 'vitest';
import { words } from './index.ts';

const areas = Object.entries(words) as readonly [
  string,
  Readonly<Record<'zh-CN' | 'en', Readonly<Record<string, string>>>>,
][];
const holesIn = (text: string) =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

describe.each(areas)('words of %s', (_, { 'zh-CN': zh, en }) => {
  test('have the same keys in both languages, and none is empty', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
    const empty = [...Object.entries(zh), ...Object.entries(en)].filter(([, text]) => !text.trim());
    expect(empty).toEqual([]);
  });

  test('take the same values', () => {
    const differ = Object.keys(zh).filter(
      (key) => `${holesIn(zh[key]!)}` !== `${holesIn(en[key]!)}`,
    );
    expect(differ).toEqual([]);
  });

  test('are Chinese in Chinese', () => {
    const foreign = Object.entries(zh).filter(
      ([, text]) =>
        !/[\p{Script=Han}。，]/u.test(text) && /[a-z]{3}/i.test(text.replace(/{{.*?}}/g, '')),
    );
    expect(foreign).toEqual([]);
  });
});
