/** Newborn checklist: seven errands after a birth, on one page, with reminders. */
import { service } from '../../definition.ts';
import { cases } from './cases.ts';
import { eligibility } from './eligibility.ts';
import { form } from './form.ts';
import { indicators } from './indicators.ts';
import { messages as english } from './messages.en.ts';
import { messages as chinese } from './messages.zh-CN.ts';
import { schedule } from './schedule.ts';

export const newbornChecklist = service({
  id: 'cn/newborn-checklist',
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
