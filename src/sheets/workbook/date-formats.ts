/** Tells the number formats of dates from all others. */

/**
 * Formats that have a number and no code. 27-36 and 50-58 are the dates of East Asian editions;
 * 2024年1月5日 is number 31 in Chinese Excel.
 */
export const isDateFormatId = (id: number): boolean =>
  (id >= 14 && id <= 22) ||
  (id >= 27 && id <= 36) ||
  (id >= 45 && id <= 47) ||
  (id >= 50 && id <= 58);

/** Whether a format code shows a year, month, day or time; quoted and escaped text does not count. */
export function isDateFormat(code: string): boolean {
  const first = code
    .replaceAll(/"[^"]*"|\\.|_.|\*./g, '')
    .replaceAll(/\[[^[\]]*\]/g, (bracket) => (/^\[(h+|m+|s+)\]$/i.test(bracket) ? 'h' : ''))
    .split(';')[0]!;
  if (/general|standard/i.test(first)) return false;
  return /[ymdhs]/i.test(first) && !/[#?]/.test(first);
}
