/**
 * Monthly assistance to parents who lost their only child, or whose only child is disabled.
 */
import { statutoryBenefit } from '../../definition.ts';
import { disabilityRural, disabilityUrban, lossRural, lossUrban, payments } from './amounts.ts';
import { cases } from './cases.ts';
import { eligibility } from './eligibility.ts';
import { form } from './form.ts';
import { funding } from './funding.ts';
import { indicators } from './indicators.ts';
import { messages as en } from './messages.en.ts';
import { messages as zh } from './messages.zh-CN.ts';
import { procedure } from './procedure.ts';

/** The person asked about is the parent. Source: source.md */
export const specialAssistance = statutoryBenefit({
  id: 'cn/special-assistance',
  tier: 'county',
  statutory: {
    law: {
      'zh-CN': '中华人民共和国人口与计划生育法（2021年修正）',
      en: 'Population and Family Planning Law (as amended in 2021)',
    },
    article: '32',
  },
  eligibility,
  payments,
  funding,
  procedure,
  parameters: { lossUrban, lossRural, disabilityUrban, disabilityRural },
  officerChecks: [
    { id: 'lawfulAdoption', citation: 'conditions' },
    { id: 'paidFromConfirmation', citation: 'start-and-end' },
  ],
  form,
  indicators,
  messages: { 'zh-CN': zh, en },
  cases,
});
