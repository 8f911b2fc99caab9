/** What is counted about the office, never about residents. */
import type { Indicator } from '../../../../../src/programs/definition.ts';

export const indicators = {
  paidOnTime: { measure: 'paid-on-time', citation: 'article-3' },
  decidedInTime: { measure: 'decided-in-time', citation: 'article-3' },
  reasonsGiven: { measure: 'reasons-given', citation: 'article-3' },
} satisfies Record<string, Indicator>;
