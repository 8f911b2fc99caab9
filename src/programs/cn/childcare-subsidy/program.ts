/**
 * The national childcare subsidy: a yearly amount for each child under three.
 */
import { benefit } from '../../definition.ts';
import { monthlyRate, payments, yearlyRate } from './amounts.ts';
import { cases } from './cases.ts';
import { eligibility } from './eligibility.ts';
import { form } from './form.ts';
import { indicators } from './indicators.ts';
import { messages as en } from './messages.en.ts';
import { messages as zh } from './messages.zh-CN.ts';
import { procedure } from './procedure.ts';
import { claims } from './schedule.ts';

/** The person asked about is the child. Source: source.md */
export const childcareSubsidy = benefit({
  id: 'cn/childcare-subsidy',
  tier: 'county',
  eligibility,
  payments,
  claims,
  procedure,
  parameters: { yearlyRate, monthlyRate },
  officerChecks: [{ id: 'lawfulBirth', citation: 'article-5' }],
  form,
  indicators,
  messages: { 'zh-CN': zh, en },
  cases,
});
