/**
 * Seven contacts. A contact before the birth is counted from the first day of its window on which
 * she is still expecting, so that none falls due after a delivery.
 */
import { fact } from '../../../model/facts/index.ts';
import {
  all,
  days,
  type Duration,
  firstDayOf,
  sameDay,
  weeks,
  within,
} from '../../../rules/index.ts';
import type { Schedule } from '../../definition.ts';
import { expecting, homeAfterBirth, pregnancyStart } from './eligibility.ts';

const stillExpecting = (from: Duration, until: Duration) =>
  firstDayOf(all({ inTheseWeeks: within(pregnancyStart, from, until), expecting }));

export const schedule = {
  firstContact: {
    anchor: pregnancyStart,
    from: sameDay,
    until: weeks(13),
    catchUpUntil: weeks(42),
    keptBy: 'antenatal-contact',
    citation: 'first-contact',
  },
  secondContact: {
    anchor: stillExpecting(weeks(16), weeks(21)),
    from: sameDay,
    until: weeks(5),
    keptBy: 'antenatal-contact',
    citation: 'contacts-in-the-second-trimester',
  },
  thirdContact: {
    anchor: stillExpecting(weeks(21), weeks(25)),
    from: sameDay,
    until: weeks(4),
    catchUpUntil: weeks(7),
    keptBy: 'antenatal-contact',
    citation: 'contacts-in-the-second-trimester',
  },
  fourthContact: {
    anchor: stillExpecting(weeks(28), weeks(37)),
    from: sameDay,
    until: weeks(9),
    keptBy: 'antenatal-contact',
    citation: 'contacts-in-the-third-trimester',
  },
  fifthContact: {
    anchor: stillExpecting(weeks(37), weeks(41)),
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
