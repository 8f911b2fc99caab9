/** Identity numbers: the vectors of the standard, conversion, and what typing errors must not pass. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day, dayOf } from '../rules/index.ts';
import { checkCharacter, parseIdentityNumber } from './identity-number.ts';

describe('an identity number', () => {
  test('says who the holder is: the example of the standard', () => {
    expect(parseIdentityNumber('11010519491231002X')).toEqual({
      number: '11010519491231002X',
      born: day('1949-12-31'),
      sex: 'female',
      area: '110105',
    });
  });

  test.each([
    ['440524188001010014', day('1880-01-01')],
    ['990101199002280010', day('1990-02-28')],
    ['990101202402290028', day('2024-02-29')],
  ])('%s is valid', (number, born) => {
    expect(parseIdentityNumber(number)).toMatchObject({ number, born });
  });

  test.each([
    ['110105194912310021', 'check'],
    ['990101199002300018', 'date'],
    ['990101202302290020', 'date'],
    ['4405241880010100', 'form'],
    ['', 'form'],
    ['1101051949123100X2', 'form'],
    ['1.10105E+17', 'form'],
    [`99010118491231001${checkCharacter('99010118491231001')}`, 'date'],
    ['990101901301001', 'date'],
  ])('%s has the fault %s', (number, fault) => {
    expect(parseIdentityNumber(number)).toBe(fault);
  });

  test.each([
    '11010519491231002x',
    ' 110105 19491231 002X ',
    '１１０１０５１９４９１２３１００２Ｘ',
    "'110105-19491231-002X",
    '\uFEFF11010519491231002X\u3000',
  ])('is read however it is typed: "%s"', (text) => {
    expect(parseIdentityNumber(text)).toMatchObject({ number: '11010519491231002X' });
  });

  test('of 15 digits is converted, to the 1900s or for a centenarian’s sequence to the 1800s', () => {
    expect(parseIdentityNumber('110105491231002')).toMatchObject({ number: '11010519491231002X' });
    expect(parseIdentityNumber('990101950101996')).toMatchObject({ born: day('1895-01-01') });
    expect(parseIdentityNumber('990101950101995')).toMatchObject({ born: day('1995-01-01') });
  });
});

const numbers = fc
  .tuple(
    fc.integer({ min: 110000, max: 999999 }),
    fc.integer({ min: dayOf(1850, 1, 1), max: dayOf(2050, 12, 31) }),
    fc.integer({ min: 0, max: 999 }),
  )
  .map(([area, born, sequence]) => {
    const date = new Date(born * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '');
    const digits = `${area}${date}${String(sequence).padStart(3, '0')}`;
    return digits + checkCharacter(digits);
  });

test('every number that is put together rightly is read', () => {
  const isRead = (number: string) => typeof parseIdentityNumber(number) === 'object';
  fc.assert(fc.property(numbers, isRead));
});

test('one wrong digit is always noticed', () => {
  const slip = fc.tuple(numbers, fc.nat(17), fc.constantFrom(...'0123456789'));
  fc.assert(
    fc.property(slip, ([number, at, digit]) => {
      fc.pre(number[at] !== digit);
      const wrong = number.slice(0, at) + digit + number.slice(at + 1);
      expect(parseIdentityNumber(wrong)).toBe('check');
    }),
  );
});

test('two neighbours swapped are always noticed', () => {
  fc.assert(
    fc.property(numbers, fc.nat(16), (number, at) => {
      fc.pre(number[at] !== number[at + 1]);
      const swapped = number.slice(0, at) + number[at + 1] + number[at] + number.slice(at + 2);
      expect(typeof parseIdentityNumber(swapped)).toBe('string');
    }),
  );
});
