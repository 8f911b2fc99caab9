/** Which years a timeline shows, and where on it a day falls. */
import type { DateSpan } from '../../../model/assessment.ts';
import { addMonths, day, firstOfYear, yearOf } from '../../../rules/index.ts';
import type { Stretches } from '../page.ts';

/** The visible years. Units: days since 1970-01-01, `[from, until)`. */
export type Scale = { readonly from: number; readonly until: number };

/** Edges farther from today than this are drawn as open ends. */
const YEARS_AROUND_TODAY = 12;
const MONTHS_AT_LEAST = 12;

const datesOf = ({ certain, possible }: Stretches): string[] =>
  [...certain, ...possible].flat().filter((date) => date !== null);

/**
 * Whole years around today that hold the edges of the result; where the result has none, those of
 * the conditions.
 */
export function scaleFor(result: Stretches, conditions: readonly Stretches[], on: string): Scale {
  const today = day(on);
  const earliest = addMonths(today, -12 * YEARS_AROUND_TODAY);
  const latest = addMonths(today, 12 * YEARS_AROUND_TODAY);
  const near = (dates: readonly string[]): number[] =>
    dates.map(day).filter((edge) => earliest <= edge && edge <= latest);
  const own = near(datesOf(result));
  const edges = own.length > 0 ? own : near(conditions.flatMap(datesOf));
  const from = Math.min(addMonths(today, -MONTHS_AT_LEAST), ...edges.map((edge) => edge - 60));
  const until = Math.max(addMonths(today, MONTHS_AT_LEAST), ...edges.map((edge) => edge + 60));
  return { from: firstOfYear(yearOf(from)), until: firstOfYear(yearOf(until) + 1) };
}

/** Where a day falls. Units: hundredths, 0 the left edge and 100 the right one. */
export const placeOf = (scale: Scale, at: number): number =>
  Math.round((10_000 * (at - scale.from)) / (scale.until - scale.from)) / 100;

/** Years to write on the axis: at most five, evenly spaced. */
export function yearTicks(scale: Scale): { readonly year: number; readonly at: number }[] {
  const first = yearOf(scale.from);
  const count = yearOf(scale.until - 1) - first + 1;
  const step = [1, 2, 5, 10, 20, 50].find((size) => count / size <= 5) ?? 100;
  const ticks: { readonly year: number; readonly at: number }[] = [];
  for (let year = first; year < first + count; year += step) {
    ticks.push({ year, at: placeOf(scale, Math.max(firstOfYear(year), scale.from)) });
  }
  return ticks;
}

/** How far apart the years on the axis are, a leap day apart. Units: hundredths. */
export function tickWidth(scale: Scale): number {
  const [first, second] = yearTicks(scale);
  return second ? second.at - first!.at : 100;
}

/** One bar: its two ends on the picture, and whether it goes on beyond them. */
export type Stretch = {
  readonly left: number;
  readonly right: number;
  readonly goesOnLeft: boolean;
  readonly goesOnRight: boolean;
};

/** The visible parts of stretches of days. */
export function visible(scale: Scale, spans: readonly DateSpan[]): Stretch[] {
  return spans.flatMap(([start, end]) => {
    const from = start === null ? -Infinity : day(start);
    const until = end === null ? Infinity : day(end);
    if (until <= scale.from || from >= scale.until) return [];
    return {
      left: placeOf(scale, Math.max(from, scale.from)),
      right: placeOf(scale, Math.min(until, scale.until)),
      goesOnLeft: from < scale.from,
      goesOnRight: until > scale.until,
    };
  });
}
