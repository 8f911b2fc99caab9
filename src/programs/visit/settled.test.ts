/** Questions that settle nothing any more: those about days that are over, of what is no benefit. */
import { describe, expect, test } from 'vitest';
import { childHealth } from '../cn/child-health/program.ts';
import { childcareSubsidy } from '../cn/childcare-subsidy/program.ts';
import { isSettled } from './settled.ts';

describe('a service that somebody certainly has today', () => {
  const { id } = childHealth;

  test('is not asked about for days that are over', () => {
    expect(
      isSettled(
        childHealth,
        [
          [id, 80, 90, 0],
          [id, 90, null, 1],
        ],
        100,
      ),
    ).toBe(true);
  });

  test('is asked about while a day ahead is open', () => {
    expect(
      isSettled(
        childHealth,
        [
          [id, 90, 120, 1],
          [id, 120, null, 0],
        ],
        100,
      ),
    ).toBe(false);
    expect(isSettled(childHealth, [[id, 110, null, 1]], 100)).toBe(false);
    expect(isSettled(childHealth, [], 100)).toBe(false);
  });

  test('is not asked about once its days are over, as after a death', () => {
    expect(isSettled(childHealth, [[id, 50, 100, 0]], 100)).toBe(true);
  });
});

test('of a benefit money may be left of days that are over', () => {
  const { id } = childcareSubsidy;
  expect(
    isSettled(
      childcareSubsidy,
      [
        [id, 80, 90, 0],
        [id, 90, null, 1],
      ],
      100,
    ),
  ).toBe(false);
});
