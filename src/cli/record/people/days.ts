/** Stretches of days in words, where an end that is not given is open. */
import { dateWords, spanWords } from '../../../exchange/report/index.ts';
import { BEGINNING, END, isoDate, type Language, toDay } from '../../../rules/index.ts';

const dateOf = (day: number): string | null =>
  day === BEGINNING || day === END ? null : isoDate(toDay(day));

/** Empty for all days; one day is its date. */
export function daysShown(
  from: number = BEGINNING,
  until: number = END,
  language: Language,
): string {
  if (from === BEGINNING && until === END) return '';
  if (until === from + 1) return dateWords(isoDate(toDay(from)), language);
  return spanWords([dateOf(from), dateOf(until)], language);
}
