/** Chinese texts of national leave entitlements. */
import type { Messages } from '../../definition.ts';

export const messages: Messages = {
  name: '产假（国家规定）',
  summary:
    '用人单位女职工产假基数为98天（待核实）；各省另增产假、配偶陪产（护理）假和育儿假。用人单位不得询问婚育计划、不得要求孕检、不得因此降低工资。',
  conditions: {
    alive: '本人在世',
    employed: '有用人单位',
    onBaseLeave: '分娩未满98天',
  },
};
