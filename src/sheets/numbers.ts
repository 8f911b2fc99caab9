/**
 * What a stored number is: a date by its format, an identity number that has lost its last
 * digits, or a number.
 */
import type { Cell, SheetCode, SheetDetail } from './types.ts';

/** A cell's value, or why it has none or not the one that was typed. */
export type NumberReading = {
  readonly cell: Cell;
  readonly code?: SheetCode;
  readonly detail?: SheetDetail;
};

const DAYS_1900_TO_1970 = 25_569;
const DAYS_1904_TO_1970 = 24_107;

/** Excel counts a 29 February 1900, which never was, as Lotus 1-2-3 did. */
const SERIAL_THAT_NEVER_WAS = 60;

/** 9999-12-31; Excel shows a larger number in a date format as #####. */
const SERIAL_MAX = 2_958_465;

/**
 * The day of a serial number in a cell with a date format. A time of day alone, or a number past
 * Excel's last date (someone typed 20240105 into a date cell), stays a number.
 */
export function dateCell(serial: number, is1904: boolean): NumberReading {
  const whole = Math.floor(serial);
  if (whole < 0) return { cell: null, code: 'SHEET_DATE_IMPOSSIBLE' };
  if (whole > SERIAL_MAX) return { cell: serial };
  if (is1904) return { cell: { day: whole - DAYS_1904_TO_1970 } };
  if (whole === 0) return { cell: serial };
  if (whole === SERIAL_THAT_NEVER_WAS) return { cell: null, code: 'SHEET_DATE_IMPOSSIBLE' };
  const missing = whole < SERIAL_THAT_NEVER_WAS ? 1 : 0;
  return { cell: { day: whole + missing - DAYS_1900_TO_1970 } };
}

/** The serial number of a day in the 1900 system, or undefined before 1900-03-01. */
export function findSerial(day: number): number | undefined {
  const serial = day + DAYS_1900_TO_1970;
  return serial > SERIAL_THAT_NEVER_WAS && serial <= SERIAL_MAX ? serial : undefined;
}

/** Integers from here on do not fit the 15 digits that Excel keeps. */
const LONG_INTEGER = 1e15;

/**
 * A number as stored. Long integers come back as text in full; unless the file holds digits that
 * no spreadsheet program could have rounded, they are reported as lost.
 */
export function numberCell(text: string): NumberReading {
  const value = Number(text);
  if (!Number.isFinite(value)) return { cell: null, code: 'SHEET_CELL_ERROR' };
  if (Math.abs(value) < LONG_INTEGER || !Number.isInteger(value)) return { cell: value };
  // A double beyond 10^21 is written with an exponent; nothing of that size is a number to read.
  const full = value < 1e21 && value > -1e21 ? String(value) : BigInt(value).toString();
  const isRounded = text === full || text === BigInt(value).toString() || /^-?\d{15}0+$/.test(text);
  if (/^-?\d+$/.test(text) && !isRounded) return { cell: text };
  return { cell: full, code: 'SHEET_NUMBER_LOST_DIGITS', detail: { digits: full.length } };
}

const DAY_MILLISECONDS = 86_400_000;

/** A day as YYYY-MM-DD. */
export const isoDay = (day: number): string =>
  new Date(day * DAY_MILLISECONDS).toISOString().slice(0, 10);

/** The day of a text that begins with YYYY-MM-DD, or undefined. */
export function findIsoDay(text: string): number | undefined {
  const time = Date.parse(`${text.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(time) ? undefined : time / DAY_MILLISECONDS;
}
