/**
 * What is counted about the office that handles the childcare subsidy: its own promptness and care.
 */
import type { Indicator } from '../../definition.ts';

/** Deadlines and duties of the office. Source: source.md */
export const indicators = {
  decidedInTime: { measure: 'decided-in-time', citation: 'articles-9-to-11' },
  reasonsForRefusals: { measure: 'reasons-given', citation: 'articles-9-to-11' },
  paidEachQuarter: { measure: 'paid-on-time', citation: 'articles-14-to-16' },
  paidCorrectly: { measure: 'paid-correctly', citation: 'articles-24-to-29' },
} satisfies Record<string, Indicator>;
