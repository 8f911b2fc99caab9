/** Antenatal contacts: the eight of the World Health Organization’s recommendations of 2016. */
import { service } from '../../definition.ts';
import { cases } from './cases.ts';
import { eligibility } from './eligibility.ts';
import { form } from './form.ts';
import { indicators } from './indicators.ts';
import { messages as english } from './messages.en.ts';
import { messages as chinese } from './messages.zh-CN.ts';
import { schedule } from './schedule.ts';

export const antenatalContacts = service({
  id: 'who/antenatal-contacts',
  tier: 'clinic',
  messages: { 'zh-CN': chinese, en: english },
  parameters: {},
  officerChecks: [],
  eligibility,
  schedule,
  form,
  indicators,
  cases,
});
