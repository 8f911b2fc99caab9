/** What the township is measured by: lists handed over and errands it settles in time. */
import type { Indicator } from '../../definition.ts';

export const indicators = {
  listOffered: { measure: 'offered-on-time', citation: 'what-is-measured' },
  settledInTime: { measure: 'decided-in-time', citation: 'what-is-measured' },
  satisfaction: { measure: 'satisfaction', citation: 'what-is-measured' },
} satisfies Record<string, Indicator>;
