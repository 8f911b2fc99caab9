/**
 * When an age is attained. Countries differ, so a pack fixes it once and everything asks here.
 */
import { addMonths, type Day, END, BEGINNING, monthIndexOf, firstOfMonth } from './day.ts';

/** How a pack counts ages. */
export type AgeRule = {
  /** An age begins on the birthday, or (China) on the day after it. */
  readonly attained: 'birthday' | 'day-after-birthday';
  /** Where a birthday falls in a month that lacks its day: the month's last day, or the next month's first. */
  readonly missingDay: 'month-end' | 'next-month';
};

/** The first day on which someone born on `birth` is `ageMonths` months old. Open ends stay open. */
export function attainedOn(birth: Day, ageMonths: number, rule: AgeRule): Day {
  if (birth === END || birth === BEGINNING) return birth;
  const after = rule.attained === 'day-after-birthday' ? 1 : 0;
  return (birthdayAt(birth, ageMonths, rule) + after) as Day;
}

function birthdayAt(birth: Day, ageMonths: number, rule: AgeRule): Day {
  const clamped = addMonths(birth, ageMonths);
  if (rule.missingDay === 'month-end') return clamped;
  const dayOfMonth = birth - firstOfMonth(monthIndexOf(birth));
  const month = monthIndexOf(clamped);
  return clamped - firstOfMonth(month) === dayOfMonth ? clamped : firstOfMonth(month + 1);
}
