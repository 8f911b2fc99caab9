/** What a year brings to somebody, from what the phone works out and what the server said. */
import { firstOfYear, yearOf } from '../../../rules/index.ts';
import type { Assessment } from '../../../model/assessment.ts';
import type { Rights } from '../../offline/phone.ts';
import { isoOf } from '../person/reading.ts';

/** Lines of this calendar year. Units: fen. */
export function fenAYearOf({ here, server }: Rights, today: number): number {
  const [from, until] = [firstOfYear(yearOf(today)), firstOfYear(yearOf(today) + 1)];
  const told = server.unpaid
    .filter(([, first, , , , isPayable]) => isPayable === 1 && from <= first && first < until)
    .reduce((sum, [, , , fen]) => sum + fen, 0);
  return told + here.reduce((sum, one) => sum + fenOfYear(one, today), 0);
}

/** What one program pays in this calendar year. Units: fen. */
export function fenOfYear({ payments }: Assessment, today: number): number {
  const [from, until] = [yearStart(today), yearStart(today, 1)];
  return payments
    .filter((line) => from <= line.from && line.from < until)
    .reduce((sum, { amountFen }) => sum + amountFen, 0);
}

const yearStart = (today: number, later = 0): string => isoOf(firstOfYear(yearOf(today) + later));
