/**
 * The award for rural parents of one child or two daughters, from the age of 60.
 */
import { statutoryBenefit } from '../../definition.ts';
import { payments, ruralAwardRate } from './amounts.ts';
import { cases } from './cases.ts';
import { eligibility } from './eligibility.ts';
import { form } from './form.ts';
import { funding } from './funding.ts';
import { indicators } from './indicators.ts';
import { messages as en } from './messages.en.ts';
import { messages as zh } from './messages.zh-CN.ts';
import { procedure } from './procedure.ts';

/** The person asked about is the parent. Source: source.md */
export const ruralAward = statutoryBenefit({
  id: 'cn/rural-award',
  tier: 'county',
  statutory: {
    law: {
      'zh-CN': '中华人民共和国人口与计划生育法（2021年修正）',
      en: 'Population and Family Planning Law (as amended in 2021)',
    },
    article: '31',
  },
  eligibility,
  payments,
  funding,
  procedure,
  parameters: { ruralAwardRate },
  officerChecks: [{ id: 'noBirthAgainstTheLaw', citation: 'legacy-condition' }],
  form,
  indicators,
  messages: { 'zh-CN': zh, en },
  cases,
});
