/** However a login is typed, it is the same login; codes survive being read out. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findLogin } from './login.ts';
import { newCode, readCode } from './tokens.ts';

describe('a login', () => {
  test.each([
    [' g20441 ', 'staff-number', 'G20441'],
    ['ｇ２０４４１', 'staff-number', 'G20441'],
    ['139 0000 0001', 'phone', '13900000001'],
    ['+86 139-0000-0001', 'phone', '13900000001'],
    ['１３９００００００１１', 'phone', '13900000011'],
  ])('typed "%s" is the %s %s', (typed, kind, value) => {
    expect(findLogin(typed)).toEqual({ kind, value });
  });

  test.each([
    '',
    'ab',
    '990101196611208416',
    '张三',
    "x'; --",
    'a'.repeat(40),
  ])('"%s" can be none', (typed) => expect(findLogin(typed)).toBeUndefined());

  test('is found in anything without an error', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const found = findLogin(typed);
        return found === undefined || findLogin(found.value)?.value === found.value;
      }),
    );
  });
});

describe('a code', () => {
  test('has 128 random bits and reads the same in small letters, without hyphens and with look-alikes', () => {
    const codes = Array.from({ length: 500 }, newCode);
    expect(new Set(codes).size).toBe(500);
    for (const code of codes) {
      expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{2}$/);
      const typed = ` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `;
      expect(readCode(typed)).toBe(readCode(code));
    }
  });
});
