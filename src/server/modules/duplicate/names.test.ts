/** Forms of names: what is one name, and how it is read. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nameKey, nameKeys } from './names.ts';

const readingOf = (name: string) => nameKey(name).reading;
const usualOf = (name: string) => nameKey(name).usual;

test.each([
  ['张丽', '張麗'],
  ['刘国强', '劉國強'],
  ['钟启群', '鍾啟羣'],
  ['吕晋峰', '呂晉峯'],
  ['黄温', '黃溫'],
])('%s and %s are one name in different characters', (usual, other) => {
  expect(usualOf(other)).toBe(usual);
  expect(usualOf(usual)).toBe(usual);
});

test.each([
  ['喆', '哲'],
  ['堃', '坤'],
  ['昇', '升'],
  ['闫', '阎'],
  ['肖', '萧'],
])('%s and %s are characters of their own that are often exchanged', (one, other) => {
  expect(usualOf(one)).not.toBe(usualOf(other));
  expect(nameKey(one).exchanged).toBe(nameKey(other).exchanged);
});

test.each([
  ['仇英', 'qiu ying'],
  ['查理', 'zha li'],
  ['單雄', 'shan xiong'],
  ['尉遲恭', 'yu chi gong'],
  ['万俟明', 'mo qi ming'],
  ['单于雷', 'chan yu lei'],
  ['單于雷', 'chan yu lei'],
  ['么红', 'yao hong'],
  ['吕丽', 'lv li'],
])('%s is read as a surname: %s', (name, reading) => {
  expect(readingOf(name)).toBe(reading);
});

test('a name in parts is the same with any dot, with spaces, or without', () => {
  const written = [
    '阿依古丽·买买提',
    '阿依古丽•买买提',
    '阿依古丽 ・ 買買提',
    '阿依古丽．买买提',
    '阿依古丽买买提',
  ];
  expect(new Set(written.map(usualOf))).toEqual(new Set(['阿依古丽买买提']));
  expect(readingOf(written[0]!)).toBe('a yi gu li mai mai ti');
});

test('one character, characters beyond the basic plane, Latin letters and nothing are names', () => {
  expect(nameKey('测')).toMatchObject({ usual: '测', reading: 'ce', initials: 'c' });
  expect(nameKey('测𣒍')).toMatchObject({ reading: 'ce 𣒍', initials: 'c𣒍' });
  expect(usualOf('Ａｎｎａ')).toBe('anna');
  expect(nameKey(' ')).toMatchObject({ written: '', reading: '', initials: '' });
});

test('what many speakers do not tell apart is nearly the same reading', () => {
  const near = (name: string) => nameKey(name).nearReading;
  expect(near('章宁')).toBe(near('臧林'));
  expect(near('陈英')).toBe(near('程因'));
  expect(near('陈英')).not.toBe(near('陈红'));
});

const names = fc.string({
  unit: fc.constantFrom(...'張张劉刘單单于喆哲閆阎買买·• 𣒍a測拟龢祎'),
  maxLength: 6,
});

test('forms of a form are the form itself, and the remembered key is the key', () => {
  const keyOf = nameKeys();
  fc.assert(
    fc.property(names, (name) => {
      const key = nameKey(name);
      expect(nameKey(key.written)).toEqual(key);
      expect(nameKey(key.usual).usual).toBe(key.usual);
      expect(nameKey(key.exchanged).exchanged).toBe(key.exchanged);
      expect([keyOf(name), keyOf(name)]).toEqual([key, key]);
    }),
  );
});
