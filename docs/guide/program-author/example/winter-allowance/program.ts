/** A monthly amount for residents of 70 or older: the guide's example. */
import { benefit } from '../../../../../src/programs/definition.ts';
import { monthlyRate, payments } from './amounts.ts';
import { cases } from './cases.ts';
import { eligibility } from './eligibility.ts';
import { form } from './form.ts';
import { indicators } from './indicators.ts';
import { messages as en } from './messages.en.ts';
import { messages as zh } from './messages.zh-CN.ts';

/** Source: source.md */
export const winterAllowance = benefit({
  id: 'example/winter-allowance',
  tier: 'county',
  eligibility,
  payments,
  parameters: { monthlyRate },
  officerChecks: [],
  form,
  indicators,
  messages: { 'zh-CN': zh, en },
  cases,
});
