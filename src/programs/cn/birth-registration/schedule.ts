/** One offer, made together with the other errands of a newborn’s first month. */
import { birth, type Duration, sameDay, years } from '../../../rules/index.ts';
import type { Schedule } from '../../definition.ts';

/** To the end of the day with the same number one month later. */
const oneMonth: Duration = { months: 1, days: 1 };

export const schedule = {
  registration: {
    anchor: birth,
    from: sameDay,
    until: oneMonth,
    catchUpUntil: years(1),
    keptBy: 'errand-done',
    oneVisitWith: ['cn/newborn-checklist/birthCertificate', 'cn/newborn-checklist/hukouEntry'],
    citation: 'when-it-is-offered',
  },
} satisfies Schedule;
