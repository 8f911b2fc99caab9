/** Eight contacts; none is due any more once a birth is on record. */
import {
  all,
  type Duration,
  firstDayOf,
  not,
  sameDay,
  weeks,
  within,
} from '../../../rules/index.ts';
import type { Schedule } from '../../definition.ts';
import { birthOfThisPregnancy, pregnancyStart } from './eligibility.ts';

/** The first of these weeks of pregnancy, unless the pregnancy has ended. */
const inWeeks = (from: Duration, until: Duration) =>
  firstDayOf(
    all({
      inTheseWeeks: within(pregnancyStart, from, until),
      noBirthOnRecord: not(birthOfThisPregnancy),
    }),
  );

/** A contact that opens with a week of pregnancy, lasts two weeks and may be caught up for some. */
const atWeek = (week: number, catchUpWeeks: number) =>
  ({
    anchor: inWeeks(weeks(week), weeks(week + 2)),
    from: sameDay,
    until: weeks(2),
    catchUpUntil: weeks(catchUpWeeks),
    keptBy: 'antenatal-contact',
    citation: 'contacts',
  }) as const;

export const schedule = {
  contactUpTo12Weeks: {
    anchor: inWeeks(weeks(0), weeks(13)),
    from: sameDay,
    until: weeks(13),
    catchUpUntil: weeks(20),
    keptBy: 'antenatal-contact',
    citation: 'contacts',
  },
  contactAt20Weeks: atWeek(20, 6),
  contactAt26Weeks: atWeek(26, 4),
  contactAt30Weeks: atWeek(30, 4),
  contactAt34Weeks: atWeek(34, 2),
  contactAt36Weeks: atWeek(36, 2),
  contactAt38Weeks: atWeek(38, 2),
  contactAt40Weeks: atWeek(40, 2),
} satisfies Schedule;
