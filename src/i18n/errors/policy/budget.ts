/** Texts for what the budget refuses. */
import type { TextOf } from '../../sheet-problems.ts';

/** By code of src/server/modules/budget and src/programs/budget. */
export const budgetErrorTexts: Readonly<Record<string, TextOf>> = {
  BUDGET_LEVER_UNKNOWN: ({ lever }) => ({
    'zh-CN': `现行政策里没有可以试算的“${lever}”，没有开始。政策可能刚刚变更，请重新打开试算页面。`,
    en: `The policy in force has no "${lever}" to try, so nothing was started. It may just have changed: open the page again.`,
  }),
  BUDGET_FROM: ({ first, last }) => ({
    'zh-CN': `试算要从某月 1 日开始，在 ${first} 到 ${last} 之间，这样才算得满五年。没有开始，请改选月份。`,
    en: `A try begins on the first of a month between ${first} and ${last}, so that five years can be counted. Nothing was started; choose another month.`,
  }),
  BUDGET_AGE: ({ months }) => ({
    'zh-CN': `年龄 ${months} 个月超过 120 周岁，没有开始。请改小。`,
    en: `An age of ${months} months is more than 120 years, so nothing was started. Choose a lower one.`,
  }),
  BUDGET_TRY_BUSY: () => ({
    'zh-CN': '另一位同事正在试算，没有开始。一个县一次只算一个，请过一会儿再试。',
    en: 'A colleague’s try is running, so yours was not started. A county works on one at a time; try again in a little while.',
  }),
  BUDGET_TRY_UNKNOWN: () => ({
    'zh-CN': '没有这次试算：它已停止，或者服务器重新启动过。试算的结果不保存，请重新开始。',
    en: 'There is no such try: it was stopped, or the server was started anew. What a try finds is not kept; start it again.',
  }),
};
