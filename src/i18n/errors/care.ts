/** Texts for errors of care records: what happened, why it matters, what to do. */
import type { TextOf } from '../sheet-problems.ts';

export const careErrorTexts = {
  CARE_RECORD_ABSENT: ({ county }) => ({
    'zh-CN': `${county} 不保存保健档案，因此没有读取或写入任何内容。其他业务照常办理；本人的妇幼健康服务请直接向服务单位办理。`,
    en: `${county} keeps no care records, so nothing was read or written. Everything else works as before; for care, ask the clinic directly.`,
  }),
  CARE_NOT_ENROLLED: () => ({
    'zh-CN':
      '没有本人现行有效的同意，因此不能打开或填写保健档案，也不说明有没有档案。如本人愿意，请先向她说明并登记她的同意。',
    en: 'There is no consent of hers that opens a care record here today, so nothing was read or written, and it is not said whether there is one. If she wants it, explain it to her and enter her consent first.',
  }),
  CARE_UNIT_UNKNOWN: ({ unit }) => ({
    'zh-CN': `没有编号为 ${unit} 的服务单位，同意书没有保存：不知道交给谁。请核对单位编号。`,
    en: `There is no unit number ${unit}, so her consent was not saved: it would be open to nobody. Check the number.`,
  }),
  CARE_DAYS: () => ({
    'zh-CN': '同意的最后一天早于第一天，没有保存。请核对日期。',
    en: 'The consent would end before it begins, so it was not saved. Check the days.',
  }),
  CARE_TEXT_NEEDED: () => ({
    'zh-CN':
      '没有写明本人看到或听到的是哪一版同意书，没有保存：日后无法说明她同意了什么。请写明版本。',
    en: 'It was not said which text she consented to, so it was not saved: later nobody could say what she agreed to. Name the version.',
  }),
  CARE_FACT_OTHER: ({ kind }) => ({
    'zh-CN': `“${kind}”不属于保健档案，没有保存。请登记到县里的事实中。`,
    en: `"${kind}" does not belong into a care record, so it was not saved. Enter it as a fact in the record of the county.`,
  }),
} as const satisfies Readonly<Record<string, TextOf>>;
