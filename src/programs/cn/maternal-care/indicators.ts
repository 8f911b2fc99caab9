/** What the township's clinics are measured by: contacts offered and held in their windows. */
import type { Indicator } from '../../definition.ts';

export const indicators = {
  firstContactOnTime: {
    measure: 'delivered-on-time',
    step: 'firstContact',
    citation: 'what-is-measured',
  },
  homeVisitOnTime: {
    measure: 'delivered-on-time',
    step: 'postnatalHomeVisit',
    citation: 'what-is-measured',
  },
  postnatalCheckOffered: {
    measure: 'offered-on-time',
    step: 'postnatalCheck',
    citation: 'what-is-measured',
  },
  complaintsClosed: { measure: 'complaints-closed', citation: 'what-is-measured' },
} satisfies Record<string, Indicator>;
