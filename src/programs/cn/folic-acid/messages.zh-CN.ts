/** Chinese texts of folic acid. */
import type { Messages } from '../../definition.ts';

export const messages: Messages = {
  name: '增补叶酸',
  summary:
    '孕前和孕早期服用叶酸可以预防胎儿神经管缺陷。孕前3个月至孕早期3个月可免费领取，是否服用由本人决定，不作检查。',
  conditions: {
    alive: '本人在世',
    woman: '女性',
    planningOrEarlyPregnancy: '有怀孕计划或处于孕早期3个月',
    planning: '本人告知有怀孕计划',
    earlyPregnancy: '处于孕早期3个月',
    lastPeriodOnRecord: '有末次月经记录',
    expectedDeliveryOnRecord: '有预产期记录',
    afterLatestBirth: '最近一次分娩之后',
  },
  steps: {
    planningSupply: '领取孕前叶酸：每日0.4毫克',
    earlyPregnancySupply: '领取孕早期叶酸：每日0.4毫克',
  },
};
