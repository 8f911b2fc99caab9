/**
 * Who decides about somebody's data: herself from 14 on, a parent or guardian before (Personal Information
 * Protection Law, article 31). The line is her birthday; a birth that is known roughly is never held against her.
 */
import { BEGINNING, END, shift, toDay, years } from '../../rules/index.ts';

const OWN_DATA_YEARS = 14;

/** Days `[from, until)` on which somebody can have been born. */
export type Birth = { readonly from: number; readonly until: number };

/** Whether she has not reached 14 on a day, however early she was born. */
export const isCertainlyChild = (birth: Birth | undefined, today: number): boolean =>
  birth !== undefined && birth.from !== BEGINNING && fourteen(birth.from) > today;

/** Whether she can still be under 14 on a day: so long a guardian's consent holds. */
export const isPossiblyChild = (birth: Birth | undefined, today: number): boolean =>
  birth === undefined || birth.until === END || fourteen(birth.until - 1) > today;

const fourteen = (born: number): number => shift(toDay(born), years(OWN_DATA_YEARS));
