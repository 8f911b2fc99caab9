/** Texts for errors of services delivered: tasks, visits, what was measured, referrals and goods. */
import type { TextOf } from '../sheet-problems.ts';

export const serviceErrorTexts = {
  TASK_STEP_UNKNOWN: ({ program, step }) => ({
    'zh-CN': `现行政策的项目“${program}”里没有服务项“${step}”，没有记录。请选择清单里的服务项。`,
    en: `The policy in force has no step "${step}" of "${program}", so nothing was recorded. Choose one of the steps that are listed.`,
  }),
  TASK_PROGRAM_UNKNOWN: ({ program }) => ({
    'zh-CN': `现行政策里没有待遇项目“${program}”，没有登记申请协助。请选择清单里的待遇。`,
    en: `The policy in force has no benefit "${program}", so no help was noted. Choose one of the benefits that are listed.`,
  }),
  TASK_STATE: ({ task, state, turn }) => ({
    'zh-CN': `任务 ${task} 现在是“${state}”，不能${turn}，没有改动。请刷新后再看；如果之前记错了，请先重新打开。`,
    en: `Task ${task} is ${state} now, so it cannot ${turn}; nothing was changed. Look at it again; if it was recorded by mistake, reopen it first.`,
  }),
  TASK_DAY: ({ day }) => ({
    'zh-CN': `日期 ${day} 对这件事不合适：办理日不能在今天之后，预约和再询问的日期要在之后。没有改动。`,
    en: `${day} does not fit: what was done cannot lie after today, and a booking or a day to ask again must lie ahead. Nothing was changed.`,
  }),
  TASK_WORD_UNKNOWN: ({ word }) => ({
    'zh-CN': `没有编号为 ${word} 的办理情况，或者已经撤回，没有改动。`,
    en: `There is no word ${word} on how a task went, or it was taken back already. Nothing was changed.`,
  }),
  TASK_HAND_OVER_UNKNOWN: ({ hand_over }) => ({
    'zh-CN': `没有编号为 ${hand_over} 的交接，或者已经结束，没有改动。`,
    en: `There is no hand-over ${hand_over}, or it has ended already. Nothing was changed.`,
  }),
  TASK_HAND_OVER_THERE: ({ post }) => ({
    'zh-CN': `岗位 ${post} 的任务已经交给别人，没有再交一次。请先结束那次交接。`,
    en: `The tasks of post ${post} are handed over already, so they were not handed over again. End that first.`,
  }),
  VISIT_UNKNOWN: ({ visit }) => ({
    'zh-CN': `您的单位没有走访“${visit}”，没有改动。`,
    en: `Your office has no visit "${visit}", so nothing was changed.`,
  }),
  VISIT_IN_FUTURE: ({ day }) => ({
    'zh-CN': `走访日期比今天晚 ${day} 天，没有记录。请核对手机日期，或者用预约。`,
    en: `The visit would be ${day} days after today, so it was not recorded. Check the date of the phone, or book it.`,
  }),
  OBSERVATION_UNKNOWN: ({ kind }) => ({
    'zh-CN': `没有检查项目“${kind}”，没有记录。能记录的项目是固定的清单。`,
    en: `There is no measurement "${kind}", so nothing was recorded. What may be measured is a fixed list.`,
  }),
  OBSERVATION_IMPLAUSIBLE: ({ kind, value, unit, low, high }) => ({
    'zh-CN': `${kind} ${value} ${unit} 不可能（应在 ${low} 到 ${high} 之间），没有记录。请看是不是少了小数点或单位不对。`,
    en: `${kind} of ${value} ${unit} cannot be (it lies between ${low} and ${high}), so it was not recorded. Look whether a decimal point or the unit is wrong.`,
  }),
  OBSERVATION_NOT_THERE: ({ observation }) => ({
    'zh-CN': `没有编号为 ${observation} 的检查结果，或者已经撤回，没有改动。`,
    en: `There is no measurement ${observation}, or it was taken back already. Nothing was changed.`,
  }),
  REFERRAL_UNKNOWN: ({ referral }) => ({
    'zh-CN': `没有编号为 ${referral} 的转介，或者已经撤回，没有改动。`,
    en: `There is no referral ${referral}, or it was taken back already. Nothing was changed.`,
  }),
  SUPPLY_UNKNOWN: ({ item }) => ({
    'zh-CN': `没有物品“${item}”，没有记录。能发放的物品是固定的清单。`,
    en: `There is no item "${item}", so nothing was recorded. What is given out is a fixed list.`,
  }),
  SUPPLY_SHORT: ({ item, quantity }) => ({
    'zh-CN': `“${item}”的库存不足 ${quantity} 件，没有记录。请先登记入库或从架上领取，再补记。`,
    en: `There are fewer than ${quantity} of "${item}" in stock, so nothing was recorded. Record what came in or what was taken along first, then this.`,
  }),
  SUPPLY_MOVE_UNKNOWN: ({ move }) => ({
    'zh-CN': `没有编号为 ${move} 的出入库记录，或者已经撤回，没有改动。`,
    en: `There is no stock move ${move}, or it was taken back already. Nothing was changed.`,
  }),
  CONTACT_PHONE: () => ({
    'zh-CN': '这不是电话号码，没有记录。请写 5 到 20 位数字，前面可以有 +。',
    en: 'That is no phone number, so it was not recorded. Write 5 to 20 digits, with a + before them if need be.',
  }),
  CONTACT_UNKNOWN: ({ contact }) => ({
    'zh-CN': `没有编号为 ${contact} 的联系电话，没有改动。`,
    en: `There is no phone number ${contact} on record, so nothing was changed.`,
  }),
} satisfies Record<string, TextOf>;
