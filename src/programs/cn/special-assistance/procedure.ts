/**
 * How a claim to special assistance is decided: village, township, county; nothing is ever posted.
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
      shows: ['household-registration'],
      ...told,
    },
    childPaper: {
      name: {
        'zh-CN': '子女的死亡证明或残疾人证（本人选择何时、由谁代取）',
        en: 'the child’s death certificate or disability certificate (she chooses when, and who fetches it)',
      },
      shows: ['disability-level'],
      isOnlySome: true,
      ...told,
    },
    marriage: {
      name: {
        'zh-CN': '婚姻状况（丧偶、离异者）',
        en: 'marital status, where widowed or divorced',
      },
      shows: ['marital-status'],
      isOnlySome: true,
      ...told,
    },
  },
  appeal: reconsideration('appeal'),
  review: { month: 1, ...told },
  payment: { everyMonths: 12, ...told },
};
