/**
 * How a claim to complication assistance is decided: village, township, county; nothing is ever posted.
 */
import type { Procedure } from '../../procedure/procedure.ts';
import { reconsideration } from '../appeals.ts';

const told = { status: 'secondary', source: 'duties' } as const;

/** Source: source.md#duties */
export const procedure: Procedure = {
  steps: {
    verify: { tier: 'village', ...told },
    check: { tier: 'township', ...told },
    confirm: { tier: 'county', ...told },
  },
  papers: {
    certificate: {
      name: { 'zh-CN': '并发症鉴定结论', en: 'certificate of the assessment panel' },
      shows: ['complication-grade'],
      ...told,
    },
  },
  appeal: reconsideration('appeal'),
  payment: { everyMonths: 12, ...told },
};
