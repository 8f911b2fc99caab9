/**
 * Thirteen contacts. A check-up named after an age opens on the day the child reaches it (in China the
 * day after the birthday) and lasts while the child has that age: a month, or a year from four on.
 */
import { fact } from '../../../model/facts/index.ts';
import { birth, days, type Duration, either, sameDay } from '../../../rules/index.ts';
import type { Schedule } from '../../definition.ts';

/** First day on which the child has completed so many months. */
const reached = (monthCount: number): Duration => ({ months: monthCount, days: 1 });

/** A check-up in one month of age, worth catching up until the next contact opens. */
const inMonth = (month: number, nextContactMonth: number) =>
  ({
    anchor: birth,
    from: reached(month),
    until: reached(month + 1),
    catchUpUntil: reached(nextContactMonth),
    keptBy: 'child-check',
    citation: 'check-ups-under-three',
  }) as const;

/** A check-up in one year of age. */
const inYear = (year: number) =>
  ({
    anchor: birth,
    from: reached(12 * year),
    until: reached(12 * (year + 1)),
    keptBy: 'child-check',
    citation: 'check-ups-from-four-to-six',
  }) as const;

export const schedule = {
  newbornHomeVisit: {
    anchor: either(fact('hospital-discharge').first, birth),
    from: sameDay,
    until: days(8),
    catchUpUntil: days(28),
    keptBy: 'newborn-home-visit',
    oneVisitWith: ['cn/maternal-care/postnatalHomeVisit'],
    citation: 'newborn-home-visit',
  },
  fullMonthCheck: {
    anchor: birth,
    from: days(28),
    until: days(31),
    catchUpUntil: reached(3),
    keptBy: 'child-check',
    citation: 'check-up-at-one-month',
  },
  threeMonthCheck: inMonth(3, 6),
  sixMonthCheck: inMonth(6, 8),
  eightMonthCheck: inMonth(8, 12),
  twelveMonthCheck: inMonth(12, 18),
  eighteenMonthCheck: inMonth(18, 24),
  twentyFourMonthCheck: inMonth(24, 30),
  thirtyMonthCheck: inMonth(30, 36),
  thirtySixMonthCheck: inMonth(36, 48),
  fourYearCheck: inYear(4),
  fiveYearCheck: inYear(5),
  sixYearCheck: inYear(6),
} satisfies Schedule;
