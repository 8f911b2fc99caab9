/**
 * What is counted about the offices that handle complication assistance.
 */
import type { Indicator } from '../../definition.ts';

/** Duties of the office. Source: source.md#duties */
export const indicators = {
  decidedInTime: { measure: 'decided-in-time', citation: 'duties' },
  reasonsForRefusals: { measure: 'reasons-given', citation: 'duties' },
  paidOnTime: { measure: 'paid-on-time', citation: 'duties' },
} satisfies Record<string, Indicator>;
