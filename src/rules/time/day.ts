/**
 * Civil days as integers, and the arithmetic of months on them.
 *
 * Everything in the core counts days since 1970-01-01 in the proleptic Gregorian calendar. There are
 * no instants and no zones here; who asks always says which day it is.
 */

declare const dayBrand: unique symbol;

/** A civil day: whole days since 1970-01-01; `BEGINNING` and `END` stand for open ends. */
export type Day = number & { readonly [dayBrand]: true };

/** Before every day: the open left end of a span. */
export const BEGINNING = -2147483648 as Day;

/** After every day: the open right end of a span. */
export const END = 2147483647 as Day;

/** A length of time: months are added first (clamping to the month's end), then days. */
export type Duration = { readonly months: number; readonly days: number };

export const years = (count: number): Duration => ({ months: 12 * count, days: 0 });
export const months = (count: number): Duration => ({ months: count, days: 0 });
export const weeks = (count: number): Duration => ({ months: 0, days: 7 * count });
export const days = (count: number): Duration => ({ months: 0, days: count });

/** Marks a number that is known to be a day, for values that come out of columns. */
export const toDay = (value: number): Day => value as Day;

/** Days from 1970-01-01 to the given civil date. Months run 1-12; the date is not validated. */
export function dayOf(year: number, month: number, dayOfMonth: number): Day {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear =
    Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + dayOfMonth - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return (era * 146097 + dayOfEra - 719468) as Day;
}

export type CivilDate = { readonly year: number; readonly month: number; readonly day: number };

/** The civil date of a day; months run 1-12. Open ends have no date and must not be passed. */
export function civilDate(value: Day): CivilDate {
  const index = monthIndexOf(value);
  const year = Math.floor(index / 12);
  return { year, month: index - year * 12 + 1, day: value - firstOfMonth(index) + 1 };
}

/** First days of the months of these years, because ages are asked millions of times. */
const TABLE_FROM_YEAR = 1800;
const TABLE_UNTIL_YEAR = 2300;
const DAYS_PER_MONTH = 146097 / 4800;

const monthStarts = Int32Array.from(
  { length: (TABLE_UNTIL_YEAR - TABLE_FROM_YEAR) * 12 + 1 },
  (_, i) => dayOf(TABLE_FROM_YEAR + Math.floor(i / 12), (i % 12) + 1, 1),
);
const TABLE_FIRST_DAY = monthStarts[0]!;
const TABLE_END_DAY = monthStarts[monthStarts.length - 1]!;
const TABLE_FIRST_MONTH = TABLE_FROM_YEAR * 12;

/** Months since year 0 (year × 12 + month − 1) of the month that holds the day. */
export function monthIndexOf(value: number): number {
  if (value < TABLE_FIRST_DAY || value >= TABLE_END_DAY) return distantMonthIndexOf(value);
  // The mean length of a month leads to the right month or a neighbour of it.
  let i = ((value - TABLE_FIRST_DAY) / DAYS_PER_MONTH) | 0;
  while (monthStarts[i]! > value) i--;
  while (monthStarts[i + 1]! <= value) i++;
  return TABLE_FIRST_MONTH + i;
}

function distantMonthIndexOf(value: number): number {
  // 400 years have 146,097 days, so any day has the month of a day in the table.
  const eras = Math.floor((value - TABLE_FIRST_DAY) / 146097);
  return monthIndexOf(value - eras * 146097) + eras * 4800;
}

/** The first day of a month counted as in {@link monthIndexOf}. */
export function firstOfMonth(monthIndex: number): Day {
  const i = monthIndex - TABLE_FIRST_MONTH;
  if (i >= 0 && i < monthStarts.length) return monthStarts[i] as Day;
  const year = Math.floor(monthIndex / 12);
  return dayOf(year, monthIndex - year * 12 + 1, 1);
}

/** 1 January of a year. */
export const firstOfYear = (year: number): Day => dayOf(year, 1, 1);

/** The year of a day. */
export const yearOf = (value: number): number => Math.floor(monthIndexOf(value) / 12);

/**
 * The same day of the month, `count` months later; the month's last day where it has no such day
 * (31 January + 1 month = 28 or 29 February). Open ends stay open.
 */
export function addMonths(value: Day, count: number): Day {
  if (value === END || value === BEGINNING) return value;
  const from = monthIndexOf(value);
  const start = firstOfMonth(from + count);
  const offset = value - firstOfMonth(from);
  const last = firstOfMonth(from + count + 1) - 1;
  return Math.min(start + offset, last) as Day;
}

/** The day moved by a duration. Open ends stay open. */
export function shift(value: Day, by: Duration): Day {
  if (value === END || value === BEGINNING) return value;
  return ((by.months === 0 ? value : addMonths(value, by.months)) + by.days) as Day;
}

/** Parses `YYYY-MM-DD`; undefined for anything else, including days that do not exist. */
export function findDay(text: string): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return undefined;
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return isCivilDate(year, month, date) ? dayOf(year, month, date) : undefined;
}

/** Whether the calendar has such a day. */
export function isCivilDate(year: number, month: number, date: number): boolean {
  if (!(month >= 1 && month <= 12 && date >= 1)) return false;
  const index = year * 12 + month - 1;
  return date <= firstOfMonth(index + 1) - firstOfMonth(index);
}

/**
 * The day written as `YYYY-MM-DD`, for policy texts and tests.
 * Errors: RangeError when the text is no day; use {@link findDay} for input from outside.
 */
export function day(text: string): Day {
  const found = findDay(text);
  if (found === undefined) throw new RangeError(`"${text}" is not a day written as YYYY-MM-DD`);
  return found;
}

/** `YYYY-MM-DD`; open ends give an empty string. */
export function isoDate(value: Day): string {
  if (value === END || value === BEGINNING) return '';
  const { year, month, day: date } = civilDate(value);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}
