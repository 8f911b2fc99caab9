/** One offer at a time: from 35 on, or three years after the last screening on record. */
import { fact } from '../../../model/facts/index.ts';
import { age, either, firstDayOf, sameDay, years } from '../../../rules/index.ts';
import type { Schedule } from '../../definition.ts';

export const schedule = {
  screening: {
    anchor: either(
      fact('breast-screening').last.plus(years(3)),
      firstDayOf(age.atLeast(years(35))),
    ),
    from: sameDay,
    until: years(1),
    catchUpUntil: years(30),
    keptBy: 'breast-screening',
    citation: 'when-it-is-offered',
  },
} satisfies Schedule;
