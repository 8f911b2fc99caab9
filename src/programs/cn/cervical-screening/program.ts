/** Cervical cancer screening: a free test for women from 35 to 64, about every three years. */
import { service } from '../../definition.ts';
import { cases } from './cases.ts';
import { eligibility } from './eligibility.ts';
import { form } from './form.ts';
import { indicators } from './indicators.ts';
import { messages as english } from './messages.en.ts';
import { messages as chinese } from './messages.zh-CN.ts';
import { schedule } from './schedule.ts';

export const cervicalScreening = service({
  id: 'cn/cervical-screening',
  tier: 'county',
  messages: { 'zh-CN': chinese, en: english },
  parameters: {},
  officerChecks: [],
  eligibility,
  schedule,
  form,
  indicators,
  cases,
});
