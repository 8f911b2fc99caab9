/** Newcomers’ rights: from when on equal basic public health services are a right at the place of residence. */
import { information } from '../../definition.ts';
import { cases } from './cases.ts';
import { eligibility } from './eligibility.ts';
import { form } from './form.ts';
import { indicators } from './indicators.ts';
import { messages as english } from './messages.en.ts';
import { messages as chinese } from './messages.zh-CN.ts';

export const newcomerServices = information({
  id: 'cn/newcomer-services',
  tier: 'township',
  messages: { 'zh-CN': chinese, en: english },
  parameters: {},
  officerChecks: [],
  eligibility,
  form,
  indicators,
  cases,
});
