/** What the township is measured by: tablets at hand when someone asks. */
import type { Indicator } from '../../definition.ts';

export const indicators = {
  suppliedOnTime: {
    measure: 'delivered-on-time',
    step: 'planningSupply',
    citation: 'what-is-measured',
  },
  outOfStock: { measure: 'stock-out-days', citation: 'what-is-measured' },
  satisfaction: { measure: 'satisfaction', citation: 'what-is-measured' },
} satisfies Record<string, Indicator>;
