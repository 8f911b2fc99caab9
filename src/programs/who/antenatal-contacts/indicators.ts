/** What the clinic is measured by: contacts offered and held in their windows. */
import type { Indicator } from '../../definition.ts';

export const indicators = {
  firstContactOnTime: {
    measure: 'delivered-on-time',
    step: 'contactUpTo12Weeks',
    citation: 'what-is-measured',
  },
  contactsOffered: { measure: 'offered-on-time', citation: 'what-is-measured' },
  satisfaction: { measure: 'satisfaction', citation: 'what-is-measured' },
} satisfies Record<string, Indicator>;
