/** Slips in identity numbers, against trying out every text. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkCharacter, parseIdentityNumber } from '../../../model/identity-number.ts';
import { slipBetween, validNumbersNear, writtenNumber } from './numbers.ts';

const numbers = fc
  .record({
    year: fc.integer({ min: 1930, max: 2025 }),
    sequence: fc.integer({ min: 0, max: 995 }),
  })
  .map(({ year, sequence }) => `990101${year}1012${String(sequence).padStart(3, '0')}`)
  .map((digits) => digits + checkCharacter(digits));

const isValid = (text: string) => typeof parseIdentityNumber(text) !== 'string';

test('a number is compared as 18 characters; 15 digits are remembered as short', () => {
  const long = writtenNumber(`99010119490101001${checkCharacter('99010119490101001')}`);
  expect(writtenNumber('990101 490101 001')).toEqual({ ...long, isShort: true });
  expect(writtenNumber('12３4x')).toEqual({ text: '1234X', isValid: false, isShort: false });
  expect(writtenNumber(undefined)).toEqual(writtenNumber(''));
});

test('one slip is told from two', () => {
  expect(slipBetween('1234', '1244')).toBe('one-digit');
  expect(slipBetween('1234', '1324')).toBe('neighbours-swapped');
  expect(slipBetween('1234', '1432')).toBeUndefined();
  expect(slipBetween('1234', '1234')).toBeUndefined();
  expect(slipBetween('1234', '123')).toBeUndefined();
});

test('one slip in a valid number never gives another valid number', () => {
  fc.assert(
    fc.property(numbers, (number) => {
      expect(validNumbersNear(number).filter(isValid)).toEqual([]);
    }),
  );
});

test('whatever one slip makes of a number, the number is among those it may have been', () => {
  fc.assert(
    fc.property(numbers, fc.nat(17), fc.constantFrom(...'0123456789X'), (number, at, typed) => {
      const wrong = number.slice(0, at) + typed + number.slice(at + 1);
      const swapped =
        number.slice(0, at) + (number[at + 1] ?? '') + number[at] + number.slice(at + 2);
      for (const text of [wrong, swapped].filter((it) => it !== number)) {
        expect(validNumbersNear(text)).toContain(number);
        expect(validNumbersNear(text).every((it) => slipBetween(it, text) !== undefined)).toBe(
          true,
        );
      }
    }),
  );
});
