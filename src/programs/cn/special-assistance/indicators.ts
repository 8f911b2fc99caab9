/**
 * What is counted about the offices that handle special assistance.
 */
import type { Indicator } from '../../definition.ts';

/** Duties of the office. Source: source.md#procedure */
export const indicators = {
  decidedInTime: { measure: 'decided-in-time', citation: 'procedure' },
  reasonsForRefusals: { measure: 'reasons-given', citation: 'procedure' },
  paidOnTime: { measure: 'paid-on-time', citation: 'procedure' },
  paidCorrectly: { measure: 'paid-correctly', citation: 'procedure' },
} satisfies Record<string, Indicator>;
