/** A timeline as a row of characters: certain days full, possible days light, a quarter of a year each. */
import type { DateSpan } from '../../../model/assessment.ts';
import { civilDate, day, dayOf, toDay } from '../../../rules/index.ts';

/** Years that a bar shows, those before the day asked first. */
const BEFORE = 4;
const AFTER = 8;
const QUARTERS = 4;
const YEAR_MONTHS = 12;

const firstYear = (on: number): number => civilDate(toDay(on)).year - BEFORE;

/** The years above the bars, each over its first quarter. */
export function yearScale(on: number): string {
  const first = firstYear(on);
  return Array.from({ length: BEFORE + AFTER }, (_, i) => `${first + i}`).join('');
}

/** Where the day asked is, below the bars. */
export function dayMark(on: number): string {
  const { month } = civilDate(toDay(on));
  const quarter = BEFORE * QUARTERS + Math.floor(((month - 1) * QUARTERS) / YEAR_MONTHS);
  return `${' '.repeat(quarter)}▲`;
}

/** Full where any day of the quarter is certain, light where one is possible, a dot elsewhere. */
export function timeBar(
  {
    certain,
    possible,
  }: { readonly certain: readonly DateSpan[]; readonly possible: readonly DateSpan[] },
  on: number,
): string {
  const first = firstYear(on);
  const quarter = (i: number) => dayOf(first + Math.floor(i / QUARTERS), (i % QUARTERS) * 3 + 1, 1);
  return Array.from({ length: (BEFORE + AFTER) * QUARTERS }, (_, i) => {
    const [from, until] = [quarter(i), quarter(i + 1)];
    if (certain.some((span) => meets(span, from, until))) return '█';
    return possible.some((span) => meets(span, from, until)) ? '░' : '·';
  }).join('');
}

const meets = ([from, until]: DateSpan, first: number, end: number): boolean =>
  (from === null || day(from) < end) && (until === null || day(until) > first);
