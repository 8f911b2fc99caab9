/** Two supplies: when a plan is told, and when a pregnancy begins. */
import { months, sameDay } from '../../../rules/index.ts';
import type { Schedule } from '../../definition.ts';
import { pregnancyStart } from '../maternal-care/eligibility.ts';
import { plannedSince } from '../preconception-check/eligibility.ts';

export const schedule = {
  planningSupply: {
    anchor: plannedSince,
    from: sameDay,
    until: months(1),
    catchUpUntil: months(12),
    keptBy: 'folic-acid-supply',
    oneVisitWith: ['cn/preconception-check/examination'],
    citation: 'supply',
  },
  earlyPregnancySupply: {
    anchor: pregnancyStart,
    from: sameDay,
    until: months(3),
    keptBy: 'folic-acid-supply',
    oneVisitWith: ['cn/maternal-care/firstContact'],
    citation: 'supply',
  },
} satisfies Schedule;
