/** What the township is measured by: how fast and how well it handles the forms it gets. */
import type { Indicator } from '../../definition.ts';

export const indicators = {
  offeredOnTime: { measure: 'offered-on-time', step: 'registration', citation: 'what-is-measured' },
  decidedInTime: { measure: 'decided-in-time', citation: 'what-is-measured' },
  reasonsGiven: { measure: 'reasons-given', citation: 'what-is-measured' },
  recordsCorrected: { measure: 'records-corrected', citation: 'what-is-measured' },
} satisfies Record<string, Indicator>;
