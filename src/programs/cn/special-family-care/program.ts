/**
 * Care offered to parents who lost their only child, or whose only child is disabled; in kind.
 */
import { statutoryBenefit } from '../../definition.ts';
import { cases } from './cases.ts';
import { eligibility } from './eligibility.ts';
import { form } from './form.ts';
import { indicators } from './indicators.ts';
import { messages as en } from './messages.en.ts';
import { messages as zh } from './messages.zh-CN.ts';

/** A benefit in kind without payments; source.md says why it is not a service. */
export const specialFamilyCare = statutoryBenefit({
  id: 'cn/special-family-care',
  tier: 'township',
  statutory: {
    law: {
      'zh-CN': '中华人民共和国人口与计划生育法（2021年修正）',
      en: 'Population and Family Planning Law (as amended in 2021)',
    },
    article: '32',
  },
  eligibility,
  parameters: {},
  officerChecks: [{ id: 'wishesCare', citation: 'by-choice' }],
  form,
  indicators,
  messages: { 'zh-CN': zh, en },
  cases,
});
