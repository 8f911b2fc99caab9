/** Texts for what searching refuses. None says whether anybody was found. */
import type { TextOf } from '../sheet-problems.ts';

/** By code of src/server/modules/search. */
export const searchErrorTexts: Readonly<Record<string, TextOf>> = {
  SEARCH_TOO_WIDE: () => ({
    'zh-CN':
      '要找的范围太宽，没有查找：请写至少两个字的姓名，或两个完整的拼音音节（如 zhang wei），不要只写首字母或通配符。',
    en: 'This would look for too many people, so nothing was searched. Write at least two characters of the name, or two full syllables (zhang wei); initials and wildcards are not enough.',
  }),
  SEARCH_BUDGET: ({ retryAfterSeconds }) => ({
    'zh-CN': `您或您的单位这段时间的查找次数已经用完，没有查找，以防有人成批查看居民。请在 ${retryAfterSeconds} 秒后再试；急需时请直接请居民出示证件或联系登记管理员。`,
    en: `You or your unit have used up the searches of this hour or day, so nothing was searched; this keeps anybody from looking residents up in bulk. Try again in ${retryAfterSeconds} seconds, or ask the registrar.`,
  }),
};
