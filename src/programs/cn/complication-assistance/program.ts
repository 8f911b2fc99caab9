/**
 * Monthly assistance to people harmed by a family-planning procedure.
 */
import { benefit } from '../../definition.ts';
import { gradeOne, gradeThree, gradeTwo, payments } from './amounts.ts';
import { cases } from './cases.ts';
import { eligibility } from './eligibility.ts';
import { form } from './form.ts';
import { funding } from './funding.ts';
import { indicators } from './indicators.ts';
import { messages as en } from './messages.en.ts';
import { messages as zh } from './messages.zh-CN.ts';
import { procedure } from './procedure.ts';

/** The person asked about is the one who was harmed. Source: source.md */
export const complicationAssistance = benefit({
  id: 'cn/complication-assistance',
  tier: 'county',
  eligibility,
  payments,
  funding,
  procedure,
  parameters: { gradeOne, gradeTwo, gradeThree },
  officerChecks: [],
  form,
  indicators,
  messages: { 'zh-CN': zh, en },
  cases,
});
