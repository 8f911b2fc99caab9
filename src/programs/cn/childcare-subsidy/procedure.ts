/**
 * How a claim to the childcare subsidy is decided: the township checks, the county confirms, 30 working days together.
 */
import type { Procedure } from '../../procedure/procedure.ts';
import { reconsideration } from '../appeals.ts';

const articles = { status: 'verified', source: 'articles-9-to-11' } as const;
const papers = { status: 'verified', source: 'papers' } as const;

/** Source: source.md#articles-9-to-11, source.md#papers */
export const procedure: Procedure = {
  steps: {
    check: { tier: 'township', ...articles },
    confirm: { tier: 'county', ...articles },
  },
  together: { workingDays: 30, ...articles },
  papers: {
    birthCertificate: {
      name: { 'zh-CN': '出生医学证明', en: 'birth certificate' },
      shows: ['birth', 'parents'],
      ...papers,
    },
    householdRegister: {
      name: {
        'zh-CN': '户口簿（首页和儿童页）',
        en: 'household register (first page, child’s page)',
      },
      shows: ['household-registration'],
      ...papers,
    },
    guardianship: {
      name: {
        'zh-CN': '收养、离异或其他监护情况：收养登记证、抚养权文书或监护文书',
        en: 'where adopted, divorced or another guardian: the adoption, custody or guardianship papers',
      },
      shows: [],
      isOnlySome: true,
      ...papers,
    },
  },
  appeal: reconsideration('appeal'),
  payment: { everyMonths: 3, status: 'verified', source: 'articles-14-to-16' },
};
