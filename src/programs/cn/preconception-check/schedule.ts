/** One examination, soon after the plan is told, once for each planned child. */
import { months, sameDay } from '../../../rules/index.ts';
import type { Schedule } from '../../definition.ts';
import { plannedSince } from './eligibility.ts';

export const schedule = {
  examination: {
    anchor: plannedSince,
    from: sameDay,
    until: months(3),
    catchUpUntil: months(12),
    keptBy: 'preconception-check',
    oneVisitWith: ['cn/folic-acid/planningSupply'],
    citation: 'when-it-is-due',
  },
} satisfies Schedule;
