/**
 * Seven contacts. Those before the birth are no longer due, and no longer shown, once a birth is on
 * record: nobody is reminded of a pregnancy that has ended.
 */
import { fact } from '../../../model/facts/index.ts';
import {
  all,
  days,
  type Duration,
  firstDayOf,
  not,
  sameDay,
  weeks,
  within,
} from '../../../rules/index.ts';
import type { Schedule } from '../../definition.ts';
import { birthOfThisPregnancy, homeAfterBirth, pregnancyStart } from './eligibility.ts';

/** The first of these weeks of pregnancy, unless the pregnancy has ended. */
const inWeeks = (from: Duration, until: Duration) =>
  firstDayOf(
    all({
      inTheseWeeks: within(pregnancyStart, from, until),
      noBirthOnRecord: not(birthOfThisPregnancy),
    }),
  );

export const schedule = {
  firstContact: {
    anchor: inWeeks(weeks(0), weeks(13)),
    from: sameDay,
    until: weeks(13),
    catchUpUntil: weeks(42),
    keptBy: 'antenatal-contact',
    citation: 'first-contact',
  },
  secondContact: {
    anchor: inWeeks(weeks(16), weeks(21)),
    from: sameDay,
    until: weeks(5),
    keptBy: 'antenatal-contact',
    citation: 'contacts-in-the-second-trimester',
  },
  thirdContact: {
    anchor: inWeeks(weeks(21), weeks(25)),
    from: sameDay,
    until: weeks(4),
    catchUpUntil: weeks(7),
    keptBy: 'antenatal-contact',
    citation: 'contacts-in-the-second-trimester',
  },
  fourthContact: {
    anchor: inWeeks(weeks(28), weeks(37)),
    from: sameDay,
    until: weeks(9),
    keptBy: 'antenatal-contact',
    citation: 'contacts-in-the-third-trimester',
  },
  fifthContact: {
    anchor: inWeeks(weeks(37), weeks(41)),
    from: sameDay,
    until: weeks(4),
    catchUpUntil: weeks(5),
    keptBy: 'antenatal-contact',
    citation: 'contacts-in-the-third-trimester',
  },
  postnatalHomeVisit: {
    anchor: homeAfterBirth,
    from: sameDay,
    until: days(8),
    catchUpUntil: days(29),
    keptBy: 'postnatal-home-visit',
    oneVisitWith: ['cn/child-health/newbornHomeVisit'],
    citation: 'postnatal-home-visit',
  },
  postnatalCheck: {
    anchor: fact('delivery').each,
    from: days(42),
    until: weeks(8),
    catchUpUntil: weeks(12),
    keptBy: 'postnatal-check',
    citation: 'check-on-day-42',
  },
} satisfies Schedule;
