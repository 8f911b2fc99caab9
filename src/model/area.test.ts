/** Ranges of area codes and the codes that stand for them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { areaCodeOf, areaRange } from './area.ts';

const codes = fc
  .tuple(
    fc.constantFrom(2, 4, 6, 9, 12),
    fc.stringMatching(/^[1-9][09]{11}$|^[1-9]\d{11}$/, { size: 'max' }),
  )
  .map(([length, digits]) => digits.slice(0, length));

test('the code of a range stands for that range and is none longer than the one it was made of', () => {
  fc.assert(
    fc.property(codes, (code) => {
      const range = areaRange(code);
      const shortest = areaCodeOf(range);
      expect(areaRange(shortest)).toEqual(range);
      expect(code.startsWith(shortest)).toBe(true);
    }),
  );
});

test('a town whose number ends in 9 keeps it', () => {
  expect(areaCodeOf(areaRange('990101009'))).toBe('990101009');
});
