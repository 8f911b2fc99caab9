/** The generated roster says what the people are, and its planted mistakes are known. */
import { expect, test } from 'vitest';
import { parseIdentityNumber } from '../../model/identity-number.ts';
import { findDay } from '../../rules/index.ts';
import { on, people } from '../fixtures/county.ts';
import { type RosterColumn, type RosterRow, rosterHeader } from './header.ts';
import { defaultMistakeRates, type PlantedMistake } from './mistakes.ts';
import { rosterRows } from './rows.ts';

const cell = (row: RosterRow, column: RosterColumn) => row[rosterHeader.indexOf(column)] ?? null;

const plain = [...rosterRows(people, { on })];

function withMistakes(seed: number) {
  const mistakes: PlantedMistake[] = [];
  const onMistake = (mistake: PlantedMistake) => mistakes.push(mistake);
  const rows = [...rosterRows(people, { on, mistakes: defaultMistakeRates, seed, onMistake })];
  return { rows, mistakes };
}
const spoilt = withMistakes(1);
const rowsOf = (kind: PlantedMistake['kind']) =>
  spoilt.mistakes.filter((mistake) => mistake.kind === kind);

test('there is a row for each person, a value for each heading, and no planted mistake', () => {
  expect(plain).toHaveLength(people.length);
  for (const row of plain) {
    expect(row).toHaveLength(rosterHeader.length);
    const number = cell(row, '身份证号');
    if (number !== null) expect(parseIdentityNumber(number)).toHaveProperty('number', number);
  }
});

test('numbers of relatives are those of rows, or begin with 9909', () => {
  const known = new Set(plain.map((row) => cell(row, '身份证号')));
  for (const row of plain) {
    for (const column of ['父亲身份证号', '母亲身份证号', '配偶身份证号'] as const) {
      const number = cell(row, column);
      expect(number === null || number.startsWith('9909') || known.has(number)).toBe(true);
    }
  }
});

test('every planted mistake is told with its row, column and value', () => {
  for (const { row, column, value } of spoilt.mistakes) {
    expect(cell(spoilt.rows[row]!, column)).toBe(value);
  }
  const duplicates = rowsOf('duplicate');
  expect(spoilt.rows).toHaveLength(people.length + duplicates.length);
  for (const { row } of duplicates) expect(spoilt.rows[row]).toEqual(spoilt.rows[row - 1]);
});

test('what is planted is what the rows contain', () => {
  const wrong = spoilt.rows.flatMap((row, index) => {
    const number = cell(row, '身份证号');
    return number !== null && parseIdentityNumber(number) === 'check' ? [index] : [];
  });
  expect(wrong).toEqual(rowsOf('wrong-check-digit').map(({ row }) => row));
  const impossible = spoilt.rows.flatMap((row, index) => {
    const born = cell(row, '出生日期') ?? '';
    return /^\d{4}-\d\d-\d\d$/.test(born) && findDay(born) === undefined ? [index] : [];
  });
  expect(impossible).toEqual(rowsOf('impossible-date').map(({ row }) => row));
  for (const { value } of rowsOf('old-number')) {
    expect(parseIdentityNumber(value)).toHaveProperty('number');
  }
});

test('mistakes are planted at the stated rates, and the same for the same seed', () => {
  for (const kind of ['wrong-check-digit', 'impossible-date', 'duplicate'] as const) {
    const share = rowsOf(kind).length / people.length;
    expect(Math.abs(share - defaultMistakeRates[kind])).toBeLessThan(0.001);
  }
  expect(withMistakes(1).mistakes).toEqual(spoilt.mistakes);
  expect(withMistakes(2).mistakes).not.toEqual(spoilt.mistakes);
});

test('other ways of writing a date keep the day', () => {
  const written = rowsOf('other-date-format').map(({ value }) => value);
  const forms = new Set(written.map((value) => value.replace(/\d+/g, '0')));
  expect(forms).toEqual(new Set(['0年0月0日', '0', '0.0.0', '0/0/0']));
});

test('a mistake rate that is no share is refused', () => {
  const rows = rosterRows(people, { on, mistakes: { duplicate: -1 } });
  expect(() => rows.next()).toThrow(RangeError);
});
