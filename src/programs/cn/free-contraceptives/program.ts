/** Free contraceptives: a standing offer to every adult, with no list of who takes them. */
import { service } from '../../definition.ts';
import { cases } from './cases.ts';
import { eligibility } from './eligibility.ts';
import { form } from './form.ts';
import { indicators } from './indicators.ts';
import { messages as english } from './messages.en.ts';
import { messages as chinese } from './messages.zh-CN.ts';
import { schedule } from './schedule.ts';

export const freeContraceptives = service({
  id: 'cn/free-contraceptives',
  tier: 'township',
  messages: { 'zh-CN': chinese, en: english },
  parameters: {},
  officerChecks: [],
  eligibility,
  schedule,
  standingOffer: true,
  form,
  indicators,
  cases,
});
