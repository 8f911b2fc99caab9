/** Dice of one seed fall alike everywhere, and evenly. */
import { expect, test } from 'vitest';
import { randomStream, weighted } from './random.ts';

const drawn = (seed: number, stream: number, count: number): number[] => {
  const random = randomStream(seed, stream);
  return Array.from({ length: count }, random.uniform);
};

test('the same stream gives the same numbers for ever', () => {
  const words = drawn(1, 0, 3).map((value) => value * 4294967296);
  expect(words).toEqual([407845930, 939797500, 1322609786]);
});

test('streams and seeds beside each other have nothing in common', () => {
  const both = new Set([...drawn(1, 0, 500), ...drawn(1, 1, 500), ...drawn(2, 0, 500)]);
  expect(both.size).toBe(1_500);
  const firsts = Array.from({ length: 2_000 }, (_, stream) => drawn(7, stream, 1)[0]!);
  const mean = firsts.reduce((sum, value) => sum + value, 0) / firsts.length;
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.02);
});

test('whole numbers reach both ends and nothing beyond', () => {
  const random = randomStream(3, 0);
  const values = new Set(Array.from({ length: 500 }, () => random.between(-2, 3)));
  expect([...values].sort((a, b) => a - b)).toEqual([-2, -1, 0, 1, 2, 3]);
});

test('values are drawn as often as their weights say', () => {
  const draw = weighted([['a', 1] as const, ['b', 3], ['never', 0]]);
  const random = randomStream(4, 0);
  const values = Array.from({ length: 20_000 }, () => draw(random));
  const share = values.filter((value) => value === 'b').length / values.length;
  expect(Math.abs(share - 0.75)).toBeLessThan(0.02);
  expect(values).not.toContain('never');
});
