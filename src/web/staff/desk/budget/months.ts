/** Months in words, and the months that a try may begin with. */
import type { Language } from '../../../../rules/index.ts';

/** A month named by a day of it, YYYY-MM-DD: 2027年1月, January 2027. */
export const monthText = (month: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', {
    ...{ year: 'numeric', month: 'long', timeZone: 'UTC' },
  }).format(new Date(`${month}T00:00:00Z`));

/** First days of months, beginning with that of a day. Shape: YYYY-MM-01. */
export function monthsFrom(day: string, count: number): readonly string[] {
  const [year, month] = day.split('-').map(Number) as [number, number];
  return Array.from({ length: count }, (_, ahead) => {
    const index = year * 12 + month - 1 + ahead;
    const place = String((index % 12) + 1).padStart(2, '0');
    return `${Math.floor(index / 12)}-${place}-01`;
  });
}

/** The first January after a day: a reform mostly begins with a year. */
export const nextJanuary = (day: string): string => `${Number(day.slice(0, 4)) + 1}-01-01`;
