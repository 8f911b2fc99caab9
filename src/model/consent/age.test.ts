/** Whose word counts, on the days around a fourteenth birthday and where a birth is known roughly. */
import { expect, test } from 'vitest';
import { BEGINNING, day, END } from '../../rules/index.ts';
import { isCertainlyChild, isPossiblyChild } from './age.ts';

const bornOn = (date: string) => ({ from: day(date), until: day(date) + 1 });

test('at 13 years and 364 days a guardian decides, at 14 years she does', () => {
  const birth = bornOn('2012-11-22');
  expect([isCertainlyChild(birth, day('2026-11-21')), isPossiblyChild(birth, day('2026-11-21'))]) //
    .toEqual([true, true]);
  expect([isCertainlyChild(birth, day('2026-11-22')), isPossiblyChild(birth, day('2026-11-22'))]) //
    .toEqual([false, false]);
});

test('born on 29 February she decides from 28 February on', () => {
  const birth = bornOn('2012-02-29');
  expect(isCertainlyChild(birth, day('2026-02-27'))).toBe(true);
  expect(isCertainlyChild(birth, day('2026-02-28'))).toBe(false);
});

test('known to the year, she is taken for neither while either is possible', () => {
  const birth = { from: day('2012-01-01'), until: day('2013-01-01') };
  const today = day('2026-06-01');
  expect([isCertainlyChild(birth, today), isPossiblyChild(birth, today)]).toEqual([false, true]);
});

test('a birth that nobody knows never makes her a child', () => {
  const today = day('2026-06-01');
  for (const birth of [undefined, { from: BEGINNING, until: END }]) {
    expect([isCertainlyChild(birth, today), isPossiblyChild(birth, today)]).toEqual([false, true]);
  }
});
