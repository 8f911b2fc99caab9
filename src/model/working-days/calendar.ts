/**
 * Counting working days. A year without a table is counted by weekdays and said to be provisional, so that a clock
 * that crosses into it is worked out again when the table arrives.
 */
import { day, toDay, yearOf } from '../../rules/index.ts';
import { knownYears, type YearOfWork } from './years.ts';

/** A day by which something must be done. Unknown: where it is not certain a year on the way has no table yet. */
export type DueDay = { readonly day: number; readonly isCertain: boolean };

export type WorkCalendar = {
  readonly isWorked: (day: number) => boolean;
  /** Whether the year of a day has a table. */
  readonly isKnown: (day: number) => boolean;
};

/** The calendar of the published tables; a county's own table of a year takes the place of the published one. */
export function workCalendar(own: readonly YearOfWork[] = []): WorkCalendar {
  const years = new Map([...knownYears, ...own].map((one) => [one.year, exceptionsOf(one)]));
  return {
    isWorked: (one) => years.get(yearOf(toDay(one)))?.get(one) ?? isWeekday(one),
    isKnown: (one) => years.has(yearOf(toDay(one))),
  };
}

/**
 * The last of so many working days after a day; that day itself does not count.
 *
 * Shape: the same day for none.
 */
export function workingDaysAfter(
  calendar: WorkCalendar,
  { from, count }: { readonly from: number; readonly count: number },
): DueDay {
  let at = from;
  let isCertain = calendar.isKnown(from);
  for (let left = count; left > 0; ) {
    at++;
    isCertain &&= calendar.isKnown(at);
    if (calendar.isWorked(at)) left--;
  }
  return { day: at, isCertain };
}

/** 1970-01-01 was a Thursday. */
const isWeekday = (one: number): boolean => (((one + 3) % 7) + 7) % 7 < 5;

/** Days of the year whose weekday does not say whether they are worked. */
function exceptionsOf({ year, off, worked }: YearOfWork): ReadonlyMap<number, boolean> {
  const dayIn = (text: string): number => day(`${year}-${text}`);
  const exceptions = new Map<number, boolean>();
  for (const [first, last] of off) {
    for (let one = dayIn(first); one <= dayIn(last); one++) exceptions.set(one, false);
  }
  for (const text of worked) exceptions.set(dayIn(text), true);
  return exceptions;
}
