/** Working days, Monday to Friday. Public holidays are not known here, so a time limit may end on one. */

/** 1970-01-01 was a Thursday; 0 is a Sunday. */
const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7;

const isWorkingDay = (day: number): boolean => weekdayOf(day) % 6 !== 0;

/** The last of so many working days after a day. */
export function workingDayAfter(day: number, count: number): number {
  let last = day;
  for (let left = count; left > 0; ) {
    last += 1;
    if (isWorkingDay(last)) left -= 1;
  }
  return last;
}
