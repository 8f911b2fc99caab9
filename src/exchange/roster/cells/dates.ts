/**
 * Dates as people write them, and how much is known when they write less than a day. Nothing is
 * guessed: a date that could be two days, or a day of the lunar calendar, is a problem.
 */
import {
  type Day,
  type DayRange,
  dayOf,
  firstOfMonth,
  isCivilDate,
  toDay,
  yearOf,
} from '../../../rules/index.ts';
import type { Cell } from '../cell.ts';

export type DateFault =
  | 'ROSTER_DATE_FORM'
  | 'ROSTER_DATE_IMPOSSIBLE'
  | 'ROSTER_DATE_ORDER'
  | 'ROSTER_DATE_LUNAR'
  | 'ROSTER_DATE_RANGE';

/** Earlier or later years are typing errors. */
const [yearMin, yearMax] = [1850, 2199] as const;

/** Days since 1970-01-01 of the day that spreadsheets number 0. */
const serialZero = dayOf(1899, 12, 30);

/**
 * The day, or the range of days that a year or month leaves open, or what is wrong with it.
 *
 * A number is a year, a month (202401), a date (20240105) or, from 10000 to 99999, a spreadsheet's
 * serial number. In a text, five digits are none of these.
 */
export function parseDate(cell: Exclude<Cell, null | boolean>): DayRange | DateFault {
  if (typeof cell === 'object') return inRange(toDay(cell.day));
  if (typeof cell === 'number') {
    if (cell >= 10_000 && cell < 100_000) return inRange(toDay(serialZero + Math.floor(cell)));
    // 2024.1 as a number may have been typed as 2024.10.
    return Number.isInteger(cell) ? fromText(String(cell)) : 'ROSTER_DATE_FORM';
  }
  return fromText(cell);
}

function fromText(cell: string): DayRange | DateFault {
  const written = /^[\x20-\x7E]*$/.test(cell) ? cell : cell.normalize('NFKC');
  const text = written.trim().replace(/[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$/, '');
  const parts = yearFirst.exec(text) ?? digitsOnly.exec(text);
  if (parts) return fromParts(parts[1]!, parts[2], parts[3]);
  if (/农历|阴历|旧历|正月|[冬腊闰]月|初[一二三四五六七八九十]/.test(text)) {
    return 'ROSTER_DATE_LUNAR';
  }
  const yearLast = /^(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4})$/.exec(text);
  if (yearLast) return fromDayAndMonth(yearLast[1]!, yearLast[2]!, yearLast[3]!);
  const english = englishDate(text);
  if (english) return english;
  return /^\d{2}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?$/.test(text)
    ? 'ROSTER_DATE_ORDER'
    : 'ROSTER_DATE_FORM';
}

/** 2024-01-05, 2024/1/5, 2024.1.5, 2024年1月5日, and the same without day, or without month. */
const yearFirst =
  /^(\d{4})(?:\s*[-/.年]\s*(?:(\d{1,2})(?:\s*(?:[-/.月]|月份)\s*(?:(\d{1,2})\s*[日号]?)?)?)?)?$/;

/** 20240105, 202401. */
const digitsOnly = /^(\d{4})(\d{2})(\d{2})?$/;

function fromParts(yearText: string, monthText?: string, dateText?: string): DayRange | DateFault {
  const year = Number(yearText);
  if (year < yearMin || year > yearMax) return 'ROSTER_DATE_RANGE';
  if (monthText === undefined) {
    return { earliest: dayOf(year, 1, 1), latest: dayOf(year, 12, 31) };
  }
  const month = Number(monthText);
  if (dateText === undefined) {
    if (!isCivilDate(year, month, 1)) return 'ROSTER_DATE_IMPOSSIBLE';
    const next = firstOfMonth(year * 12 + month);
    return { earliest: dayOf(year, month, 1), latest: next - 1 };
  }
  const date = Number(dateText);
  return isCivilDate(year, month, date)
    ? exactly(dayOf(year, month, date))
    : 'ROSTER_DATE_IMPOSSIBLE';
}

/** Day and month in either order: taken only where the other order is the same day or no day. */
function fromDayAndMonth(a: string, b: string, year: string): DayRange | DateFault {
  const readings = [fromParts(year, a, b), fromParts(year, b, a)];
  const [one, other] = readings.filter((reading) => typeof reading === 'object');
  if (one === undefined) return readings[0]!;
  return other === undefined || other.earliest === one.earliest ? one : 'ROSTER_DATE_ORDER';
}

const englishMonths = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

function englishDate(text: string): DayRange | DateFault | undefined {
  const match =
    /^(?<date>\d{1,2})[ -](?<month>[a-z]{3,9})\.?[ ,-]+(?<year>\d{4})$/i.exec(text) ??
    /^(?<month>[a-z]{3,9})\.? (?<date>\d{1,2}),? (?<year>\d{4})$/i.exec(text);
  const { year = '', month = '', date = '' } = match?.groups ?? {};
  const index = englishMonths.indexOf(month.slice(0, 3).toLowerCase());
  return index < 0 ? undefined : fromParts(year, String(index + 1), date);
}

function inRange(day: Day): DayRange | DateFault {
  const year = yearOf(day);
  return year < yearMin || year > yearMax ? 'ROSTER_DATE_RANGE' : exactly(day);
}

const exactly = (day: Day): DayRange => ({ earliest: day, latest: day });
