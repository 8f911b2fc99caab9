/**
 * What is counted about those who must pay the one-child parents' award.
 */
import type { Indicator } from '../../definition.ts';

/** Duties of employers and offices. Source: source.md#article-31 */
export const indicators = {
  paidOnTime: { measure: 'paid-on-time', citation: 'article-31' },
  reasonsForRefusals: { measure: 'reasons-given', citation: 'article-31' },
} satisfies Record<string, Indicator>;
