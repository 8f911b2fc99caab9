/** What the township is measured by: how it answers newcomers’ complaints. */
import type { Indicator } from '../../definition.ts';

export const indicators = {
  complaintsClosed: { measure: 'complaints-closed', citation: 'what-is-measured' },
  satisfaction: { measure: 'satisfaction', citation: 'what-is-measured' },
} satisfies Record<string, Indicator>;
