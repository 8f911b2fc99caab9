/** Texts for what emergency access refuses. None says whether there is such a person. */
import type { TextOf } from '../sheet-problems.ts';

/** By code of src/server/modules/emergency. */
export const emergencyErrorTexts: Readonly<Record<string, TextOf>> = {
  EMERGENCY_REASON: ({ least }) => ({
    'zh-CN': `紧急查看需要写明理由，至少 ${least} 个字，没有打开。本人和个人信息保护负责人都会看到理由。`,
    en: `Emergency access needs a reason of at least ${least} characters; nothing was opened. She and the privacy officer will read it.`,
  }),
  EMERGENCY_SUSPENDED: ({ days }) => ({
    'zh-CN': `您有一次紧急查看超过 ${days} 个工作日没有人复核，复核之前不能再次紧急查看，没有打开。请联系个人信息保护负责人复核；遇到危险请先拨打 120 或 110。`,
    en: `One of your emergencies has waited more than ${days} working days for its review, so no further one can be opened until then. Ask the privacy officer for the review; where somebody is in danger, call 120 or 110 first.`,
  }),
  EMERGENCY_TOO_MANY: ({ most }) => ({
    'zh-CN': `您有 ${most} 次紧急查看还没有复核，没有再打开。请先请个人信息保护负责人复核。`,
    en: `${most} of your emergencies wait for a review, so no other was opened. Ask the privacy officer to review them first.`,
  }),
  EMERGENCY_UNKNOWN: ({ emergency }) => ({
    'zh-CN': `没有编号为 ${emergency} 的紧急查看可供处理，没有执行。可能已经结束或已经复核。`,
    en: `There is no emergency ${emergency} to do this to, so nothing was done. It may be over or reviewed already.`,
  }),
  EMERGENCY_OWN_REVIEW: () => ({
    'zh-CN': '自己的紧急查看须由别人复核，没有执行。请交给另一位个人信息保护负责人。',
    en: 'Somebody else has to review your own emergency, so nothing was done. Hand it to another privacy officer.',
  }),
};
