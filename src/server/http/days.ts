/** Days between the network, where they are text without open ends, and the record, where they are integers. */
import { BEGINNING, END, findDay, isoDate, toDay } from '../../rules/index.ts';

/** Whether the calendar has it, and the database: for that there is no year 0. */
export const isDay = (text: string): boolean => findDay(text) !== undefined && text >= '0001';

/** The day that a request names. Errors: REQUEST_INVALID for a day that the calendar does not have. */
export function dayFrom(text: string, place: string): number {
  const found = findDay(text);
  if (found !== undefined) return found;
  throw Object.assign(new Error(`${place} is no day`), {
    code: 'REQUEST_INVALID',
    detail: { place },
  });
}

type DaysText = { readonly from?: string; readonly until?: string };

/** `[from, until)` of a request, absent where it names none. Errors: REQUEST_INVALID. */
export const daysFrom = ({ from, until }: DaysText) => ({
  ...(from !== undefined && { from: dayFrom(from, 'body/from') }),
  ...(until !== undefined && { until: dayFrom(until, 'body/until') }),
});

/** A day as it travels. */
export const dayShown = (day: number): string => isoDate(toDay(day));

/** `[from, until)` as it travels: open ends are left out. */
export const daysShown = ({ from, until }: { readonly from: number; readonly until: number }) => ({
  ...(from !== BEGINNING && { from: dayShown(from) }),
  ...(until !== END && { until: dayShown(until) }),
});
