/** National leave after birth: the base that every employed mother has; provinces add to it. */
import { information } from '../../definition.ts';
import { parameters } from './amounts.ts';
import { cases } from './cases.ts';
import { eligibility } from './eligibility.ts';
import { form } from './form.ts';
import { indicators } from './indicators.ts';
import { messages as english } from './messages.en.ts';
import { messages as chinese } from './messages.zh-CN.ts';

export const leaveEntitlements = information({
  id: 'cn/leave-entitlements',
  tier: 'employer',
  messages: { 'zh-CN': chinese, en: english },
  parameters,
  officerChecks: [],
  eligibility,
  form,
  indicators,
  cases,
});
