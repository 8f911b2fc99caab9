/**
 * The childcare subsidy in Guangdong: paid for children whose household is registered there.
 */
import { fact } from '../../../model/facts/index.ts';
import { areaSet } from '../../../rules/index.ts';
import type { Override } from '../../definition.ts';
import { cases } from './cases.ts';
import { messages as en } from './messages.en.ts';
import { messages as zh } from './messages.zh-CN.ts';
import { procedure } from './procedure.ts';

/**
 * Adds the place of registration to the national conditions; amounts stay as they are.
 *
 * Unknown: a registration place that is not known leaves days possible.
 * Source: source.md#registered-in-the-province
 */
export const childcareSubsidy: Override = {
  program: 'cn/childcare-subsidy',
  conditions: {
    registeredInProvince: fact('household-registration')
      .within(areaSet('cn-44', '44'))
      .cites('registered-in-the-province'),
  },
  procedure,
  messages: { 'zh-CN': zh, en },
  cases,
};
