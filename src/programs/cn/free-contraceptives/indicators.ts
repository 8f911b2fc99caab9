/** What the township is measured by: that the shelf is full and people are content. */
import type { Indicator } from '../../definition.ts';

export const indicators = {
  outOfStock: { measure: 'stock-out-days', citation: 'what-is-measured' },
  satisfaction: { measure: 'satisfaction', citation: 'what-is-measured' },
  complaintsClosed: { measure: 'complaints-closed', citation: 'what-is-measured' },
} satisfies Record<string, Indicator>;
