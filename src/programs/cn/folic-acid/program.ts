/** Folic acid: free tablets from three months before a pregnancy to three months into it. */
import { service } from '../../definition.ts';
import { cases } from './cases.ts';
import { eligibility } from './eligibility.ts';
import { form } from './form.ts';
import { indicators } from './indicators.ts';
import { messages as english } from './messages.en.ts';
import { messages as chinese } from './messages.zh-CN.ts';
import { schedule } from './schedule.ts';

export const folicAcid = service({
  id: 'cn/folic-acid',
  tier: 'township',
  messages: { 'zh-CN': chinese, en: english },
  parameters: {},
  officerChecks: [],
  eligibility,
  schedule,
  form,
  indicators,
  cases,
});
