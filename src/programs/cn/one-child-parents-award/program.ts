/**
 * The award for holders of the one-child parents' certificate; amounts are set by provinces.
 */
import { statutoryBenefit } from '../../definition.ts';
import { cases } from './cases.ts';
import { eligibility } from './eligibility.ts';
import { form } from './form.ts';
import { indicators } from './indicators.ts';
import { messages as en } from './messages.en.ts';
import { messages as zh } from './messages.zh-CN.ts';

/** The person asked about is a parent. Nationally there is a right and no amount. Source: source.md */
export const oneChildParentsAward = statutoryBenefit({
  id: 'cn/one-child-parents-award',
  tier: 'employer',
  statutory: {
    law: {
      'zh-CN': '中华人民共和国人口与计划生育法（2021年修正）',
      en: 'Population and Family Planning Law (as amended in 2021)',
    },
    article: '31',
  },
  eligibility,
  parameters: {},
  officerChecks: [],
  form,
  indicators,
  messages: { 'zh-CN': zh, en },
  cases,
});
