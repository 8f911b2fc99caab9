/** A first offer at 35, unless she was screened lately, and another three years after each screening. */
import { fact } from '../../../model/facts/index.ts';
import { age, all, firstDayOf, months, not, sameDay, within, years } from '../../../rules/index.ts';
import type { Schedule } from '../../definition.ts';

const screening = fact('cervical-screening').each;

export const schedule = {
  firstScreening: {
    anchor: firstDayOf(
      all({
        turning35: age.between(years(35), months(35 * 12 + 1)),
        notScreenedInFourYears: not(within(screening, sameDay, years(4))),
      }),
    ),
    from: sameDay,
    until: years(1),
    catchUpUntil: years(30),
    keptBy: 'cervical-screening',
    citation: 'first-offer',
  },
  nextScreening: {
    anchor: screening,
    from: years(3),
    until: years(4),
    catchUpUntil: years(30),
    keptBy: 'cervical-screening',
    citation: 'interval',
  },
} satisfies Schedule;
