/** The tour's households: the first of the list that shows each point, none twice. */
import { expect, test } from 'vitest';
import type { TodayReason, TodayRow } from '../../../programs/today/rank.ts';
import { householdsOf } from './lessons.ts';

const row = (household: number, ...reasons: [TodayReason, ...TodayReason[]]): TodayRow => ({
  household,
  people: [household],
  section: 'today',
  reasons,
  owedFen: 0,
});
const questions = { person: 1, code: 'questions', program: 'cn/rural-award', count: 1 } as const;
const money = { daysWaiting: 9, fen: 100 } as const;
const owed = { person: 1, code: 'owed', program: 'cn/rural-award', ...money } as const;
const due = { person: 1, code: 'due', daysLeft: 9, of: { purpose: 'service' } } as const;

test('each lesson has its household, and one that shows two points is used once', () => {
  const rows = [row(1, due, owed), row(2, owed, questions), row(3, questions)];
  expect(householdsOf(rows).map((one) => one?.household)).toEqual([1, 2, 3]);
});

test('a list without such a household leaves the lesson without one', () => {
  expect(householdsOf([row(3, questions)]).map((one) => one?.household)) //
    .toEqual([undefined, undefined, 3]);
  expect(householdsOf([])).toEqual([undefined, undefined, undefined]);
});
