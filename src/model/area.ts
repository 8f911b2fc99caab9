/**
 * Area codes: 2 digits a province, 4 a city, 6 a county, 9 a town, 12 a village. Shorter codes and
 * codes filled up with zeros stand for everything below them.
 */

/** Digits that end at each level, from village to city. */
const levels = [
  { from: 9, until: 12 },
  { from: 6, until: 9 },
  { from: 4, until: 6 },
  { from: 2, until: 4 },
] as const;

/**
 * The least and greatest 12-digit code that a code of any level stands for.
 * Errors: RangeError when it is not a code of 2, 4, 6, 9 or 12 digits.
 */
export function areaRange(code: string): { readonly low: number; readonly high: number } {
  if (!/^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$/.test(code)) {
    throw new RangeError(`"${code}" is not an area code of 2, 4, 6, 9 or 12 digits`);
  }
  let known = code;
  for (const { from, until } of levels) {
    if (known.length === until && /^0+$/.test(known.slice(from))) known = known.slice(0, from);
  }
  return { low: Number(known.padEnd(12, '0')), high: Number(known.padEnd(12, '9')) };
}

/** The shortest code that stands for a range of {@link areaRange}; its least code for any other range. */
export function areaCodeOf({ low, high }: { readonly low: number; readonly high: number }): string {
  const full = String(low).padStart(12, '0');
  const digits = [2, 4, 6, 9].find((length) => {
    const range = areaRange(full.slice(0, length));
    return range.low === low && range.high === high;
  });
  return full.slice(0, digits);
}
