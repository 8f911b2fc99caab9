/** What the township’s clinics are measured by: visits and check-ups held in their windows. */
import type { Indicator } from '../../definition.ts';

export const indicators = {
  newbornVisitOnTime: {
    measure: 'delivered-on-time',
    step: 'newbornHomeVisit',
    citation: 'what-is-measured',
  },
  fullMonthCheckOnTime: {
    measure: 'delivered-on-time',
    step: 'fullMonthCheck',
    citation: 'what-is-measured',
  },
  checksOffered: { measure: 'offered-on-time', citation: 'what-is-measured' },
  complaintsClosed: { measure: 'complaints-closed', citation: 'what-is-measured' },
} satisfies Record<string, Indicator>;
