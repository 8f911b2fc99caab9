/**
 * How a claim to the rural award is decided: village, township, county. The lists that older texts post are not posted.
 */
import type { Procedure } from '../../procedure/procedure.ts';
import { reconsideration } from '../appeals.ts';

const told = { status: 'secondary', source: 'procedure' } as const;

/** Source: source.md#procedure */
export const procedure: Procedure = {
  steps: {
    verify: { tier: 'village', ...told },
    check: { tier: 'township', ...told },
    confirm: { tier: 'county', ...told },
  },
  papers: {
    householdRegister: {
      name: { 'zh-CN': '户口簿', en: 'household register' },
      shows: ['household-registration', 'household-registration-type'],
      ...told,
    },
    identityCard: {
      name: { 'zh-CN': '居民身份证', en: 'identity card' },
      shows: ['birth'],
      ...told,
    },
  },
  appeal: reconsideration('appeal'),
  review: { month: 1, ...told },
  payment: { everyMonths: 12, ...told },
};
