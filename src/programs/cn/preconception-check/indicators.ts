/** What the county is measured by: appointments it gives to those who ask. */
import type { Indicator } from '../../definition.ts';

export const indicators = {
  appointmentWait: {
    measure: 'appointment-wait',
    step: 'examination',
    citation: 'what-is-measured',
  },
  examinedOnTime: {
    measure: 'delivered-on-time',
    step: 'examination',
    citation: 'what-is-measured',
  },
  satisfaction: { measure: 'satisfaction', citation: 'what-is-measured' },
} satisfies Record<string, Indicator>;
