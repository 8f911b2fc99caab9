/** What speaks for and against one person, piece by piece, and what must never look likely. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkCharacter } from '../../../model/identity-number.ts';
import { BEGINNING, day, END } from '../../../rules/index.ts';
import { type EvidenceName, evidenceTable, levelOf } from './evidence.ts';
import { candidates } from './fixtures/dense.ts';
import { type Candidate, compare } from './score.ts';

const withCheck = (digits: string) => digits + checkCharacter(digits);
const born = day('1968-03-05');
const number = withCheck('99010119680305001');
const li: Candidate = {
  id: 1,
  name: '测国强',
  sex: 'male',
  bornEarliest: born,
  bornLatest: born,
  idNumber: number,
  area: 990101001,
  household: 7,
  parents: [90, 91],
  phone: '000',
};
const bornOn = (text: string) => ({ bornEarliest: day(text), bornLatest: day(text) });

const evidenceOf = (a: Candidate, b: Candidate): readonly EvidenceName[] =>
  compare(a, b)?.evidence.map(({ name }) => name) ?? [];

const swappedNumber = number.slice(0, 12) + number[13] + number[12] + number.slice(14);

describe('each piece of evidence', () => {
  test.each<[EvidenceName, Partial<Candidate>]>([
    ['same-number', {}],
    ['id-15-and-18', { idNumber: '990101680305001' }],
    ['id-digits-transposed', { idNumber: swappedNumber }],
    ['id-one-digit-differs', { idNumber: number.replace('1968', '1978') }],
    ['both-have-different-valid-numbers', { idNumber: withCheck('99010119680305003') }],
    ['different-numbers', { idNumber: '1' }],
    ['same-name', { name: '测 国强' }],
    ['variant-characters', { name: '測國強' }],
    ['same-reading', { name: '测国墙' }],
    ['near-reading', { name: '测国前' }],
    ['name-partly-same', { name: '测强' }],
    ['different-name', { name: '测卫东' }],
    ['maybe-twins', { name: '测卫东' }],
    ['same-birth-day', {}],
    ['birth-day-month-swapped', bornOn('1968-05-03')],
    ['birth-one-digit', bornOn('1968-03-15')],
    ['birth-may-be-same', { bornEarliest: day('1968-01-01'), bornLatest: day('1968-12-31') }],
    ['different-birth', bornOn('1971-11-20')],
    ['different-sex', { sex: 'female' }],
    ['same-household', {}],
    ['same-area', {}],
    ['same-parents', { parents: [91] }],
    ['different-parents', { parents: [92, 93] }],
    ['same-phone', {}],
  ])('%s', (name, change) => {
    expect(evidenceOf(li, { ...li, ...change, id: 2 })).toContain(name);
  });
});

/** A piece that stands alone, where the pair of {@link li} cannot show it. */
test('exchanged characters are seen, and a parent is never the child', () => {
  const yan = { ...li, name: '闫测' };
  expect(evidenceOf(yan, { ...li, id: 2, name: '阎测' })).toContain('exchanged-characters');
  expect(compare(li, { ...li, id: 2, parents: [1] })).toBeUndefined();
});

test('a birth that may have been in any year says nothing', () => {
  const names = evidenceOf(li, { ...li, id: 2, bornEarliest: BEGINNING, bornLatest: END });
  expect(names).toEqual([
    'same-number',
    'same-name',
    ...['same-parents', 'same-household', 'same-area', 'same-phone'],
  ]);
});

const child = { ...bornOn('2020-06-01'), parents: [90, 91], household: 7, area: 990101001 };
const twin = (id: number, name: string, sequence: string): Candidate => ({
  id,
  name,
  ...child,
  idNumber: withCheck(`99010120200601${sequence}`),
});
const unnumbered: Candidate = { id: 2, name: '测大双', ...child };

describe('two people are never called likely to be one', () => {
  test.each<[string, Candidate, Candidate]>([
    ['twins with neighbouring numbers', twin(1, '测大双', '001'), twin(2, '测小双', '003')],
    ['twins of whom one has no number', twin(1, '测小双', '003'), unnumbered],
    [
      'twins whose names sound the same',
      { ...unnumbered, id: 1, name: '测莉' },
      { ...unnumbered, name: '测丽' },
    ],
    ['twins on one number', twin(1, '测小双', '001'), twin(2, '测大双', '001')],
    [
      'namesakes of one day and village',
      { ...li, parents: [] },
      { ...li, id: 2, idNumber: withCheck('99010119680305003') },
    ],
    [
      'namesakes with swapped digits that are both valid',
      { ...li, idNumber: withCheck('99010119680305012') },
      { ...li, id: 2, idNumber: withCheck('99010119680305021') },
    ],
    [
      'father and son of one name',
      li,
      {
        ...li,
        id: 2,
        ...bornOn('1990-01-20'),
        parents: [1],
        idNumber: withCheck('99010119900120001'),
      },
    ],
    [
      'brothers',
      li,
      {
        ...li,
        id: 2,
        name: '测国军',
        ...bornOn('1970-01-20'),
        idNumber: withCheck('99010119700120001'),
      },
    ],
    ['a couple on one number', li, { ...li, id: 2, name: '样丽', sex: 'female' }],
  ])('%s', (_, a, b) => {
    expect(compare(a, b)?.level ?? 'possible').toBe('possible');
  });
});

test('a second record without a number, in traditional characters, is likely', () => {
  const { idNumber: number = '', ...again } = { ...li, id: 2, name: '測國強' };
  expect(compare(li, again)).toMatchObject({
    a: 1,
    b: 2,
    score: 8 + 9 + 4 + 3 + 2 + 2,
    level: 'likely',
  });
  expect(compare(li, { ...again, idNumber: number })?.level).toBe('certain');
});

test('without a number nothing is certain', () => {
  const most = [
    'same-name',
    'same-birth-day',
    'same-household',
    'same-area',
    'same-parents',
    'same-phone',
  ] as const;
  const score = most.reduce((sum, name) => sum + evidenceTable[name].weight, 0);
  expect(levelOf(score, most)).toBe('likely');
});

test('a comparison is the same both ways, adds up, and never matches a record with itself', () => {
  fc.assert(
    fc.property(candidates(2), ([a, b]) => {
      const match = compare(a!, b!);
      expect(compare(b!, a!)).toEqual(match);
      expect(compare(a!, a!)).toBeUndefined();
      const sum = match?.evidence.reduce((score, { weight }) => score + weight, 0);
      expect(match?.score).toBe(sum);
    }),
  );
});

test('every piece says in both languages what it is', () => {
  const words = Object.values(evidenceTable).flatMap((piece) => [piece['zh-CN'], piece.en]);
  expect(new Set(words).size).toBe(words.length);
  expect(words.every((text) => text.trim() !== '')).toBe(true);
});
