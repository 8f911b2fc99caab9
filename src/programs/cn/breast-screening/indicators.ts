/** What the county is measured by: offers and appointments, never the share of women screened. */
import type { Indicator } from '../../definition.ts';

export const indicators = {
  offeredOnTime: {
    measure: 'offered-on-time',
    step: 'screening',
    citation: 'what-is-measured',
  },
  appointmentWait: { measure: 'appointment-wait', citation: 'what-is-measured' },
  complaintsClosed: { measure: 'complaints-closed', citation: 'what-is-measured' },
} satisfies Record<string, Indicator>;
