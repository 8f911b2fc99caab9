/** Leave in Zhejiang: after a birth, for partners, and for the care of a child under three. */
import type { InformationProgram } from '../../definition.ts';
import { parameters } from './amounts.ts';
import { cases } from './cases.ts';
import { eligibility } from './eligibility.ts';
import { form } from './form.ts';
import { indicators } from './indicators.ts';
import { messages as english } from './messages.en.ts';
import { messages as chinese } from './messages.zh-CN.ts';

export const leaveEntitlements: InformationProgram = {
  kind: 'information',
  id: 'cn-33/leave-entitlements',
  tier: 'employer',
  messages: { 'zh-CN': chinese, en: english },
  parameters,
  officerChecks: [],
  eligibility,
  statutory: {
    law: {
      'zh-CN': '浙江省人口与计划生育条例',
      en: 'Zhejiang Population and Family Planning Regulations',
    },
    article: 'articles 22 and 28',
  },
  form,
  indicators,
  cases,
};
