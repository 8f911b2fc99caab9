/** Texts for errors of consents: what happened, why it matters, what to do. */
import type { TextOf } from './sheet-problems.ts';

export const consentErrorTexts = {
  CONSENT_TEXT: ({ version, current }) => ({
    'zh-CN': `没有保存：说明文字第 ${version} 版已不再使用，而同意必须针对现在的第 ${current} 版。请把现在的说明给本人看或读给本人听，再登记。`,
    en: `Not saved: version ${version} of the text is not in use, and a yes is a yes to version ${current}. Show or read her the text of today, then write her answer down.`,
  }),
  CONSENT_GUARDIAN_NEEDED: () => ({
    'zh-CN':
      '没有保存：本人未满 14 周岁，使用其信息须由父母或其他监护人同意。请监护人到场，并在请求中写明监护人的编号。',
    en: 'Not saved: she is under 14, and a parent or guardian decides about the use of her data. Ask one to come along and give the number of the guardian.',
  }),
  CONSENT_GUARDIAN_UNKNOWN: () => ({
    'zh-CN':
      '没有保存：登记中此人不是她现在的父母或监护人，不能代她决定。请核对编号，或先登记亲属关系。',
    en: 'Not saved: on record this is not a parent or guardian of hers today and cannot decide for her. Check the number, or enter the kinship first.',
  }),
  CONSENT_OWN_WORD: () => ({
    'zh-CN': '没有保存：本人已满 14 周岁，只有她自己能决定。请问她本人。',
    en: 'Not saved: she is 14 or older and decides herself. Ask her.',
  }),
} as const satisfies Readonly<Record<string, TextOf>>;
